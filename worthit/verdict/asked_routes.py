"""The verdicts that an account asked for, over HTTP."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any, Final

import msgspec
from litestar import Request, Response
from litestar.di import NamedDependency
from litestar.enums import MediaType
from litestar.params import SkipValidation
from msgspec import Meta, Struct

from worthit.accounts.asker import asker_of
from worthit.accounts.guards import needs
from worthit.accounts.history import Asked, AskedVerdict
from worthit.errors import AnalysisUnavailable, NotAllowed, NotAuthenticated
from worthit.storage.down import told_when_down
from worthit.verdict.model import Recommendation
from worthit.verdict.store import VerdictInShort, VerdictStore
from worthit.web.conditional import represent, respond
from worthit.web.pagination import DEFAULT_LIMIT, Cursor, Limit, cut, read_time_and_id, write_cursor
from worthit.web.problems import problem_responses
from worthit.web.reading import get_or_head

_CACHE: Final = "private, no-cache"


class MyVerdict(Struct, frozen=True, kw_only=True):
    """A verdict that was asked for, last at `at`; `path` gives it whole. url: the product's page, where it is known."""

    id: str
    at: datetime
    title: str | None
    price: Decimal | None
    currency: str | None
    value_score: Annotated[float, Meta(ge=0, le=10)] | None
    recommendation: Recommendation
    url: str | None
    path: Annotated[str, Meta(examples=["/v1/verdicts/5b1f0c9e8d7a6b5c4d3e"])]


class MyVerdicts(Struct, frozen=True, kw_only=True):
    """A page of verdicts, those asked for last first."""

    items: tuple[MyVerdict, ...]
    next_cursor: str | None = None


@get_or_head(
    "/",
    operation_id="listVerdicts",
    summary="Verdicts that I asked for",
    responses=problem_responses(AnalysisUnavailable, NotAuthenticated, NotAllowed),
    **needs("verdicts"),
)
async def list_verdicts(
    request: Request[Any, Any, Any],
    asked: NamedDependency[SkipValidation[Asked]],
    store: NamedDependency[SkipValidation[VerdictStore]],
    limit: Limit = DEFAULT_LIMIT,
    cursor: Cursor = None,
) -> Response[MyVerdicts]:
    """With the account's credentials, whichever of them. A page may be shorter than `limit`: verdicts that are not kept
    any more are left out.
    """
    account = asker_of(request).account
    assert account is not None  # the guard let nobody else in
    before = read_time_and_id(cursor)
    with told_when_down("What was asked"):
        found = await asked.of(account.id, before, limit + 1)
    page, goes_on = cut(found, limit)
    kept = await store.in_short([each.verdict_id for each in page])
    mine = MyVerdicts(
        items=_items(page, kept), next_cursor=write_cursor(page[-1].at, page[-1].verdict_id) if goes_on else None
    )
    return respond(request, represent(msgspec.json.encode(mine), MediaType.JSON), _CACHE)


def _items(page: Sequence[AskedVerdict], kept: dict[str, VerdictInShort]) -> tuple[MyVerdict, ...]:
    return tuple(
        MyVerdict(
            id=each.verdict_id,
            at=each.at,
            title=short.product.title,
            price=short.product.price,
            currency=short.product.currency,
            value_score=short.verdict.value_score,
            recommendation=short.verdict.recommendation,
            url=short.ref.canonical if short.ref else None,
            path=f"/v1/verdicts/{each.verdict_id}",
        )
        for each in page
        if (short := kept.get(each.verdict_id)) is not None
    )
