"""Watches of prices over HTTP: an account makes, reads and ends its own, those of its chat among them."""

import re
from collections.abc import Callable, Iterable
from typing import Annotated, Any, ClassVar, Final

import msgspec
from litestar import Request, Response, Router, delete, post
from litestar.datastructures import ResponseHeader
from litestar.di import NamedDependency, Provide
from litestar.enums import MediaType
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import FromPath, JSONBody, SkipValidation
from litestar.status_codes import (
    HTTP_200_OK,
    HTTP_201_CREATED,
    HTTP_204_NO_CONTENT,
    HTTP_415_UNSUPPORTED_MEDIA_TYPE,
)
from msgspec import Meta, Struct

from worthit.accounts.asker import asker_of
from worthit.accounts.guards import needs, while_there
from worthit.accounts.model import Account
from worthit.errors import (
    AnalysisUnavailable,
    BodyTooLarge,
    InvalidLink,
    NotAllowed,
    NotAProductPage,
    NotAuthenticated,
    NothingHere,
    ProductNotKnown,
    VerdictNotFound,
)
from worthit.price.watching.model import Watch, Watched, WatchRule
from worthit.price.watching.notifiers import Notifier
from worthit.price.watching.owners import owner_of, owners_of
from worthit.price.watching.store import WatchStore
from worthit.product.catalogue import Catalogue
from worthit.product.seen import SeenProduct
from worthit.storage.down import told_when_down
from worthit.verdict.question import Verdicts
from worthit.verdict.watching.watched import watched_in
from worthit.web.conditional import represent, respond
from worthit.web.member_rules import exactly_one
from worthit.web.pagination import DEFAULT_LIMIT, Cursor, Limit, cut, read_time_and_id, write_cursor
from worthit.web.problems import problem_responses
from worthit.web.reading import get_or_head

_CACHE: Final = "private, no-cache"
_WHAT: Final = "Watches"
_ID = re.compile(r"[0-9a-f]{12}")


class WatchRequest(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What to watch, said in one of three ways, and what to look for: any of `when`, each kind once."""

    json_schema: ClassVar[dict[str, Any]] = exactly_one("verdict_id", "product_id", "url")
    rule: Annotated[
        WatchRule, Meta(examples=[{"when": [{"type": "target", "amount": "49.90"}], "most_a_day": 3, "quiet": None}])
    ]
    verdict_id: Annotated[str, Meta(min_length=1, max_length=64, description="The product of this verdict.")] | None = (
        None
    )
    product_id: Annotated[str, Meta(min_length=1, max_length=64, description="A product known here.")] | None = None
    url: (
        Annotated[str, Meta(min_length=1, max_length=2048, description="Link of a product that is known here.")] | None
    ) = None

    def __post_init__(self) -> None:
        if sum(said is not None for said in (self.verdict_id, self.product_id, self.url)) != 1:
            raise ValueError("Give one of `verdict_id`, `product_id`, `url`")


class Watches(Struct, frozen=True, kw_only=True):
    """A page of watches, newest first."""

    items: tuple[Watch, ...]
    next_cursor: str | None = None


class Watching(Struct, frozen=True):
    """What these routes work with. notifiers: who tells alerts now."""

    store: WatchStore
    catalogue: Catalogue
    verdicts: Verdicts
    notifiers: Callable[[], Iterable[Notifier]]

    async def watched(self, wanted: WatchRequest) -> Watched:
        """The product to watch. Raises VerdictNotFound, NotAProductPage, ProductNotKnown, InvalidLink."""
        if wanted.verdict_id is not None:
            watched = watched_in(await self.verdicts.get(wanted.verdict_id))
            if watched is None:
                raise NotAProductPage("The product of this verdict cannot be looked up again, so it cannot be watched.")
            return watched
        if wanted.product_id is not None:
            return _watched(await self.catalogue.key_of(wanted.product_id), await self.catalogue.get(wanted.product_id))
        assert wanted.url is not None
        seen = await self.catalogue.behind(wanted.url)
        return _watched(await self.catalogue.key_of(seen.id), seen)


def watch_router(watching: Watching) -> Router:
    return Router(
        "/v1/watches",
        route_handlers=[create_watch, list_watches, get_watch, delete_watch],
        dependencies={"watching": Provide(lambda: watching, sync_to_thread=False)},
        tags=["watches"],
    )


@post(
    "/",
    operation_id="createWatch",
    summary="Hear when a price falls or rises, or a product is back in stock",
    response_headers=[ResponseHeader(name="Location", documentation_only=True, description="Where the watch stays.")],
    responses={
        HTTP_200_OK: ResponseSpec(
            Watch, generate_examples=False, description="There was such a watch already; this is it."
        ),
        **problem_responses(
            BodyTooLarge,
            InvalidLink,
            NotAProductPage,
            ProductNotKnown,
            VerdictNotFound,
            AnalysisUnavailable,
            NotAuthenticated,
            NotAllowed,
            HTTP_415_UNSUPPORTED_MEDIA_TYPE,
        ),
    },
    **needs("watches"),
)
async def create_watch(
    request: Request[Any, Any, Any],
    data: JSONBody[WatchRequest],
    watching: NamedDependency[SkipValidation[Watching]],
) -> Response[Watch]:
    """What comes true is told in the Telegram chat of the account, where it has one and the bot is up; else it lies at
    `GET /v1/alerts`. The product is looked up again every day. What is true already is told at once.
    """
    watched = await watching.watched(data)
    account = _account(request)
    owner = owner_of(account, watching.notifiers())
    with told_when_down(_WHAT), while_there(request):
        watch, new = await watching.store.add_or_find(owner, watched, data.rule, account.id)
    status = HTTP_201_CREATED if new else HTTP_200_OK
    return Response(watch, status_code=status, headers={"Location": f"/v1/watches/{watch.id}"})


@get_or_head(
    "/",
    operation_id="listWatches",
    summary="My watches",
    responses=problem_responses(AnalysisUnavailable, NotAuthenticated, NotAllowed),
    **needs("watches"),
)
async def list_watches(
    request: Request[Any, Any, Any],
    watching: NamedDependency[SkipValidation[Watching]],
    limit: Limit = DEFAULT_LIMIT,
    cursor: Cursor = None,
) -> Response[Watches]:
    """Those made here and those made in the account's chat, newest first."""
    before = read_time_and_id(cursor)
    with told_when_down(_WHAT):
        found = await watching.store.newest(owners_of(_account(request)), before, limit + 1)
    items, goes_on = cut(found, limit)
    next_cursor = write_cursor(items[-1].created_at, items[-1].id) if goes_on else None
    return _answer(request, Watches(items=items, next_cursor=next_cursor))


@get_or_head(
    "/{watch_id:str}",
    operation_id="getWatch",
    summary="One of my watches",
    responses=problem_responses(NothingHere, AnalysisUnavailable, NotAuthenticated, NotAllowed),
    **needs("watches"),
)
async def get_watch(
    request: Request[Any, Any, Any],
    watch_id: FromPath[str],
    watching: NamedDependency[SkipValidation[Watching]],
) -> Response[Watch]:
    """`price` is the newest that was seen, `told` how many alerts there were."""
    watch = None
    if _ID.fullmatch(watch_id):
        with told_when_down(_WHAT):
            watch = await watching.store.get(owners_of(_account(request)), watch_id)
    if watch is None:
        raise _nothing()
    return _answer(request, watch)


@delete(
    "/{watch_id:str}",
    status_code=HTTP_204_NO_CONTENT,
    operation_id="deleteWatch",
    summary="End a watch",
    responses=problem_responses(NothingHere, AnalysisUnavailable, NotAuthenticated, NotAllowed),
    **needs("watches"),
)
async def delete_watch(
    request: Request[Any, Any, Any],
    watch_id: FromPath[str],
    watching: NamedDependency[SkipValidation[Watching]],
) -> None:
    """Nothing more is told of it."""
    if _ID.fullmatch(watch_id):
        with told_when_down(_WHAT):
            for owner in owners_of(_account(request)):
                if await watching.store.remove(owner, watch_id):
                    return
    raise _nothing()


def _account(request: Request[Any, Any, Any]) -> Account:
    account = asker_of(request).account
    assert account is not None  # the guard let nobody else in
    return account


def _watched(key: str, seen: SeenProduct) -> Watched:
    in_stock = None if seen.availability is None else seen.availability == "in_stock"
    return Watched(key=key, url=seen.url, title=seen.title, in_stock=in_stock)


def _nothing() -> NothingHere:
    return NothingHere("There is no watch of yours with this id.")


def _answer(request: Request[Any, Any, Any], content: Struct) -> Response[Any]:
    return respond(request, represent(msgspec.json.encode(content), MediaType.JSON), _CACHE)
