"""Comparisons over HTTP: several links in, their verdicts side by side out."""

from typing import Annotated, Any

from litestar import Request, Response, Router, post
from litestar.di import NamedDependency, Provide
from litestar.params import JSONBody, SkipValidation
from litestar.status_codes import HTTP_200_OK, HTTP_415_UNSUPPORTED_MEDIA_TYPE
from msgspec import Meta, Struct, structs

from worthit.accounts.asker import asker_of
from worthit.accounts.guards import may
from worthit.errors import BodyTooLarge, NotAuthenticated, RateLimited, SubscriptionExpired, TooManyAtOnce
from worthit.reviews.language import Language
from worthit.verdict.asking import Asking
from worthit.verdict.compare import Compared, Comparison
from worthit.verdict.explain import in_language
from worthit.verdict.languages import IN_WORDS, OF_WHAT, TAG, language_of, told_in
from worthit.verdict.question import FEWEST, MOST, Question
from worthit.web.problems import problem_responses

Link = Annotated[str, Meta(min_length=1, max_length=2048)]


class ComparisonRequest(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Links of the products' pages."""

    urls: Annotated[
        tuple[Link, ...],
        Meta(
            min_length=FEWEST,
            max_length=MOST,
            description="Two to six links.",
            examples=[["https://shop.example/p/1", "https://shop.example/p/2"]],
        ),
    ]
    language: Annotated[str, Meta(pattern=TAG, description=OF_WHAT)] | None = None


def comparison_router(asking: Asking) -> Router:
    return Router(
        "/v1/comparisons",
        route_handlers=[create_comparison],
        dependencies={"asking": Provide(lambda: asking, sync_to_thread=False)},
        tags=["verdicts"],
    )


@post(
    "/",
    status_code=HTTP_200_OK,
    operation_id="createComparison",
    **may("verdicts"),
    response_headers=IN_WORDS,
    summary="Which of them is better for the money?",
    responses=problem_responses(
        BodyTooLarge,
        NotAuthenticated,
        RateLimited,
        SubscriptionExpired,
        TooManyAtOnce,
        HTTP_415_UNSUPPORTED_MEDIA_TYPE,
    ),
)
async def create_comparison(
    request: Request[Any, Any, Any],
    data: JSONBody[ComparisonRequest],
    asking: NamedDependency[SkipValidation[Asking]],
) -> Response[Comparison]:
    """Look all of them up at once and compare them; each link is a question.

    Each verdict is kept like one that is asked for alone; the comparison itself is not kept. A product that cannot be
    looked up stands in `items` with its `failure`; the others are compared without it.
    """
    language = language_of(request, data.language)
    comparison = await asking.compare(asker_of(request), [(url, Question(url=url)) for url in data.urls])
    items = tuple(_told(item, language) for item in comparison.items)
    return Response(structs.replace(comparison, items=items), status_code=HTTP_200_OK, headers=told_in(language))


def _told(item: Compared, language: Language) -> Compared:
    return item if item.verdict is None else structs.replace(item, verdict=in_language(item.verdict, language))
