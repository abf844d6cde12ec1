"""One sentence for every fact, in any language."""

from collections.abc import Callable, Mapping
from typing import Any

from worthit.verdict.facts import (
    Alarm,
    ClaimedDiscount,
    Fact,
    Followed,
    Headline,
    Limit,
    NotKnown,
    Opinion,
    OwnersSay,
    PricePast,
    Range,
    ReviewsRead,
    ShopThemes,
    Sum,
    Term,
    Total,
    Trusted,
    YourCopy,
)
from worthit.verdict.words import headline, owners, prices, reviews, score
from worthit.verdict.words.model import Words
from worthit.verdict.words.numbers import listed


def answer(told: Headline, words: Words) -> str:
    """The first line."""
    return headline.first_line(told, words)


def sentence(fact: Fact, words: Words) -> str:
    """A line of evidence or of the calculation."""
    return words.your_copy if isinstance(fact, YourCopy) else _SENTENCES[type(fact)](fact, words)


def _not_known(fact: NotKnown, words: Words) -> str:
    return words.not_known.format(things=listed([words.missing[name] for name in fact.names], words.joiner))


_SENTENCES: Mapping[type[Any], Callable[[Any, Words], str]] = {
    Alarm: reviews.alarm,
    Sum: score.sum_of_parts,
    Range: score.interval,
    Term: score.term,
    Limit: score.limit,
    Total: score.total,
    OwnersSay: owners.owners_say,
    Opinion: reviews.opinion,
    ShopThemes: reviews.shop_themes,
    Trusted: reviews.trusted,
    ReviewsRead: reviews.reviews_read,
    PricePast: prices.price_past,
    ClaimedDiscount: prices.claimed_discount,
    Followed: prices.followed,
    NotKnown: _not_known,
}
