"""Price charts over HTTP."""

from collections.abc import Mapping
from typing import Any

from litestar import Request, Response, Router
from litestar.di import NamedDependency, Provide
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath, SkipValidation

from worthit.errors import AnalysisUnavailable, ChartNotFound, VerdictNotFound
from worthit.verdict.charts import Charts, Picture
from worthit.web.conditional import represent, respond
from worthit.web.problems import problem_responses
from worthit.web.reading import get_or_head

_CACHE = "private, max-age=3600"
_TYPES: Mapping[Picture, str] = {"svg": "image/svg+xml", "png": "image/png"}


def chart_router(charts: Charts) -> Router:
    return Router(
        "/v1/verdicts/{verdict_id:str}",
        route_handlers=[_chart("svg"), _chart("png")],
        dependencies={"charts": Provide(lambda: charts, sync_to_thread=False)},
        tags=["verdicts"],
    )


def _chart(picture: Picture) -> HTTPRouteHandler:
    @get_or_head(
        f"/chart.{picture}",
        operation_id=f"getChart{picture.title()}",
        summary=f"The price history of a verdict, drawn ({picture.upper()})",
        media_type=_TYPES[picture],
        responses=problem_responses(VerdictNotFound, ChartNotFound, AnalysisUnavailable),
    )
    async def get_chart(
        request: Request[Any, Any, Any],
        verdict_id: FromPath[str],
        charts: NamedDependency[SkipValidation[Charts]],
    ) -> Response[bytes]:
        """What was known of the price when the verdict was reached, and the price then; where nothing is known it has
        a gap. There is none where fewer than two sightings are known, or less than a day of them.
        """
        return respond(request, represent(await charts.of(verdict_id, picture), _TYPES[picture]), _CACHE)

    return get_chart
