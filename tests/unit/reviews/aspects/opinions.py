"""Reviews as buyers write them, and what is heard of them."""

from collections.abc import Sequence

from worthit.product.model import Review
from worthit.reviews.listen import Hosted, listen
from worthit.reviews.model import Aspect, Opinions, Polarity
from worthit.reviews.sentiment import Engine

BUYERS = (
    "I bought it in spring for my mother.",
    "We have had one at work since May.",
    "My neighbour lent me hers first.",
    "This is our third one of the brand.",
    "A colleague told me of it at lunch.",
    "It stands in the hall beside the coats.",
    "Ordered on a Sunday, came on Thursday.",
    "The kids picked the colour, not me.",
    "Our cat sleeps next to it all day.",
    "Half of my street owns the same.",
)
"""Openings that name nothing to judge: with them, reviews that say the same are no copies of each other."""
COMPLAINTS = [f"{buyer} The battery is terrible." for buyer in BUYERS]


def written(*texts: str) -> list[Review]:
    return [Review(id=f"r{number:05}", text=text) for number, text in enumerate(texts)]


def told(*texts: str, engine: Engine = "fast", hosted: Hosted | None = None) -> Opinions:
    """What is heard of reviews with these texts."""
    return listen(written(*texts), engine=engine, hosted=hosted).opinions


def every(opinions: Opinions) -> tuple[Aspect, ...]:
    return (*opinions.pros, *opinions.cons, *opinions.mixed, *opinions.voices)


def sides(opinions: Opinions) -> dict[str, Polarity]:
    """The side on which each aspect is, by its name in the vocabulary, else the buyers' word."""
    return {one.topic or one.aspect: one.polarity for one in every(opinions)}


def named(aspects: Sequence[Aspect]) -> list[str]:
    return [one.topic or one.aspect for one in aspects]
