"""A web session over HTTP: opened with a key or by a Mini App, seen, ended."""

from datetime import datetime
from typing import Annotated, Any, ClassVar

import msgspec
from litestar import Request, Response, Router, delete, post
from litestar.di import NamedDependency, Provide
from litestar.enums import MediaType
from litestar.params import JSONBody, SkipValidation
from litestar.status_codes import HTTP_201_CREATED
from msgspec import Meta, Struct

from worthit.accounts.asker import asker_of
from worthit.accounts.authentication import WITHOUT_COOKIE, check_own_page
from worthit.accounts.credentials import read_credentials
from worthit.accounts.guards import while_there
from worthit.accounts.init_data import LONGEST
from worthit.accounts.keys import in_order
from worthit.accounts.model import Account, Asker, Scope
from worthit.accounts.recognition import Recognition
from worthit.accounts.refusals import Refusals, challenge
from worthit.accounts.routes.answering import ASKING, NOT_KEPT, SENDING
from worthit.accounts.sessions import END_COOKIE, NewSession, OpenSession, Sessions, csrf_token, set_cookie
from worthit.accounts.store import utc_now
from worthit.errors import NotAuthenticated
from worthit.web.conditional import represent, respond
from worthit.web.headers import tell
from worthit.web.member_rules import exactly_one
from worthit.web.problems import problem_responses
from worthit.web.reading import get_or_head


class SessionRequest(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """With what a session is opened: one of the two."""

    json_schema: ClassVar[dict[str, Any]] = exactly_one("api_key", "init_data")
    api_key: Annotated[str, Meta(min_length=1, max_length=200, description="An API key of yours.")] | None = None
    init_data: (
        Annotated[str, Meta(min_length=1, max_length=LONGEST, description="`Telegram.WebApp.initData`, as it is.")]
        | None
    ) = None

    def __post_init__(self) -> None:
        if (self.api_key is None) == (self.init_data is None):
            raise ValueError("Give either `api_key` or `init_data`")


class WebSession(Struct, frozen=True, kw_only=True):
    """A session in a browser. csrf_token: to be sent in `X-CSRF-Token` with all that changes something.

    expires_at: unless it is used before, which prolongs it.
    """

    account: Account
    scopes: tuple[Scope, ...]
    expires_at: datetime
    csrf_token: str


class SessionDesk(Struct, frozen=True):
    """What the handlers need."""

    sessions: Sessions
    recognition: Recognition
    refusals: Refusals

    async def open(self, request: Request[Any, Any, Any], given: SessionRequest) -> NewSession:
        """A new session. Raises NotAuthenticated, RateLimited."""
        try:
            asker = await self._asker(given)
            assert asker.account is not None
            with while_there(request):
                return await self.sessions.open(asker.account.id, asker.key_id)
        except NotAuthenticated:
            await self.refusals.count(request.scope, asker_of(request).subject)
            raise

    async def _asker(self, given: SessionRequest) -> Asker:
        if given.api_key is not None:
            return await self.recognition.by_key(given.api_key)
        assert given.init_data is not None
        return await self.recognition.by_init_data(given.init_data)

    async def shown(self, token: str) -> WebSession:
        """The session of a token. Raises NotAuthenticated."""
        return _shown(token, await self.sessions.find(token))


def _shown(token: str, session: OpenSession) -> WebSession:
    return WebSession(
        account=session.account,
        scopes=in_order(session.scopes),
        expires_at=session.expires_at,
        csrf_token=csrf_token(token),
    )


def session_router(desk: SessionDesk) -> Router:
    return Router(
        "/v1/session",
        route_handlers=[create_session, get_session, end_session],
        dependencies={"desk": Provide(lambda: desk, sync_to_thread=False)},
        tags=["account"],
    )


@post(
    "/",
    operation_id="createSession",
    summary="Open a session in a browser",
    opt={**WITHOUT_COOKIE, "shown_once": True},
    responses=problem_responses(*SENDING),
)
async def create_session(
    request: Request[Any, Any, Any],
    data: JSONBody[SessionRequest],
    desk: NamedDependency[SkipValidation[SessionDesk]],
) -> Response[WebSession]:
    """The session is in a cookie that scripts cannot read (`__Host-worthit_session`), taken over https alone.

    It allows what the key does, but never `admin`, and ends with the key. A session that the browser had before ends.
    """
    check_own_page(request.scope)
    made = await desk.open(request, data)
    before = read_credentials(request.scope["headers"]).session
    if before is not None:
        await desk.sessions.end(before)
    seconds = (made.session.expires_at - utc_now()).total_seconds()
    headers = {"Cache-Control": NOT_KEPT, "Set-Cookie": set_cookie(made.token, seconds)}
    return Response(_shown(made.token, made.session), status_code=HTTP_201_CREATED, headers=headers)


@get_or_head(
    "/",
    operation_id="getSession",
    summary="The session of this browser",
    responses=problem_responses(*ASKING),
    security=[{"session": []}],
)
async def get_session(
    request: Request[Any, Any, Any], desk: NamedDependency[SkipValidation[SessionDesk]]
) -> Response[WebSession]:
    """With the token that a page needs after it was loaded again."""
    session = await desk.shown(_token(request))
    return respond(request, represent(msgspec.json.encode(session), MediaType.JSON), NOT_KEPT)


@delete(
    "/",
    operation_id="endSession",
    summary="Log out",
    responses=problem_responses(*ASKING),
    security=[{"session": []}],
)
async def end_session(request: Request[Any, Any, Any], desk: NamedDependency[SkipValidation[SessionDesk]]) -> None:
    """The session is over everywhere (in other workers after five seconds at most), and the cookie goes."""
    await desk.sessions.end(_token(request))
    tell(request.scope, "Set-Cookie", END_COOKIE)


def _token(request: Request[Any, Any, Any]) -> str:
    """The token that the asker was recognised by. Raises NotAuthenticated."""
    token = read_credentials(request.scope["headers"]).session
    if token is None or asker_of(request).by != "session":
        challenge(request.scope)
        raise NotAuthenticated("There is no session here; POST /v1/session opens one.")
    return token
