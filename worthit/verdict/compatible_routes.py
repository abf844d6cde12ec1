"""The face of an earlier API, kept for its clients: one call with a link, one short answer. The same limits and the
same problem documents as everywhere.
"""

from typing import Annotated, Any, Literal, cast

from litestar import Request, Response, Router, post
from litestar.di import NamedDependency, Provide
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import JSONBody, SkipValidation
from litestar.status_codes import HTTP_200_OK, HTTP_415_UNSUPPORTED_MEDIA_TYPE, HTTP_503_SERVICE_UNAVAILABLE
from msgspec import Meta, Struct

from worthit.accounts.asker import asker_of
from worthit.accounts.guards import may
from worthit.errors import BodyTooLarge
from worthit.reviews.language import Language
from worthit.reviews.model import Aspect
from worthit.verdict.asking import REFUSALS, Asking
from worthit.verdict.explain import in_language, write_amount
from worthit.verdict.languages import IN_WORDS, language_of, told_in
from worthit.verdict.model import ProductSummary, VerdictDocument
from worthit.verdict.question import Question
from worthit.web.health import HealthChecks, examine
from worthit.web.problems import problem_responses
from worthit.web.reading import get_or_head


class AnalysisRequest(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Link of a product's page."""

    url: Annotated[str, Meta(min_length=1, max_length=2048, examples=["https://shop.example/p/1"])]


class Analysis(Struct, frozen=True, kw_only=True):
    """A verdict in short.

    price: as people write it, null where it is not known. value_score: 0 to 10, null where there is too little evidence
    for a number; `recommendation` then says so. pros, cons: what owners praise and blame, and how many of how
    many reviews say so.
    """

    title: str | None
    price: Annotated[str, Meta(examples=["€64.90"])] | None
    value_score: Annotated[float, Meta(ge=0, le=10)] | None
    recommendation: str
    pros: tuple[str, ...]
    cons: tuple[str, ...]
    url: str


class BriefHealth(Struct, frozen=True, kw_only=True):
    """How this instance is, in one word; `/health` tells it part by part."""

    status: Literal["ok", "degraded", "failed"]


def compatible_router(asking: Asking, checks: HealthChecks) -> Router:
    return Router(
        "/api",
        route_handlers=[analyze, get_brief_health],
        dependencies={
            "asking": Provide(lambda: asking, sync_to_thread=False),
            "checks": Provide(lambda: checks, sync_to_thread=False),
        },
        tags=["compatible"],
    )


@post(
    "/analyze",
    status_code=HTTP_200_OK,
    operation_id="analyze",
    **may("verdicts"),
    response_headers=IN_WORDS,
    summary="Is it worth its price? In short",
    responses=problem_responses(*REFUSALS, BodyTooLarge, HTTP_415_UNSUPPORTED_MEDIA_TYPE),
)
async def analyze(
    request: Request[Any, Any, Any],
    data: JSONBody[AnalysisRequest],
    asking: NamedDependency[SkipValidation[Asking]],
) -> Response[Analysis]:
    """The product looked up, or its verdict of the last minutes, in few words; `POST /v1/verdicts` says it whole."""
    language = language_of(request, None)
    document = await asking.answer(asker_of(request), Question(url=data.url))
    told = _in_short(in_language(document, language), data.url, language)
    return Response(told, status_code=HTTP_200_OK, headers=told_in(language))


@get_or_head(
    "/health",
    operation_id="getBriefHealth",
    summary="How is this instance, in one word?",
    responses={
        HTTP_503_SERVICE_UNAVAILABLE: ResponseSpec(
            BriefHealth, generate_examples=False, description="A core part has failed"
        )
    },
)
async def get_brief_health(checks: NamedDependency[SkipValidation[HealthChecks]]) -> Response[BriefHealth]:
    """`failed` when a core part failed, `degraded` when anything else is not as it should be."""
    state = cast("Literal['ok', 'degraded', 'failed']", (await examine(checks)).state)
    failed = state == "failed"
    return Response(BriefHealth(status=state), status_code=HTTP_503_SERVICE_UNAVAILABLE if failed else HTTP_200_OK)


def _in_short(document: VerdictDocument, asked: str, language: Language) -> Analysis:
    verdict = document.verdict
    return Analysis(
        title=document.product.title,
        price=_price(document.product, language),
        value_score=verdict.value_score,
        recommendation=document.explanation.answer,
        pros=tuple(map(_counted, verdict.pros)),
        cons=tuple(map(_counted, verdict.cons)),
        url=document.ref.canonical if document.ref else asked,
    )


def _price(product: ProductSummary, language: Language) -> str | None:
    return None if product.price is None else write_amount(product.price, product.currency, language)


def _counted(aspect: Aspect) -> str:
    """`sturdy handle (12/40)`: 12 of 40 reviews."""
    return f"{aspect.label} ({aspect.k}/{aspect.n})"
