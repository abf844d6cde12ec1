"""What plugins may use of accounts: the capability ACCOUNTS."""

from worthit.accounts.model import Asker
from worthit.accounts.recognition import Recognition


class AccountsForPlugins:
    """Who asks through a plugin."""

    def __init__(self, recognition: Recognition) -> None:
        self._recognition = recognition

    async def of_telegram(self, user_id: int) -> Asker:
        """The asker who is this user at Telegram; their account is made at the first time.

        Only for who is known to be that user, such as by an update that Telegram sent. Raises AnalysisUnavailable.
        """
        return await self._recognition.of_telegram(user_id)
