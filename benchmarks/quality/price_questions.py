"""Real price histories, and what is asked about them through the batch face."""

import gzip
from collections import defaultdict
from datetime import datetime, timedelta
from fractions import Fraction
from pathlib import Path

import msgspec
from msgspec import Struct

from benchmarks.quality.batch import Line
from benchmarks.quality.by_definition import Sighting

LEAST = 10
"""Sightings that a product must have."""
_EPOCH = datetime.fromisoformat("1970-01-01T00:00:00+00:00")

Seen = list[tuple[datetime, Fraction]]


class Asked(Struct, frozen=True):
    """A question: what a product cost before, what it costs now, and what it is said to have cost."""

    past: Seen
    price: Fraction
    now: datetime
    list_price: Fraction | None = None

    def line(self) -> Line:
        return {
            "current": {"amount": _written(self.price), "currency": "JPY"},
            "list_price": None if self.list_price is None else _written(self.list_price),
            "points": [
                {"at": at.isoformat(), "amount": _written(amount), "currency": "JPY"} for at, amount in self.past
            ],
            "now": self.now.isoformat(),
        }

    @property
    def sightings(self) -> list[Sighting]:
        return [(microseconds(at), amount) for at, amount in self.past]


def products(folder: Path) -> list[Seen]:
    """The sightings of each product that has enough of them, in order of time."""
    seen: defaultdict[str, Seen] = defaultdict(list)
    with gzip.open(folder / "reviews" / "price_history_jp.jsonl.gz") as lines:
        for line in lines:
            row = msgspec.json.decode(line)
            seen[row["asin"]].append((datetime.fromisoformat(row["timestamp"]), Fraction(str(row["price"]))))
    return [sorted(past) for past in seen.values() if len(past) >= LEAST]


def latest(past: Seen, now: datetime) -> Fraction:
    """The price last seen by then."""
    return next(amount for at, amount in reversed(past) if at <= now)


def microseconds(at: datetime) -> int:
    return (at - _EPOCH) // timedelta(microseconds=1)


def _written(amount: Fraction) -> str:
    """Whole, or with six decimals, which is all that these amounts have."""
    if amount.denominator == 1:
        return str(amount.numerator)
    assert amount * 10**6 == int(amount * 10**6)
    return f"{int(amount * 10**6)}e-6"
