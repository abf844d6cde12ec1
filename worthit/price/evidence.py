"""The few of very many sightings that say as much as all of them: what a verdict keeps as its evidence."""

from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from worthit.price.glitches import Stretches, doubtful
from worthit.price.history import DAY, stands_until
from worthit.price.instants import microseconds
from worthit.price.parameters import DEFAULT, PriceParameters
from worthit.price.series import PriceSeries

ALL_KEPT = 5_000
"""So many sightings are evidence as they are."""
MOST_KEPT = 20_000
"""Of more that say something only so many are evidence, the newest: about 1.5 MB in a bundle."""


def as_evidence(series: PriceSeries, now: datetime, rules: PriceParameters = DEFAULT) -> PriceSeries:
    """The sightings of one offer that a verdict of `now` is reached from, in order of time.

    Up to ALL_KEPT are all of them; more are thinned by `telling`, and of what is left the newest MOST_KEPT are taken.
    """
    if len(series) > ALL_KEPT:
        return telling(series, now, rules)[-MOST_KEPT:]
    return series[np.argsort(series.times, kind="stable")]


def telling(series: PriceSeries, now: datetime, rules: PriceParameters = DEFAULT) -> PriceSeries:
    """Sightings up to `now` without those that change no answer of `judge`, in order of time.

    Of an amount seen again and again the first and the last few are kept, anew for each span of time for which a price
    stands (7 days). The last of the first ones then stands until the first of the last ones: the same amount at the
    same times. Those few are the witnesses that it takes to call another sighting a glitch: a year that reaches one
    left out reaches those before it or those after it. Of amounts that can be glitches all are kept, since each is
    judged by the others.
    """
    end = microseconds(now)
    seen = series.until(end)
    stretches = Stretches(seen.amounts.units, seen.times, stands_until(seen, end, rules))
    kept = _at_the_edges(_runs(seen, rules.stands_days * DAY), rules.glitch_witnesses)
    doubted = doubtful(stretches, end - rules.window_days * DAY, rules)
    return seen[kept if doubted is None else kept | doubted]


def _runs(seen: PriceSeries, span: int) -> NDArray[np.int64]:
    """How many sightings after each other are of one amount, written in one way, within one span of time."""
    spans, units, decimals = seen.times // span, seen.amounts.units, seen.amounts.decimals
    other = (units[1:] != units[:-1]) | (decimals[1:] != decimals[:-1]) | (spans[1:] != spans[:-1])
    return np.diff(np.concatenate(([0], np.flatnonzero(other) + 1, [len(seen)])))


def _at_the_edges(runs: NDArray[np.int64], few: int) -> NDArray[np.bool_]:
    """Which are among the first few or the last few of their run."""
    ends = np.repeat(runs.cumsum(), runs)
    place = np.arange(len(ends))
    return np.logical_or(place < ends - np.repeat(runs, runs) + few, place >= ends - few)
