"""Comparisons over HTTP: several links in, their verdicts side by side out."""

from typing import Annotated

from litestar import Response, Router, post
from litestar.di import NamedDependency, Provide
from litestar.params import JSONBody, SkipValidation
from litestar.status_codes import HTTP_200_OK, HTTP_415_UNSUPPORTED_MEDIA_TYPE
from msgspec import Meta, Struct

from worthit.errors import BodyTooLarge
from worthit.verdict.compare import Comparison, reach_all
from worthit.verdict.question import FEWEST, MOST, Question, Verdicts
from worthit.web.problems import problem_responses

Link = Annotated[str, Meta(min_length=1, max_length=2048)]


class ComparisonRequest(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Links of the products' pages."""

    urls: Annotated[tuple[Link, ...], Meta(min_length=FEWEST, max_length=MOST, description="Two to six links.")]


def comparison_router(verdicts: Verdicts) -> Router:
    return Router(
        "/v1/comparisons",
        route_handlers=[create_comparison],
        dependencies={"verdicts": Provide(lambda: verdicts, sync_to_thread=False)},
        tags=["verdicts"],
    )


@post(
    "/",
    status_code=HTTP_200_OK,
    operation_id="createComparison",
    summary="Which of them is better for the money?",
    responses=problem_responses(BodyTooLarge, HTTP_415_UNSUPPORTED_MEDIA_TYPE),
)
async def create_comparison(
    data: JSONBody[ComparisonRequest], verdicts: NamedDependency[SkipValidation[Verdicts]]
) -> Response[Comparison]:
    """Look all of them up at once and compare them.

    Each verdict is kept like one that is asked for alone; the comparison itself is not kept. A product that cannot be
    looked up stands in `items` with its `failure`; the others are compared without it.
    """
    comparison = await reach_all(verdicts, [(url, Question(url=url)) for url in data.urls])
    return Response(comparison, status_code=HTTP_200_OK)
