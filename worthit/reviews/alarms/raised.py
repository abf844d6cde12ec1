"""Of what is warned how many reviews warn, in their own words. Whether that is enough to act on, `verdict` decides.

Whoever is discontent and warns of nothing is no witness that there is nothing to warn of: a one-star review about the
box must not lift an alarm. So an alarm counts beside the reviews that warn those of owners who are not discontent.
"""

from collections.abc import Collection, Mapping, Sequence

from worthit.product.model import Review
from worthit.reviews.alarms.hits import KINDS, Hit
from worthit.reviews.aspects.parameters import DEFAULT as ASPECTS
from worthit.reviews.aspects.quotes import Telling
from worthit.reviews.aspects.tally import share_interval
from worthit.reviews.model import Alarm, AlarmKind, Quote

DISCONTENT = 2.0
"""Stars up to which an owner is discontent."""
MOST_QUOTES = 3
LONGEST_QUOTE = 300
"""Characters; of a longer sentence the beginning stands."""


def raised(
    hits: Sequence[Hit], counted: Collection[int], reviews: Sequence[Review], telling: Telling
) -> tuple[Alarm, ...]:
    """The alarms of a product, safety first. counted: the reviews that count as a voice."""
    warnings: dict[AlarmKind, dict[int, Hit]] = {kind: {} for kind in KINDS}
    for hit in hits:
        if hit.review in counted:
            warnings[hit.kind].setdefault(hit.review, hit)
    content = {review for review in counted if not _is_discontent(reviews[review])}
    return tuple(_alarm(kind, first, len(content | first.keys()), telling) for kind, first in warnings.items() if first)


def _is_discontent(review: Review) -> bool:
    return review.rating is not None and review.rating <= DISCONTENT


def _alarm(kind: AlarmKind, first: Mapping[int, Hit], n: int, telling: Telling) -> Alarm:
    ordered = sorted(first.values(), key=lambda hit: (hit.language != telling.language, telling.ids[hit.review]))
    return Alarm(
        kind=kind,
        k=len(first),
        n=n,
        share=share_interval(len(first), n, ASPECTS.z),
        reviews=tuple(sorted({telling.ids[review] for review in first} - {""})),
        quotes=tuple(_quote(hit, telling) for hit in ordered[:MOST_QUOTES]),
    )


def _quote(hit: Hit, telling: Telling) -> Quote:
    end = min(hit.end, hit.start + LONGEST_QUOTE)
    return Quote(
        review=telling.ids[hit.review], start=hit.start, end=end, text=telling.texts[hit.review][hit.start : end]
    )
