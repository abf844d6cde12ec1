"""Who asks, in tests of routes: taken at their word, which is the subject in the header `Authorization`."""

from datetime import UTC, datetime

from litestar.connection import Request
from litestar.enums import ScopeType
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, Receive, Scope, Send

from worthit.accounts.asker import set_asker
from worthit.accounts.model import OWN_SCOPES, Account, Asker

SOMEBODY = Asker(subject="address:somewhere")


def member(name: str, telegram_id: str | None = None) -> Asker:
    """Somebody with an account, who may do all that people may."""
    account = Account(id=name, created_at=datetime(2026, 1, 1, tzinfo=UTC), telegram_id=telegram_id)
    return Asker(subject=f"account:{name}", account=account, scopes=OWN_SCOPES, by="key")


def as_(asker: Asker) -> dict[str, str]:
    """The headers of a request of theirs."""
    return {"Authorization": asker.subject}


class Askers(ASGIMiddleware):
    """Believes all of these; whoever says nothing is SOMEBODY."""

    scopes = (ScopeType.HTTP,)

    def __init__(self, *askers: Asker) -> None:
        self._askers = {asker.subject: asker for asker in askers}

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        said = Request(scope).headers.get("authorization", "")
        set_asker(scope, self._askers.get(said, SOMEBODY))
        await next_app(scope, receive, send)
