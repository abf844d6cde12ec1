"""Usage over HTTP: how much an account asked, and what it may still ask."""

from datetime import date, datetime
from typing import Annotated, Any, NamedTuple

import msgspec
from litestar import Request, Response, Router
from litestar.di import NamedDependency, Provide
from litestar.enums import MediaType
from litestar.params import SkipValidation
from msgspec import Meta, Struct

from worthit.accounts.asker import asker_of, own_account
from worthit.accounts.guards import needs
from worthit.accounts.limits import Limits
from worthit.accounts.model import PlanName
from worthit.accounts.plans import in_force
from worthit.accounts.reachable import OutOfReach
from worthit.accounts.routes.answering import ASKING, PRIVATE
from worthit.accounts.usage import DayUsed
from worthit.errors import AnalysisUnavailable
from worthit.web.conditional import represent, respond
from worthit.web.pagination import DEFAULT_LIMIT, Cursor, Limit, cut, read_cursor, write_cursor
from worthit.web.problems import problem_responses
from worthit.web.reading import get_or_head


class UsageReport(Struct, frozen=True, kw_only=True):
    """What an account may ask today (UTC), and how much it asked on the days before.

    plan: the one in force. limit, remaining: null where any number of questions may be asked.
    """

    plan: PlanName
    plan_until: Annotated[datetime | None, Meta(description="When that plan ends; null: not by itself.")]
    limit: Annotated[int | None, Meta(description="Questions a day.")]
    used: Annotated[int, Meta(description="Questions today.")]
    remaining: int | None
    resets_at: Annotated[datetime, Meta(description="When the next day begins.")]
    at_once: Annotated[int, Meta(description="Most look-ups under way at the same time.")]
    items: Annotated[tuple[DayUsed, ...], Meta(description="Days on which something was asked, newest first.")]
    next_cursor: str | None


class _Place(NamedTuple):
    day: date


def usage_router(limits: Limits) -> Router:
    return Router(
        "/v1/usage",
        route_handlers=[get_usage],
        dependencies={"limits": Provide(lambda: limits, sync_to_thread=False)},
        tags=["account"],
    )


@get_or_head(
    "/",
    operation_id="getUsage",
    summary="How much did I ask?",
    responses=problem_responses(*ASKING),
    **needs("account"),
)
async def get_usage(
    request: Request[Any, Any, Any],
    limits: NamedDependency[SkipValidation[Limits]],
    limit: Limit = DEFAULT_LIMIT,
    cursor: Cursor = None,
) -> Response[UsageReport]:
    """The plan in force, what is left of today's questions, and the days before. Days begin at 00:00 UTC.

    A question is a verdict asked for, be it a new one or one that was at hand; a comparison is one for each link.
    """
    asker, account = asker_of(request), own_account(request)
    terms = limits.terms(asker)
    before = None if cursor is None else read_cursor(cursor, _Place).day
    try:
        days, more = cut(await limits.usage.days(asker.subject, before, limit + 1), limit)
    except OutOfReach:
        raise AnalysisUnavailable("Usage cannot be looked up now; try again later.") from None
    used = await limits.usage.used(asker.subject, terms.window)
    plan = in_force(account, terms.now)
    report = UsageReport(
        plan=plan.name,
        plan_until=account.plan_until if plan.name == account.plan else None,
        limit=terms.most,
        used=used,
        remaining=None if terms.most is None else max(0, terms.most - used),
        resets_at=terms.window.ends_at,
        at_once=terms.at_once,
        items=days,
        next_cursor=write_cursor(days[-1].day) if more else None,
    )
    return respond(request, represent(msgspec.json.encode(report), MediaType.JSON), PRIVATE)
