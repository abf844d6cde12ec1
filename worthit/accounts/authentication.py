"""Who asks, found out once for each request, before anything else looks at it."""

from typing import Final, cast

from litestar.datastructures import Headers
from litestar.types import ASGIApp, HTTPScope, Receive, Scope, Send

from worthit.accounts.addresses import Addresses
from worthit.accounts.asker import set_asker
from worthit.accounts.credentials import Credentials, read_credentials
from worthit.accounts.model import Asker
from worthit.accounts.recognition import Recognition
from worthit.accounts.refusals import Refusals
from worthit.accounts.sessions import END_COOKIE, is_csrf_token, set_cookie
from worthit.errors import NotAllowed, NotAuthenticated
from worthit.web.client_address import client_address
from worthit.web.headers import tell
from worthit.web.layers import HTTPLayer

CSRF_HEADER: Final = "X-CSRF-Token"
WITHOUT_COOKIE: Final = {"without_cookie": True}
"""`opt` of a handler that begins something anew: a session that came along is not looked at."""
_ASKED = ("/v1/", "/api/")
_OPEN = "/api/health"
_SAFE = ("GET", "HEAD", "OPTIONS")


class Authentication(HTTPLayer):
    """Puts the asker into the scope.

    Credentials are looked at where the API is asked, and nowhere else: plugins have their own, and health has to be
    told while the database is down.
    """

    def __init__(self, recognition: Recognition, addresses: Addresses, refusals: Refusals, session_days: int) -> None:
        self._recognition = recognition
        self._addresses = addresses
        self._refusals = refusals
        self._session_seconds = session_days * 86_400

    async def handle(self, scope: HTTPScope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        asker: Asker | None = None
        if scope["path"].startswith(_ASKED) and scope["path"] != _OPEN:
            tell(scope, "Vary", "Authorization, Cookie")
            try:
                asker = await self._recognised(scope, _given(scope))
            except NotAuthenticated:
                await self._refusals.count(scope, await self._subject(scope))
                raise
        set_asker(scope, asker or Asker(subject=await self._subject(scope)))
        await next_app(scope, receive, send)

    async def _subject(self, scope: Scope) -> str:
        return await self._addresses.subject(client_address(scope))

    async def _recognised(self, scope: Scope, given: Credentials) -> Asker | None:
        """All that was given has to be good, and of one account; then a header counts before a cookie."""
        by_header = await self._recognition.by_header(given)
        if given.session is None:
            return by_header
        by_cookie = await self._by_cookie(scope, given.session)
        if by_header is None:
            _check_intent(scope, given.session)
            return by_cookie
        if by_header.subject != by_cookie.subject:
            raise NotAuthenticated("The session and the Authorization are of two accounts.")
        return by_header

    async def _by_cookie(self, scope: Scope, token: str) -> Asker:
        try:
            recognised = await self._recognition.by_session(token)
        except NotAuthenticated:
            tell(scope, "Set-Cookie", END_COOKIE)  # else a browser would be refused for as long as it keeps it
            raise
        if recognised.renewed:
            tell(scope, "Set-Cookie", set_cookie(token, self._session_seconds))
        return recognised.asker


def _check_intent(scope: Scope, token: str) -> None:
    """Whether a page of ours sent what a browser adds its cookie to, wherever it comes from. Raises NotAllowed."""
    if cast("HTTPScope", scope)["method"] in _SAFE:
        return
    check_own_page(scope)
    if not is_csrf_token(Headers.from_scope(scope).get(CSRF_HEADER, ""), token):
        raise NotAllowed(f"With a session, what changes something needs the header {CSRF_HEADER}.")


def check_own_page(scope: Scope) -> None:
    """Whether the browser says that a page of another site sends this. Raises NotAllowed."""
    if Headers.from_scope(scope).get("Sec-Fetch-Site", "").lower() == "cross-site":
        raise NotAllowed("A page of another site may not do this; it may ask with the header Authorization.")


def _given(scope: Scope) -> Credentials:
    given = read_credentials(scope["headers"])
    if given.session is not None and scope["route_handler"].opt.keys() >= WITHOUT_COOKIE.keys():
        return Credentials(api_key=given.api_key, init_data=given.init_data)
    return given
