"""The API keys of an account over HTTP."""

from datetime import UTC, datetime, timedelta
from typing import Annotated, Any

import msgspec
from litestar import Request, Response, Router, delete, post
from litestar.di import NamedDependency, Provide
from litestar.enums import MediaType
from litestar.params import FromPath, JSONBody, SkipValidation
from litestar.status_codes import HTTP_201_CREATED
from msgspec import Meta, Struct

from worthit.accounts.asker import asker_of, own_account
from worthit.accounts.guards import needs, while_there
from worthit.accounts.key_store import LONGEST_OVERLAP, ApiKeys, NewKey, check_scopes
from worthit.accounts.keys import ApiKey
from worthit.accounts.model import SCOPES, Scope
from worthit.accounts.routes.answering import ASKING, NOT_KEPT, PRIVATE, SENDING
from worthit.accounts.routes.places import Instant, checked_instant, cursor_of, place_in
from worthit.errors import (
    Conflict,
    InvalidRequest,
    NothingHere,
)
from worthit.web.conditional import represent, respond
from worthit.web.pagination import DEFAULT_LIMIT, Cursor, Limit, cut
from worthit.web.problems import problem_responses
from worthit.web.reading import get_or_head

_LIFE_SECONDS = int(LONGEST_OVERLAP.total_seconds())


class KeyRequest(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a new key is to be."""

    name: Annotated[
        str,
        Meta(min_length=1, max_length=100, pattern=r"^[^\x00-\x1f\x7f]+$", description="What it is for."),
    ]
    scopes: Annotated[
        tuple[Scope, ...],
        Meta(min_length=1, max_length=len(SCOPES), description="What it allows: no more than your own credentials."),
    ]
    expires_at: Annotated[Instant | None, Meta(description="When it ends by itself; none: not before you end it.")] = (
        None
    )


class RotationRequest(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a key gives place to another one."""

    overlap_seconds: Annotated[
        int, Meta(ge=0, le=_LIFE_SECONDS, description="How long the old key holds beside the new one.")
    ] = 86_400


class ApiKeyPage(Struct, frozen=True, kw_only=True):
    """Keys, newest first, those that ended included. next_cursor: for the next page, where there is one."""

    items: tuple[ApiKey, ...]
    next_cursor: str | None = None


def key_router(keys: ApiKeys) -> Router:
    return Router(
        "/v1/account/keys",
        route_handlers=[create_key, list_keys, get_key, revoke_key, rotate_key],
        dependencies={"keys": Provide(lambda: keys, sync_to_thread=False)},
        tags=["account"],
        **needs("account"),
    )


@post(
    "/",
    operation_id="createApiKey",
    summary="Make an API key",
    opt={"shown_once": True},
    responses=problem_responses(*SENDING, Conflict),
)
async def create_key(
    request: Request[Any, Any, Any], data: JSONBody[KeyRequest], keys: NamedDependency[SkipValidation[ApiKeys]]
) -> Response[NewKey]:
    """The whole key is in `api_key`, this once. It ends with the key that asks for it, at the latest.

    An account has 20 keys at a time at most.
    """
    asker = asker_of(request)
    check_scopes(data.scopes, asker.scopes)
    expires_at = None if data.expires_at is None else _to_come(data.expires_at)
    with while_there(request):
        made = await keys.add(own_account(request).id, data.name, data.scopes, expires_at, asker.key_id)
    return _shown(made)


@get_or_head("/", operation_id="listApiKeys", summary="The API keys", responses=problem_responses(*ASKING))
async def list_keys(
    request: Request[Any, Any, Any],
    keys: NamedDependency[SkipValidation[ApiKeys]],
    limit: Limit = DEFAULT_LIMIT,
    cursor: Cursor = None,
) -> Response[ApiKeyPage]:
    """Newest first, without what is secret of them. Those that ended are listed for a month more."""
    found = await keys.page(own_account(request).id, place_in(cursor), limit + 1)
    items, more = cut(found, limit)
    page = ApiKeyPage(items=items, next_cursor=cursor_of(items[-1].created_at, items[-1].id) if more else None)
    return respond(request, represent(msgspec.json.encode(page), MediaType.JSON), PRIVATE)


@get_or_head(
    "/{key_id:str}",
    operation_id="getApiKey",
    summary="An API key",
    responses=problem_responses(*ASKING, NothingHere),
)
async def get_key(
    request: Request[Any, Any, Any], key_id: FromPath[str], keys: NamedDependency[SkipValidation[ApiKeys]]
) -> Response[ApiKey]:
    """Without what is secret of it."""
    key = await keys.get(own_account(request).id, key_id)
    return respond(request, represent(msgspec.json.encode(key), MediaType.JSON), PRIVATE)


@delete(
    "/{key_id:str}",
    operation_id="revokeApiKey",
    summary="End an API key",
    responses=problem_responses(*ASKING, NothingHere),
)
async def revoke_key(
    request: Request[Any, Any, Any], key_id: FromPath[str], keys: NamedDependency[SkipValidation[ApiKeys]]
) -> None:
    """It is refused from now on (by other workers after five seconds at most), and so are sessions opened with it."""
    await keys.revoke(own_account(request).id, key_id)


@post(
    "/{key_id:str}/rotation",
    operation_id="rotateApiKey",
    summary="Put a new key in the place of one",
    opt={"shown_once": True},
    responses=problem_responses(*SENDING, NothingHere, Conflict),
)
async def rotate_key(
    request: Request[Any, Any, Any],
    key_id: FromPath[str],
    data: JSONBody[RotationRequest],
    keys: NamedDependency[SkipValidation[ApiKeys]],
) -> Response[NewKey]:
    """The new key has the name and the scopes of the old one, which ends after the overlap. It is shown this once.

    A key that was rotated is not rotated again: its successor is.
    """
    asker = asker_of(request)
    overlap = timedelta(seconds=data.overlap_seconds)
    made = await keys.rotate(own_account(request).id, key_id, asker.scopes, overlap, asker.key_id)
    return _shown(made)


def _shown(made: NewKey) -> Response[NewKey]:
    headers = {"Cache-Control": NOT_KEPT, "Location": f"/v1/account/keys/{made.key.id}"}
    return Response(made, status_code=HTTP_201_CREATED, headers=headers)


def _to_come(at: datetime) -> datetime:
    checked = checked_instant(at, "expires_at")
    if checked <= datetime.now(UTC):
        raise InvalidRequest("expires_at: This time is over.", "expires_at")
    return checked
