"""Which sightings are no prices: each is told by the time-weighted median of all the others of a year."""

from decimal import Decimal

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from worthit.price.amounts import Whole
from worthit.price.instants import DAY
from worthit.price.parameters import PriceParameters
from worthit.price.standing import Ladder, around


class Stretches(Struct, frozen=True, eq=False):
    """Sightings in order of time: what was seen, in units, from when, and until when it stands."""

    units: Whole
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]


def is_near(amount: Decimal, median: Decimal, rules: PriceParameters) -> bool:
    """Whether an amount can be a price where the others have this median."""
    over, under = amount.as_integer_ratio()
    median_over, median_under = median.as_integer_ratio()
    return _lowest(median_over * under, rules) <= over * median_under <= _highest(median_over * under, rules)


def glitches(seen: Stretches, since: int, rules: PriceParameters) -> NDArray[np.bool_] | None:
    """Which of them are glitches; None where none is. since: when the year began.

    Without one sighting the median moves no farther than the time of that one can shift it. So only those that are far
    from all that it can be are looked at one by one.
    """
    units = seen.units
    if len(units) <= rules.glitch_witnesses or _all_near(int(units.min()), int(units.max()), rules):
        return None
    stood = _stood(seen, since)
    ladder, far = _far_from_all(units, stood, int(stood.max()), rules)
    suspects = np.flatnonzero(far)
    first = int(np.searchsorted(seen.starts, since))
    witnesses = len(units) - first - (suspects >= first)
    suspects = suspects[witnesses >= rules.glitch_witnesses]
    if not len(suspects):
        return None
    denied = np.zeros(len(units), np.bool_)
    denied[suspects] = _Others(seen, stood, ladder).deny(suspects, since, rules)
    return denied


def doubtful(seen: Stretches, since: int, rules: PriceParameters) -> NDArray[np.bool_] | None:
    """Which amounts can be glitches, however often the prices that stood were seen; None where none can.

    A sighting stands for as long as a price may at most; no median of the others lies farther off than that shifts it.
    """
    if not len(seen.units) or _all_near(int(seen.units.min()), int(seen.units.max()), rules):
        return None
    return _far_from_all(seen.units, _stood(seen, since), rules.stands_days * DAY, rules)[1]


def _stood(seen: Stretches, since: int) -> NDArray[np.int64]:
    return np.maximum(seen.ends - np.maximum(seen.starts, since), 0)


def _far_from_all(
    units: Whole, stood: NDArray[np.int64], longest: int, rules: PriceParameters
) -> tuple[Ladder, NDArray[np.bool_]]:
    """The ladder of all medians without one sighting that stood `longest` at most, and what is far from each."""
    total = int(stood.sum())
    bounds = total - 3 * longest, total + 2 * longest
    ladder = around(units, stood, *bounds)
    least, most = (ladder.reaching(bound) for bound in bounds)
    return ladder, (units < _lowest(most, rules)) | (units > _highest(least, rules))


class _Others:
    """All sightings but one, for each of many: the median without it, found without sorting anew each time."""

    def __init__(self, seen: Stretches, stood: NDArray[np.int64], ladder: Ladder) -> None:
        """stood: for how long each did in the year. ladder: of all, at least where every such median lies."""
        self._seen, self._stood, self._ladder, self._total = seen, stood, ladder, int(stood.sum())

    def deny(self, suspects: NDArray[np.int64], since: int, rules: PriceParameters) -> NDArray[np.bool_]:
        """Which of them are far from the median of the others. Where no other stood for any time, none is."""
        seen, own = self._seen, self._stood[suspects]
        before = np.maximum(suspects - 1, 0)
        longer = np.minimum(seen.ends[suspects], seen.starts[before] + rules.stands_days * DAY)
        gained = np.maximum(longer - np.maximum(seen.ends[before], since), 0)  # the one before it stands on
        medians = self._medians(seen.units[suspects], own, seen.units[before], gained)
        each, places = np.unique(medians, return_inverse=True)
        lowest = np.array([_lowest(int(median), rules) for median in each], seen.units.dtype)
        highest = np.array([_highest(int(median), rules) for median in each], seen.units.dtype)
        units = seen.units[suspects]
        far: NDArray[np.bool_] = (units < lowest[places]) | (units > highest[places])
        some_stood: NDArray[np.bool_] = self._total - own + gained > 0
        return np.logical_and(far, some_stood)

    def _medians(self, units: Whole, own: NDArray[np.int64], before: Whole, gained: NDArray[np.int64]) -> Whole:
        """Each median, where from `units` up there is less time by its own, and from `before` up more by `gained`."""
        ladder, stood = self._ladder.units, self._ladder.stood
        half = (self._total - own + gained + 1) // 2
        lower = np.searchsorted(ladder, np.minimum(units, before))
        upper = np.searchsorted(ladder, np.maximum(units, before))
        between = np.where(units < before, -own, gained)
        first = np.searchsorted(stood, half)
        second = np.maximum(np.searchsorted(stood, half - between), lower)
        third = np.maximum(np.searchsorted(stood, half - gained + own), upper)
        places = np.where(first < lower, first, np.where(second < upper, second, third))
        return ladder[np.minimum(places, len(ladder) - 1)]


def _all_near(low: int, high: int, rules: PriceParameters) -> bool:
    """Whether amounts between these two are near every median that they can have."""
    return low >= _lowest(high, rules) and high <= _highest(low, rules)


def _lowest(median: int, rules: PriceParameters) -> int:
    over, under = rules.glitch_low.as_integer_ratio()
    return -(-over * median // under)


def _highest(median: int, rules: PriceParameters) -> int:
    over, under = rules.glitch_high.as_integer_ratio()
    return over * median // under
