"""What plugins may use of accounts: the capability ACCOUNTS."""

from contextlib import AbstractAsyncContextManager

from worthit.accounts.limits import Limits
from worthit.accounts.model import Asker
from worthit.accounts.recognition import Recognition


class AccountsForPlugins:
    """Who asks through a plugin."""

    def __init__(self, recognition: Recognition, limits: Limits) -> None:
        self._recognition = recognition
        self._limits = limits

    async def of_telegram(self, user_id: int) -> Asker:
        """The asker who is this user at Telegram; their account is made at the first time.

        Only for who is known to be that user, such as by an update that Telegram sent. Raises AnalysisUnavailable.
        """
        return await self._recognition.of_telegram(user_id)

    def asking(self, asker: Asker, questions: int = 1) -> AbstractAsyncContextManager[None]:
        """Questions of the asker's, counted before they are answered within: all, or none where it raises.

        Raises RateLimited, TooManyAtOnce, SubscriptionExpired, NotAuthenticated.
        """
        return self._limits.asking(asker, questions)
