"""The verdicts that an account asked for, over HTTP."""

from typing import Any, Final

import msgspec
from litestar import Request, Response
from litestar.di import NamedDependency
from litestar.enums import MediaType
from litestar.params import SkipValidation
from msgspec import Struct

from worthit.accounts.asker import asker_of
from worthit.accounts.guards import needs
from worthit.accounts.history import Asked
from worthit.errors import AnalysisUnavailable, NotAllowed, NotAuthenticated
from worthit.storage.down import told_when_down
from worthit.verdict.asked import MyVerdict, those_kept
from worthit.verdict.store import VerdictStore
from worthit.web.conditional import represent, respond
from worthit.web.pagination import DEFAULT_LIMIT, Cursor, Limit, cut, read_time_and_id, write_cursor
from worthit.web.problems import problem_responses
from worthit.web.reading import get_or_head

_CACHE: Final = "private, no-cache"


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
        items=those_kept(page, kept), next_cursor=write_cursor(page[-1].at, page[-1].verdict_id) if goes_on else None
    )
    return respond(request, represent(msgspec.json.encode(mine), MediaType.JSON), _CACHE)
