"""A history as stretches of time, as few as a picture of its width can show."""

from decimal import Decimal
from itertools import pairwise

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from worthit.price.amounts import Amounts
from worthit.price.history import DAY, History


class Stretch(Struct, frozen=True):
    """An amount and from when to when it stood, in microseconds; `start == end` where it was just seen."""

    amount: Decimal
    start: int
    end: int


class Known(Struct, frozen=True, eq=False):
    """What is known of a price up to `now`: from when to when each amount stood."""

    amounts: Amounts
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    now: int

    @classmethod
    def of(cls, history: History, days: int | None) -> "Known":
        """Of the last `days` days, or ever."""
        seen = history.known(days)
        ends = history.ends[len(history) - len(seen) :]
        starts = seen.times if days is None else np.maximum(seen.times, history.now - days * DAY)
        return cls(seen.amounts, starts, ends, history.now)

    def __len__(self) -> int:
        return len(self.starts)

    def stretch(self, place: int) -> Stretch:
        return Stretch(self.amounts.at(place), int(self.starts[place]), int(self.ends[place]))

    def last(self) -> Stretch:
        return self.stretch(len(self) - 1)

    def lowest(self) -> Stretch:
        """Of several the latest."""
        return self.stretch(len(self) - 1 - int(self.amounts.units[::-1].argmin()))

    def highest(self) -> Stretch:
        """Of several the latest."""
        return self.stretch(len(self) - 1 - int(self.amounts.units[::-1].argmax()))

    @property
    def covered(self) -> int:
        return int((self.ends - self.starts).sum())


def thin(known: Known, column: int) -> list[list[Stretch]]:
    """Runs of stretches that touch, cut where more than a `column` (the time of one column of pixels) is unknown.

    Of those that begin in one column the first, the lowest, the highest and the last are kept, each up to the next.
    This is M4 (Jugel, Jerzak, Hackenbroich and Markl, "M4: A Visualization-Oriented Time Series Data Aggregation",
    PVLDB 7(10), 2014): a line through these covers the same pixels as one through all points.
    """
    cut = known.starts[1:] - known.ends[:-1] > column
    bounds = [0, *(np.flatnonzero(cut) + 1).tolist(), len(known)]
    return [_run(known, first, after, column) for first, after in pairwise(bounds)]


def _run(known: Known, first: int, after: int, column: int) -> list[Stretch]:
    columns = (known.starts[first:after] - known.starts[0]) // column
    bounds = [first, *(first + np.flatnonzero(columns[1:] > columns[:-1]) + 1).tolist(), after]
    units = known.amounts.units
    places: set[int] = set()
    for begin, end in pairwise(bounds):
        inside = units[begin:end]
        places |= {begin, begin + int(inside.argmin()), begin + int(inside.argmax()), end - 1}
    in_order = np.array(sorted(places))
    kept = in_order[np.append(True, units[in_order[1:]] != units[in_order[:-1]])].tolist()
    ends = [*(int(known.starts[place]) for place in kept[1:]), int(known.ends[after - 1])]
    return [
        Stretch(known.amounts.at(place), int(known.starts[place]), end) for place, end in zip(kept, ends, strict=True)
    ]
