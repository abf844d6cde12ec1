"""What a price was and for how long it stood: sightings turned into covered time.

Times are whole microseconds since 1970 (UTC) and amounts stay decimals: sums are exact, whatever their order.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import accumulate

from msgspec import Struct

from worthit.price.model import PricePoint
from worthit.price.parameters import DEFAULT, PriceParameters

DAY = 86_400_000_000
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


class Stretch(Struct, frozen=True):
    """An amount and the time for which one sighting of it stands; `start == end` where it was just seen."""

    amount: Decimal
    start: int
    end: int


class History(Struct, frozen=True):
    """The believable sightings of one currency up to `now`, in order of time."""

    stretches: tuple[Stretch, ...] = ()
    now: int = 0

    def standing(self, since: int, until: int) -> dict[Decimal, int]:
        """Amount → how long it stood between two times."""
        stood: defaultdict[Decimal, int] = defaultdict(int)
        for stretch in self.stretches:
            time = min(stretch.end, until) - max(stretch.start, since)
            if time > 0:
                stood[stretch.amount] += time
        return stood

    def past_days(self, days: int) -> dict[Decimal, int]:
        """Amount → how long it stood in the last `days` days."""
        return self.standing(self.now - days * DAY, self.now)

    @property
    def covered(self) -> int:
        """All covered time."""
        return sum(stretch.end - stretch.start for stretch in self.stretches)

    def low(self, days: int | None = None) -> Decimal | None:
        """The lowest amount that was seen or stood in the last `days` days, or ever."""
        since = None if days is None else self.now - days * DAY
        known = (s.amount for s in self.stretches if since is None or s.end > since or s.start >= since)
        return min(known, default=None)

    def began(self, amount: Decimal) -> int:
        """When `amount`, asked for now, began: its first sighting since any other price was seen. A gap is no end."""
        began = self.now
        for stretch in reversed(self.stretches):
            if stretch.amount != amount:
                break
            began = stretch.start
        return began

    def believes(self, amount: Decimal, rules: PriceParameters = DEFAULT) -> bool:
        """Whether `amount`, asked for now, is a price and no glitch."""
        if amount <= 0:
            return False
        since = self.now - rules.window_days * DAY
        if sum(stretch.start >= since for stretch in self.stretches) < rules.glitch_witnesses:
            return True
        stood = self.past_days(rules.window_days)
        return not stood or _within(amount, lower_median(stood), rules)


def read_history(
    points: Iterable[PricePoint], currency: str | None, now: datetime | None, rules: PriceParameters = DEFAULT
) -> History:
    """Sightings in any order → their history in `currency` up to `now`. Glitches and other currencies are left out."""
    if now is None or currency is None:
        return History()
    end = microseconds(now)
    seen: dict[int, Decimal] = {}
    for point in points:
        at = microseconds(point.at)
        if point.currency == currency and point.amount > 0 and at <= end:
            seen[at] = min(point.amount, seen.get(at, point.amount))
    stretches = _stand(sorted(seen.items()), end, rules)
    believed = _without_glitches(stretches, end, rules)
    if len(believed) < len(stretches):
        stretches = _stand([(stretch.start, stretch.amount) for stretch in believed], end, rules)
    return History(tuple(stretches), end)


def lower_median(stood: Mapping[Decimal, int]) -> Decimal:
    """The least amount at or under which a price stood for half of the time; `stood` is not empty."""
    half = sum(stood.values())
    below = 0
    for amount in sorted(stood):
        below += stood[amount]
        if 2 * below >= half:
            return amount
    raise ValueError("no time, no median")


def microseconds(at: datetime) -> int:
    return (at - _EPOCH) // _MICROSECOND


def _stand(sightings: Sequence[tuple[int, Decimal]], now: int, rules: PriceParameters) -> list[Stretch]:
    """Each sighting stands until the next one, but no longer than it may."""
    longest = rules.stands_days * DAY
    ends = [*(start for start, _ in sightings[1:]), now]
    return [
        Stretch(amount, start, min(end, start + longest)) for (start, amount), end in zip(sightings, ends, strict=False)
    ]


def _within(amount: Decimal, median: Decimal, rules: PriceParameters) -> bool:
    return rules.glitch_low * median <= amount <= rules.glitch_high * median


def _without_glitches(stretches: list[Stretch], now: int, rules: PriceParameters) -> list[Stretch]:
    amounts = [stretch.amount for stretch in stretches]
    if not amounts or (_within(min(amounts), max(amounts), rules) and _within(max(amounts), min(amounts), rules)):
        return stretches  # no median of them is far enough away
    others = _Others(stretches, now - rules.window_days * DAY, rules)
    return [stretch for index, stretch in enumerate(stretches) if not others.deny(index)]


class _Others:
    """The time-weighted median of all sightings but one, for each of them, without sorting anew each time."""

    def __init__(self, stretches: list[Stretch], since: int, rules: PriceParameters) -> None:
        self._stretches = stretches
        self._since = since
        self._rules = rules
        self._recent = sum(stretch.start >= since for stretch in stretches)
        stood: defaultdict[Decimal, int] = defaultdict(int)
        for stretch in stretches:
            stood[stretch.amount] += self._time(stretch.start, stretch.end)
        self._amounts = sorted(stood)
        self._below = list(accumulate(stood[amount] for amount in self._amounts))

    def deny(self, index: int) -> bool:
        """Whether the others call this sighting a glitch."""
        stretch = self._stretches[index]
        if self._recent - (stretch.start >= self._since) < self._rules.glitch_witnesses:
            return False
        changes = [(stretch.amount, -self._time(stretch.start, stretch.end))]
        if index:
            before = self._stretches[index - 1]
            longer = min(stretch.end, before.start + self._rules.stands_days * DAY)
            changes.append((before.amount, self._time(before.start, longer) - self._time(before.start, before.end)))
        total = self._below[-1] + sum(change for _, change in changes)
        return total > 0 and not _within(stretch.amount, self._median(changes, total), self._rules)

    def _median(self, changes: list[tuple[Decimal, int]], total: int) -> Decimal:
        def twice_below(position: int) -> int:
            amount = self._amounts[position]
            return 2 * (self._below[position] + sum(change for changed, change in changes if changed <= amount))

        return self._amounts[bisect_left(range(len(self._amounts)), total, key=twice_below)]

    def _time(self, start: int, end: int) -> int:
        return max(0, end - max(start, self._since))
