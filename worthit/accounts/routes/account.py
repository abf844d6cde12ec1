"""An account over HTTP: made, and seen by whose it is."""

from typing import Any, Final, Literal

import msgspec
from litestar import Request, Response, Router, post
from litestar.di import NamedDependency, Provide
from litestar.enums import MediaType
from litestar.params import SkipValidation
from litestar.status_codes import HTTP_201_CREATED
from msgspec import Struct

from worthit.accounts.asker import asker_of
from worthit.accounts.authentication import WITHOUT_COOKIE, check_own_page
from worthit.accounts.guards import needs
from worthit.accounts.key_store import ApiKeys
from worthit.accounts.keys import ApiKey
from worthit.accounts.limits import Limits
from worthit.accounts.model import OWN_SCOPES, Account
from worthit.accounts.personal_data_desk import PersonalDataDesk
from worthit.accounts.routes.answering import ASKING, NOT_KEPT, PRIVATE, SENDING
from worthit.accounts.routes.personal_data import erase_account, export_account
from worthit.accounts.store import Accounts
from worthit.errors import Conflict, NotAllowed
from worthit.web.body import check_no_body
from worthit.web.conditional import represent, respond
from worthit.web.problems import problem_responses
from worthit.web.reading import get_or_head

FIRST_KEY: Final = "first key"


class NewAccount(Struct, frozen=True, kw_only=True):
    """An account just made, with its first key. api_key: the whole of that, shown here and never again."""

    account: Account
    key: ApiKey
    api_key: str


class SignUp:
    """Makes accounts for whoever asks, where the operator allows it."""

    def __init__(self, accounts: Accounts, keys: ApiKeys, limits: Limits, setting: Literal["open", "closed"]) -> None:
        self._accounts = accounts
        self._keys = keys
        self._limits = limits
        self._open = setting == "open"

    async def make(self, request: Request[Any, Any, Any]) -> NewAccount:
        """An account with its first key. Raises NotAllowed, Conflict, RateLimited."""
        asker = asker_of(request)
        if not self._open:
            raise NotAllowed("Accounts are made by the operator of this instance.")
        if asker.account is not None:
            raise Conflict("These credentials have an account already.")
        await self._limits.sign_up(asker)
        account = await self._accounts.new()
        made = await self._keys.add(account.id, FIRST_KEY, OWN_SCOPES)
        return NewAccount(account=account, key=made.key, api_key=made.api_key)


def account_router(sign_up: SignUp, personal_data: PersonalDataDesk) -> Router:
    return Router(
        "/v1/account",
        route_handlers=[create_account, get_account, export_account, erase_account],
        dependencies={
            "sign_up": Provide(lambda: sign_up, sync_to_thread=False),
            "personal_data": Provide(lambda: personal_data, sync_to_thread=False),
        },
        tags=["account"],
    )


@post(
    "/",
    operation_id="createAccount",
    summary="Sign up",
    opt={**WITHOUT_COOKIE, "shown_once": True},
    responses=problem_responses(*SENDING, Conflict),
)
async def create_account(
    request: Request[Any, Any, Any], sign_up: NamedDependency[SkipValidation[SignUp]]
) -> Response[NewAccount]:
    """An account on the free plan, with a key that allows everything but `admin`. The key is shown this once.

    Nothing is asked of who signs up, and a page of another site cannot. Five accounts a day are made from one address.
    """
    check_own_page(request.scope)
    await check_no_body(request)
    made = await sign_up.make(request)
    headers = {"Cache-Control": NOT_KEPT, "Location": "/v1/account"}
    return Response(made, status_code=HTTP_201_CREATED, headers=headers)


@get_or_head(
    "/",
    operation_id="getAccount",
    summary="Who am I?",
    responses=problem_responses(*ASKING),
    **needs("account"),
)
async def get_account(request: Request[Any, Any, Any]) -> Response[Account]:
    """The account of the credentials, with the plan that it was given."""
    return respond(request, represent(msgspec.json.encode(asker_of(request).account), MediaType.JSON), PRIVATE)
