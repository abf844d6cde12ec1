"""Which of the reviews read are one and the same. No choice depends on the order in which they came."""

import re
from collections.abc import Hashable, Iterable

from worthit.product.model import Review

LONG_TEXT = 25
"""Letters from which equal words and stars are a copy, whoever signs: two people do not write the same sentence."""

_WORDS = re.compile(r"\w+")


def merge_by_id(reviews: Iterable[Review]) -> tuple[Review, ...]:
    """Each review once: of those with one id, the one that says most. Without an id, all stay."""
    merged: dict[object, Review] = {}
    for position, review in enumerate(sorted(reviews, key=_content)):
        merged.setdefault(review.id or position, review)
    return tuple(merged.values())


def without_copies(reviews: Iterable[Review]) -> tuple[Review, ...]:
    """One review of each group of copies: equal long texts and stars, or all that can be seen of a review equal.

    Reviews that show nothing but stars cannot be told apart; they are taken as different people's.
    """
    kept: dict[Hashable, Review] = {}
    for position, review in enumerate(sorted(reviews, key=_content)):
        kept.setdefault(_fingerprint(review) or position, review)
    return tuple(kept.values())


def _fingerprint(review: Review) -> tuple[Hashable, ...] | None:
    words = " ".join(_WORDS.findall(review.text.casefold()))
    if len(words) >= LONG_TEXT:
        return (words, review.rating)
    title = " ".join(_WORDS.findall((review.title or "").casefold()))
    if not (words or title or review.author):
        return None
    return (words, title, review.author, review.date, review.rating)


def _content(review: Review) -> tuple[object, ...]:
    """The order in which reviews are taken: by id, what says more first."""
    rest = (review.text, *(repr(part) for part in (review.rating, review.title, review.author, review.date)))
    mark = (review.verified is None, review.verified is False)
    return (review.id, review.rating is None, -len(review.text), rest, mark)
