"""What a price was and for how long it stood: sightings turned into covered time."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from worthit.price.glitches import Stretches, glitches, is_near
from worthit.price.instants import DAY, microseconds
from worthit.price.model import PricePoint
from worthit.price.parameters import DEFAULT, PriceParameters
from worthit.price.series import NO_SIGHTINGS, PriceSeries
from worthit.price.standing import Standing

__all__ = ["DAY", "History", "read_history", "read_series"]

_LONG_AGO = -(1 << 62)


class History(Struct, frozen=True, eq=False):
    """The believable sightings of one currency up to `now`, in order of time, one at a time.

    seen: what was seen, and when. ends: until when each stands; that is when it was seen where it was seen just now.
    """

    seen: PriceSeries = NO_SIGHTINGS
    ends: NDArray[np.int64] = NO_SIGHTINGS.times
    now: int = 0

    def __len__(self) -> int:
        return len(self.seen)

    def standing(self, since: int, until: int) -> Standing:
        """What stood between two times, and for how long."""
        starts, some = self.seen.times, self._standing(since, until)
        times = self.ends[some] - starts[some]
        if len(times):
            times[0] -= max(0, since - int(starts[some][0]))
            times[-1] -= max(0, int(self.ends[some][-1]) - until)
        return Standing(self.seen.amounts[some], times)

    def past_days(self, days: int | None) -> Standing:
        """What stood in the last `days` days, or ever, and for how long."""
        return self.standing(_LONG_AGO if days is None else self.now - days * DAY, self.now)

    @property
    def covered(self) -> int:
        """All covered time, in microseconds."""
        return int(self.ends.sum() - self.seen.times.sum())  # each may wrap around; their difference does not

    def low(self, days: int | None = None) -> Decimal | None:
        """The lowest amount that was seen or stood in the last `days` days, or ever."""
        return self.known(days).amounts.lowest()

    def high(self, days: int | None = None) -> Decimal | None:
        """The highest amount that was seen or stood in the last `days` days, or ever."""
        return self.known(days).amounts.highest()

    def known(self, days: int | None) -> PriceSeries:
        """The sightings of the last `days` days, or ever, and the one that stood when they began."""
        since = _LONG_AGO if days is None else self.now - days * DAY
        return self.seen[min(np.searchsorted(self.ends, since, "right"), np.searchsorted(self.seen.times, since)) :]

    def began(self, amount: Decimal) -> int:
        """When `amount`, asked for now, began: its first sighting since any other price was seen. A gap is no end."""
        others = ~self.seen.amounts.equal(amount)
        run = int(others[::-1].argmax()) if others.any() else len(self)
        return int(self.seen.times[-run]) if run else self.now

    def believes(self, amount: Decimal, rules: PriceParameters = DEFAULT) -> bool:
        """Whether `amount`, asked for now, is a price and no glitch."""
        if amount <= 0:
            return False
        since = self.now - rules.window_days * DAY
        recent = len(self) - int(np.searchsorted(self.seen.times, since))
        stood = self.seen.amounts[self._standing(since, self.now)]
        low, high = stood.lowest(), stood.highest()
        if recent < rules.glitch_witnesses or low is None or high is None:
            return True
        if is_near(amount, low, rules) and is_near(amount, high, rules):
            return True  # and so it is near the median, wherever that is
        return is_near(amount, self.past_days(rules.window_days).median(), rules)

    def _standing(self, since: int, until: int) -> slice:
        """Where those are that stood between two times."""
        return slice(int(np.searchsorted(self.ends, since, "right")), int(np.searchsorted(self.seen.times, until)))


def read_history(
    points: Iterable[PricePoint], currency: str | None, now: datetime | None, rules: PriceParameters = DEFAULT
) -> History:
    """Sightings in any order → their history in `currency` up to `now`. Glitches and other currencies are left out."""
    if now is None or currency is None:
        return History()
    return read_series(PriceSeries.of(points, currency), now, rules)


def read_series(series: PriceSeries, now: datetime, rules: PriceParameters = DEFAULT) -> History:
    """The same from sightings of one currency in columns."""
    end = microseconds(now)
    seen = series.until(end)
    ends = stands_until(seen, end, rules)
    denied = glitches(Stretches(seen.amounts.units, seen.times, ends), end - rules.window_days * DAY, rules)
    if denied is not None:
        seen = seen[~denied]
    last = seen.times[1:] > seen.times[:-1]
    if not last.all():
        seen = seen[np.append(last, True)]  # of several prices at one instant, the lowest
    return History(seen, stands_until(seen, end, rules) if len(seen) < len(ends) else ends, end)


def stands_until(seen: PriceSeries, now: int, rules: PriceParameters) -> NDArray[np.int64]:
    """Each of some sightings in order of time stands until the next one, but no longer than it may."""
    ends = seen.times + rules.stands_days * DAY
    np.minimum(ends[:-1], seen.times[1:], out=ends[:-1])
    np.minimum(ends[-1:], now, out=ends[-1:])
    return ends
