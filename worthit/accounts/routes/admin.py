"""Everybody's accounts over HTTP, for the operator."""

from typing import Annotated, Any

import msgspec
from litestar import Request, Response, Router, put
from litestar.di import NamedDependency, Provide
from litestar.enums import MediaType
from litestar.params import FromPath, JSONBody, SkipValidation
from msgspec import Meta, Struct

from worthit.accounts.guards import needs
from worthit.accounts.model import Account, PlanName
from worthit.accounts.routes.answering import ASKING, PRIVATE, SENDING
from worthit.accounts.routes.places import Instant, checked_instant, cursor_of, place_in
from worthit.accounts.store import Accounts
from worthit.errors import (
    NothingHere,
)
from worthit.web.conditional import represent, respond
from worthit.web.pagination import DEFAULT_LIMIT, Cursor, Limit, cut
from worthit.web.problems import problem_responses
from worthit.web.reading import get_or_head


class PlanRequest(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The plan that an account is given."""

    plan: PlanName
    until: Annotated[Instant | None, Meta(description="When it ends; none: it has no end.")] = None


class AccountPage(Struct, frozen=True, kw_only=True):
    """Accounts, newest first. next_cursor: for the next page, where there is one."""

    items: tuple[Account, ...]
    next_cursor: str | None = None


def admin_router(accounts: Accounts) -> Router:
    return Router(
        "/v1/admin/accounts",
        route_handlers=[list_accounts, get_any_account, set_plan],
        dependencies={"accounts": Provide(lambda: accounts, sync_to_thread=False)},
        tags=["admin"],
        **needs("admin"),
    )


@get_or_head("/", operation_id="listAccounts", summary="All accounts", responses=problem_responses(*ASKING))
async def list_accounts(
    request: Request[Any, Any, Any],
    accounts: NamedDependency[SkipValidation[Accounts]],
    limit: Limit = DEFAULT_LIMIT,
    cursor: Cursor = None,
) -> Response[AccountPage]:
    """Newest first."""
    items, more = cut(await accounts.page(place_in(cursor), limit + 1), limit)
    page = AccountPage(items=items, next_cursor=cursor_of(items[-1].created_at, items[-1].id) if more else None)
    return respond(request, represent(msgspec.json.encode(page), MediaType.JSON), PRIVATE)


@get_or_head(
    "/{account_id:str}",
    operation_id="getAnyAccount",
    summary="An account",
    responses=problem_responses(*ASKING, NothingHere),
)
async def get_any_account(
    request: Request[Any, Any, Any], account_id: FromPath[str], accounts: NamedDependency[SkipValidation[Accounts]]
) -> Response[Account]:
    """Anybody's, by its id."""
    account = await accounts.get(account_id)
    return respond(request, represent(msgspec.json.encode(account), MediaType.JSON), PRIVATE)


@put(
    "/{account_id:str}/plan",
    operation_id="setPlan",
    summary="Give an account a plan",
    responses=problem_responses(*SENDING, NothingHere),
)
async def set_plan(
    account_id: FromPath[str], data: JSONBody[PlanRequest], accounts: NamedDependency[SkipValidation[Accounts]]
) -> Account:
    """It holds from now on, in other workers after five seconds at most."""
    until = None if data.until is None else checked_instant(data.until, "until")
    return await accounts.set_plan(account_id, data.plan, until)
