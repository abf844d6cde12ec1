"""The reviews of one product, made ready for the tests: in one order, with stars, days and words."""

from collections.abc import Iterable
from datetime import date

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from worthit.product.extract.amazon.words import NAMELESS
from worthit.product.model import Review
from worthit.reviews.duplicates import merge_by_id
from worthit.reviews.trust.words import Words, read_words, title_words


class Listing(Struct, frozen=True, kw_only=True):
    """All sequences run alike, one entry a review. stars: 1–5, NaN without. days: since 0001-01-01, -1 without.

    title: the words of the product's own title, which buyers repeat in all innocence.
    """

    reviews: tuple[Review, ...]
    stars: NDArray[np.float64]
    days: NDArray[np.int64]
    authors: tuple[str | None, ...]
    words: Words
    title: frozenset[int]

    def __len__(self) -> int:
        return len(self.reviews)

    def nobody(self) -> NDArray[np.bool_]:
        """The empty group."""
        return np.zeros(len(self), dtype=np.bool_)


def read_listing(reviews: Iterable[Review], title: str | None = None) -> Listing:
    """Each review once by its id, in an order of their content: how they came changes nothing."""
    ordered = merge_by_id(reviews)
    return Listing(
        reviews=ordered,
        stars=np.array([_stars(review.rating) for review in ordered], dtype=np.float64),
        days=np.array([_day(review.date) for review in ordered], dtype=np.int64),
        authors=tuple(_author(review.author) for review in ordered),
        words=read_words([review.text or review.title or "" for review in ordered]),
        title=title_words(title),
    )


def day_of(text: str | None) -> int | None:
    """The day of a date or time in ISO 8601, counted from 0001-01-01; None for what is none."""
    day = _day(text)
    return None if day < 0 else day


def _stars(rating: float | None) -> float:
    return rating if rating is not None and 1 <= rating <= 5 else float("nan")


def _day(text: str | None) -> int:
    try:
        return date.fromisoformat((text or "")[:10]).toordinal()
    except ValueError:
        return -1


def _author(name: str | None) -> str | None:
    """None for a name that many share."""
    plain = " ".join((name or "").split()).casefold()
    return plain if plain and plain not in NAMELESS else None
