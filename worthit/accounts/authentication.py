"""Who asks, found out once for each request, before anything else looks at it."""

import asyncio

from litestar.enums import ScopeType
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, Receive, Scope, Send

from worthit.accounts.asker import set_asker
from worthit.accounts.model import Asker
from worthit.secrets.pseudonyms import Pseudonyms
from worthit.web.client_address import client_address


class Authentication(ASGIMiddleware):
    """Puts the asker into the scope."""

    scopes = (ScopeType.HTTP,)

    def __init__(self, pseudonyms: Pseudonyms) -> None:
        self._pseudonyms = pseudonyms

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        address = await asyncio.to_thread(self._pseudonyms.of, client_address(scope))
        set_asker(scope, Asker(subject=f"address:{address}"))
        await next_app(scope, receive, send)
