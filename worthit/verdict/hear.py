"""From evidence to what its reviews say: the one way in which a verdict listens. Pure, and slow: not for the loop."""

from worthit.product.model import Product, Review
from worthit.reviews.heard import NOTHING, Heard
from worthit.reviews.listen import Around, Hosted, Passage, listen, passages_of
from worthit.reviews.sentiment import Engine
from worthit.verdict.model import VerdictInput


def hear(evidence: VerdictInput, *, engine: Engine = "deep", hosted: Hosted | None = None) -> Heard:
    """What the reviews of the evidence say; see `listen`. A page that shows no product is not listened to."""
    if evidence.kind in ("blocked", "not_product"):
        return NOTHING
    around = Around(product=evidence.product, snapshots=evidence.snapshots, now=evidence.latest_time)
    return listen(reviews_of(evidence), around, engine=engine, hosted=hosted)


def to_ask(evidence: VerdictInput) -> list[Passage]:
    """The passages that a hosted model judges for `hear`."""
    return passages_of(reviews_of(evidence))


def reviews_of(evidence: VerdictInput) -> tuple[Review, ...]:
    """All reviews of the evidence, those of the product first."""
    return (*(evidence.product or Product()).reviews, *evidence.reviews)
