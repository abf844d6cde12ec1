"""The reviews of known products over HTTP: how many there are, and what they say by the newest verdict."""

from typing import Any, Final

import msgspec
from litestar import Request, Response, Router
from litestar.di import NamedDependency, Provide
from litestar.enums import MediaType
from litestar.params import FromPath, SkipValidation
from msgspec import Struct, structs

from worthit.errors import AnalysisUnavailable, ProductNotKnown, VerdictNotFound
from worthit.product.catalogue import Catalogue
from worthit.reviews.model import Opinions
from worthit.reviews.summary import ReviewCounts, ReviewSummaries
from worthit.reviews.trust.model import Trust
from worthit.storage.down import told_when_down
from worthit.verdict.model import VerdictDocument
from worthit.verdict.question import Verdicts
from worthit.web.conditional import represent, respond
from worthit.web.problems import problem_responses
from worthit.web.reading import get_or_head

_CACHE: Final = "private, no-cache"


class ProductReviews(Struct, frozen=True, kw_only=True):
    """What is known of a product's reviews.

    verdict_id: the newest verdict, of which `opinions` and `trust` are; all three null where none is kept.
    """

    counts: ReviewCounts
    verdict_id: str | None = None
    opinions: Opinions | None = None
    trust: Trust | None = None


def review_router(catalogue: Catalogue, summaries: ReviewSummaries, verdicts: Verdicts) -> Router:
    return Router(
        "/v1/products/{product_id:str}/reviews",
        route_handlers=[get_reviews],
        dependencies={
            "catalogue": Provide(lambda: catalogue, sync_to_thread=False),
            "summaries": Provide(lambda: summaries, sync_to_thread=False),
            "verdicts": Provide(lambda: verdicts, sync_to_thread=False),
        },
        tags=["products"],
    )


@get_or_head(
    "/",
    operation_id="getReviews",
    summary="What do its owners say?",
    responses=problem_responses(ProductNotKnown, AnalysisUnavailable),
)
async def get_reviews(
    request: Request[Any, Any, Any],
    product_id: FromPath[str],
    catalogue: NamedDependency[SkipValidation[Catalogue]],
    summaries: NamedDependency[SkipValidation[ReviewSummaries]],
    verdicts: NamedDependency[SkipValidation[Verdicts]],
) -> Response[ProductReviews]:
    """How many reviews this instance keeps, and what they praise and blame. Who wrote them is told nowhere."""
    product = await catalogue.get(product_id)
    with told_when_down("Reviews"):
        counts = await summaries.of(await catalogue.key_of(product_id))
    document = await _newest(verdicts, product.verdict_id)
    content = ProductReviews(counts=counts) if document is None else _with_opinions(counts, document)
    return respond(request, represent(msgspec.json.encode(content), MediaType.JSON), _CACHE)


async def _newest(verdicts: Verdicts, verdict_id: str | None) -> VerdictDocument | None:
    """It may not be kept any more."""
    try:
        return None if verdict_id is None else await verdicts.get(verdict_id)
    except VerdictNotFound:
        return None


def _with_opinions(counts: ReviewCounts, document: VerdictDocument) -> ProductReviews:
    verdict = document.verdict
    return ProductReviews(
        counts=counts,
        verdict_id=document.id,
        opinions=Opinions(pros=verdict.pros, cons=verdict.cons, mixed=verdict.mixed, voices=verdict.voices),
        trust=structs.replace(verdict.trust, reviews=()),
    )
