"""Credentials → the asker that they belong to."""

from msgspec import Struct

from worthit.accounts.credentials import Credentials
from worthit.accounts.init_data import MiniApps
from worthit.accounts.key_store import ApiKeys
from worthit.accounts.keys import digest_of
from worthit.accounts.model import OWN_SCOPES, Account, Asker
from worthit.accounts.recent import Found, RecentAskers
from worthit.accounts.sessions import Sessions
from worthit.accounts.store import Accounts


class Recognised(Struct, frozen=True):
    """Who it is. renewed: their session has just been prolonged."""

    asker: Asker
    renewed: bool = False


class Recognition:
    """Finds out whose credentials are. What was found is taken for so for seconds (`recent`)."""

    def __init__(
        self, accounts: Accounts, keys: ApiKeys, sessions: Sessions, mini_apps: MiniApps, recent: RecentAskers
    ) -> None:
        self._accounts = accounts
        self._keys = keys
        self._sessions = sessions
        self._mini_apps = mini_apps
        self._recent = recent

    async def by_header(self, given: Credentials) -> Asker | None:
        """Whose `Authorization` this is; None without one. Raises NotAuthenticated, AnalysisUnavailable."""
        if given.api_key is not None:
            return await self.by_key(given.api_key)
        if given.init_data is not None:
            return await self.by_init_data(given.init_data)
        return None

    async def by_key(self, api_key: str) -> Asker:
        """Whose API key this is."""

        async def look_up() -> Found:
            holder = await self._keys.holder(api_key)
            scopes = frozenset(holder.key.scopes)
            asker = Asker(
                subject=subject_of(holder.account),
                account=holder.account,
                scopes=scopes,
                by="key",
                key_id=holder.key.id,
            )
            return Found(asker, holder.key.expires_at)

        return await self._recent.find(digest_of(api_key), look_up)

    async def by_session(self, token: str) -> Recognised:
        """Whose session this is."""
        renewed = False

        async def look_up() -> Found:
            nonlocal renewed
            session = await self._sessions.find(token)
            renewed = session.renewed
            asker = Asker(
                subject=subject_of(session.account),
                account=session.account,
                scopes=session.scopes,
                by="session",
                key_id=session.key_id,
            )
            return Found(asker, session.expires_at)

        asker = await self._recent.find(f"session:{digest_of(token)}", look_up)
        return Recognised(asker, renewed)

    async def by_init_data(self, init_data: str) -> Asker:
        """Who opened the Mini App. It is verified each time, so that it never holds longer than it may."""
        return await self.of_telegram(self._mini_apps.user_id(init_data))

    async def of_telegram(self, user_id: int) -> Asker:
        """A Telegram user, whose account is made at the first time."""

        async def look_up() -> Found:
            account = await self._accounts.of_telegram(user_id)
            return Found(Asker(subject=subject_of(account), account=account, scopes=OWN_SCOPES, by="telegram"))

        return await self._recent.find(f"telegram:{user_id}", look_up)


def subject_of(account: Account) -> str:
    """What is counted and kept of an account goes by this."""
    return f"account:{account.id}"
