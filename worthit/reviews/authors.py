"""Authors of reviews, as this instance alone can name them: their names, and hashes that others could make, go."""

import asyncio
from collections.abc import Sequence

import structlog
from msgspec import structs

from worthit.errors import AnalysisUnavailable
from worthit.product.model import Review
from worthit.secrets.pseudonyms import Pseudonyms

log = structlog.get_logger(__name__)


async def pseudonymous(reviews: Sequence[Review], pseudonyms: Pseudonyms) -> tuple[Review, ...]:
    """The reviews with their authors' hashes keyed. Without a key they have no authors, rather than tellable ones."""

    def named(review: Review) -> Review:
        return structs.replace(review, author=pseudonyms.of(review.author)) if review.author else review

    try:
        return await asyncio.to_thread(lambda: tuple(map(named, reviews)))
    except AnalysisUnavailable as error:
        log.warning("authors of reviews are left out", reason=error.detail)
        return tuple(structs.replace(review, author=None) for review in reviews)
