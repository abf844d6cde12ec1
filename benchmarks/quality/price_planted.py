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


def glitch(
    past: Seen,
    random: Random,
    change: Callable[[Fraction], Fraction],
    price_at: Callable[[Seen, datetime], Fraction] = latest,
) -> tuple[datetime, Fraction]:
    """At a random time, made from the price that was the latest one then, or from another one."""
    at = past[0][0] + random.random() * (past[-1][0] - past[0][0])
    return at, change(price_at(past, at))


def glitch_rows(every: list[Seen]) -> Iterator[tuple[str, str, str, str]]:
    """How many of them the definition calls glitches, and whether the answer is the one without them.

    Where a product cost half as much at the time as it did in most of the year, × 300 makes no glitch of its price.
    """
    clean = [Asked(past, past[-1][1], past[-1][0], 2 * past[-1][1]) for past in every if _usual(past)]
    for of, price_at in (("price then", latest), ("median of the year", lambda past, _: _usual(past)[0])):
        for name, change in GLITCHES.items():
            random = Random(name)
            planted = [[glitch(one.past, random, change, price_at) for _ in range(_EACH)] for one in clean]
            told = [[_is_glitch(one, some) for some in them] for one, them in zip(clean, planted, strict=True)]
            equal = _as_without(clean, planted)
            where_all = [same for same, those in zip(equal, told, strict=True) if all(those)]
            yield (
                f"{name} of the {of}",
                share(sum(map(sum, told)), _EACH * len(clean)),
                share(sum(where_all), len(where_all)),
                share(sum(equal), len(equal)),
            )


def _as_without(clean: list[Asked], planted: list[list[tuple[datetime, Fraction]]]) -> list[bool]:
    spoilt = [
        Asked([*one.past, *some], one.price, one.now, one.list_price) for one, some in zip(clean, planted, strict=True)
    ]
    answers, others = (run_batch("price", [one.line() for one in asked]) for asked in (clean, spoilt))
    return [one == other for one, other in zip(answers, others, strict=True)]


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
