"""Glitches and false "was" prices, planted in real price histories."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime
from fractions import Fraction
from random import Random

from benchmarks.quality import by_definition
from benchmarks.quality.batch import run_batch, share
from benchmarks.quality.by_definition import DAY
from benchmarks.quality.price_questions import Asked, Seen, latest, microseconds

_EACH = 3
"""So many glitches in each history."""

GLITCHES: dict[str, Callable[[Fraction], Fraction]] = {
    "× 0.001": lambda price: price / 1000,
    "× 300": lambda price: price * 300,
    "zero": lambda _: Fraction(0),
}


def glitch(past: Seen, random: Random, change: Callable[[Fraction], Fraction]) -> tuple[datetime, Fraction]:
    """At a random time, made from the price that was the latest one then."""
    at = past[0][0] + random.random() * (past[-1][0] - past[0][0])
    return at, change(latest(past, at))


def glitch_rows(every: list[Seen]) -> Iterator[tuple[str, str, str]]:
    """Whether the answer is the one without them, and how many of them the definition calls glitches."""
    for name, change in GLITCHES.items():
        random = Random(name)
        clean = [Asked(past, past[-1][1], past[-1][0], 2 * past[-1][1]) for past in every]
        planted = [[glitch(past, random, change) for _ in range(_EACH)] for past in every]
        spoilt = [
            Asked([*asked.past, *some], asked.price, asked.now, asked.list_price)
            for asked, some in zip(clean, planted, strict=True)
        ]
        answers, others = (run_batch("price", [asked.line() for asked in them]) for them in (clean, spoilt))
        told = [_is_glitch(asked, one) for asked, some in zip(clean, planted, strict=True) for one in some]
        equal = sum(one == other for one, other in zip(answers, others, strict=True))
        yield name, share(equal, len(every)), share(sum(told), len(told))


def discount_rows(every: list[Seen]) -> Iterator[tuple[str, str, str, str]]:
    """What is said of list prices that were never charged, and of those that were for half of the year or more."""
    never = [Asked(past, past[-1][1], past[-1][0], Fraction(8, 5) * max(p for _, p in past)) for past in every]
    long, short = [a for a in never if _known_before(a) >= 35 * DAY], [a for a in never if _known_before(a) < 35 * DAY]
    half = [Asked(past, Fraction(int(price * 4 / 5)), past[-1][0], price) for past in every for price in _usual(past)]
    for name, asked in (
        ("1.6 × the highest ever, 35 days known or more", long),
        ("1.6 × the highest ever, fewer days known", short),
        ("charged for half of the year or more", half),
    ):
        said = Counter(answer["discount"] for answer in run_batch("price", [one.line() for one in asked]))
        false, unknown, honest = (share(said[label], len(asked)) for label in ("false", "unknown", "honest"))
        yield name, false, unknown, honest


def _is_glitch(asked: Asked, planted: tuple[datetime, Fraction]) -> bool:
    return by_definition.is_glitch(planted[1], asked.sightings, microseconds(asked.now))


def _known_before(asked: Asked) -> int:
    """The covered time of the year before the day on which the price now began."""
    history = by_definition.believed(asked.sightings, microseconds(asked.now))
    day = by_definition.began(asked.price, history, microseconds(asked.now)) // DAY * DAY
    return sum(time for _, time in by_definition.stood(history, day - 365 * DAY, day, microseconds(asked.now)))


def _usual(past: Seen) -> list[Fraction]:
    """The median over the year before the last day, if any is known: half of that time it cost so much or more."""
    day = microseconds(past[-1][0]) // DAY * DAY
    sightings = [(microseconds(at), price) for at, price in past]
    year = by_definition.stood(sightings, day - 365 * DAY, day, microseconds(past[-1][0]))
    return [Fraction(by_definition.median(year))] if year else []
