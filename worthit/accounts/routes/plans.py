"""The plans over HTTP: what there is to choose from."""

from typing import Any, Final

import msgspec
from litestar import Request, Response, Router
from litestar.enums import MediaType
from msgspec import Struct

from worthit.accounts.plans import PLANS, Plan
from worthit.errors import RateLimited
from worthit.web.conditional import represent, respond
from worthit.web.problems import problem_responses
from worthit.web.reading import get_or_head

_CACHE: Final = "public, max-age=3600"


class Plans(Struct, frozen=True, kw_only=True):
    """The plans, from the least to the most."""

    items: tuple[Plan, ...]


def plan_router() -> Router:
    return Router("/v1/plans", route_handlers=[get_plans], tags=["account"])


@get_or_head(
    "/", operation_id="listPlans", summary="What do the plans allow?", responses=problem_responses(RateLimited)
)
async def get_plans(request: Request[Any, Any, Any]) -> Response[Plans]:
    """How many questions a day and how many look-ups at once each plan allows, and what it costs a month."""
    return respond(request, represent(msgspec.json.encode(Plans(items=tuple(PLANS.values()))), MediaType.JSON), _CACHE)
