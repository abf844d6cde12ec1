"""All that finds out who asks, put together for one process."""

from collections.abc import Sequence

from worthit.accounts.addresses import Addresses
from worthit.accounts.authentication import Authentication
from worthit.accounts.init_data import MiniApps
from worthit.accounts.key_store import ApiKeys
from worthit.accounts.recent import RecentAskers
from worthit.accounts.recognition import Recognition
from worthit.accounts.refusals import Refusals
from worthit.accounts.sessions import Sessions
from worthit.accounts.store import Accounts
from worthit.config import AccountsSettings, Secret
from worthit.secrets.pseudonyms import Pseudonyms
from worthit.shared.limiter import Limiter
from worthit.storage.database import Database


class Reception:
    """recent: to be told (`forget`) by whoever changes or erases an account by another way."""

    def __init__(
        self,
        database: Database,
        limiter: Limiter,
        pseudonyms: Pseudonyms,
        bot_tokens: Sequence[Secret],
        settings: AccountsSettings,
    ) -> None:
        self.settings = settings
        self.recent = RecentAskers()
        self.accounts = Accounts(database, self.recent)
        self.keys = ApiKeys(database, self.recent)
        self.sessions = Sessions(database, self.recent, settings.session_days)
        mini_apps = MiniApps(bot_tokens, settings.init_data_seconds)
        self.recognition = Recognition(self.accounts, self.keys, self.sessions, mini_apps, self.recent)
        self.refusals = Refusals(limiter)
        self._addresses = Addresses(pseudonyms)

    def authentication(self) -> Authentication:
        """What every request goes through."""
        return Authentication(self.recognition, self._addresses, self.refusals, self.settings.session_days)
