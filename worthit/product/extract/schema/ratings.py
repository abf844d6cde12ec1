"""Ratings and reviews of a schema.org product. Ratings of a shop, a seller or a person are not the product's."""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from msgspec import Struct

from worthit.product.extract.dates import parse_date
from worthit.product.extract.reviewing import finished
from worthit.product.extract.schema.items import PRODUCT_TYPES, Item, as_list, is_a, items_of, text_of
from worthit.product.extract.wording import plain_paragraphs, plain_text
from worthit.product.model import Review

_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_COUNT = re.compile(r"\d{1,3}(?:[.,'\s\u00a0\u202f]\d{3}){1,4}(?!\d)|(?<!\d)\d{1,12}(?!\d)")
_MOST_PEOPLE = 10**10


class Rating(Struct, frozen=True, kw_only=True):
    """Owners' rating on the page's own scale, up to `best`."""

    value: float | None = None
    best: float = 5.0
    rating_count: int | None = None
    review_count: int | None = None


def read_rating(product: Item) -> Rating | None:
    """The aggregate rating of the product itself; None where nobody has rated."""
    old_style = [item for item in items_of(product.get("review")) if is_a(item, "review-aggregate")]
    for item in [*items_of(product.get("aggregaterating")), *old_style]:
        ratings, reviews = count_of(item.get("ratingcount")), count_of(item.get("reviewcount"))
        ratings = count_of(item.get("votes") or item.get("count")) if ratings is None else ratings
        value, best = scaled(item.get("ratingvalue") or _old_style_rating(item), item.get("bestrating"))
        if (ratings == 0 and not reviews) or (reviews == 0 and not ratings):
            continue
        if value is not None or ratings or reviews:
            return Rating(value=value, best=best, rating_count=ratings or None, review_count=reviews or None)
    return None


def _old_style_rating(item: Item) -> Any:
    """data-vocabulary.org: `rating` is a number or holds an `average`."""
    nested = next(iter(items_of(item.get("rating"))), {})
    return item.get("average") or nested.get("average") or nested.get("value") or text_of(item.get("rating"))


def read_reviews(product: Item, loose: Iterable[Item]) -> tuple[Review, ...]:
    """Reviews under the product, and loose ones on the page that say they are about a product."""
    own = [*items_of(product.get("review")), *items_of(product.get("reviews"))]
    about = [each for each in loose if is_a(each, "review", "userreview") and _is_about_product(each)]
    read = (_read_review(each) for each in [*own, *about])
    return tuple({review.id: review for review in read if review is not None}.values())


def scaled(value: Any, best: Any) -> tuple[float | None, float]:
    """A rating and the top of its scale; None where it is not on any scale. Without a stated top: 5, 10 or 100."""
    rating, top = _number(value), _number(best)
    if top is None or top <= 1:
        top = next((scale for scale in (5.0, 10.0, 100.0) if rating is not None and rating <= scale), 5.0)
    return (rating if rating is not None and 0 < rating <= top else None), top


def count_of(value: Any) -> int | None:
    """A count of people, however grouped (`1.234`, `1 234`); what is more than there are is none."""
    for each in as_list(value):
        if isinstance(each, int | float | Decimal) and not isinstance(each, bool):
            if 0 <= each < _MOST_PEOPLE:
                return int(each)
            continue
        if match := _COUNT.search(plain_text(each)):
            digits = re.sub(r"\D", "", match[0])
            return int(digits) if len(digits) < len(str(_MOST_PEOPLE)) else None
    return None


def _read_review(item: Item) -> Review | None:
    body = item.get("reviewbody") or item.get("description") or item.get("text")
    text = plain_paragraphs(next((each for each in as_list(body) if isinstance(each, str)), ""))
    rating = next(iter(items_of(item.get("reviewrating"))), {})
    value, best = scaled(rating.get("ratingvalue") or text_of(item.get("reviewrating")), rating.get("bestrating"))
    if not text and value is None:
        return None
    draft = Review(
        id=text_of(item.get("identifier")),
        text=text,
        title=text_of(item.get("name") or item.get("headline")) or None,
        rating=value * 5 / best if value is not None else None,
        date=parse_date(text_of(item.get("datepublished") or item.get("datecreated"))),
    )
    return finished(draft, text_of(item.get("author") or item.get("creator")) or None)


def _is_about_product(review: Item) -> bool:
    """A loose review without a subject is about the page's product."""
    subjects = items_of(review.get("itemreviewed"))
    return all(is_a(subject, *PRODUCT_TYPES) or "@type" not in subject for subject in subjects)


def _number(value: Any) -> float | None:
    for each in as_list(value):
        if isinstance(each, int | float | Decimal) and not isinstance(each, bool):
            return float(each)
        if match := _NUMBER.search(plain_text(each)):
            return float(match[0].replace(",", "."))
    return None
