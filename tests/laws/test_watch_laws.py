"""What holds of watches, whatever is seen of a product and whenever: no flapping, nothing missed, nothing too often.

The triggers are held against a reading of docs/watches.md of its own, in `_Model`, which shares nothing with the rules.
"""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct, structs

from tests.unit.price.watching.looking import BEGAN, Looking, at, hours
from worthit.price.watching.model import (
    BackInStock,
    NewLow,
    Occasion,
    PercentDrop,
    PriceRise,
    QuietHours,
    Sighting,
    TargetPrice,
    Trigger,
    WatchRule,
)

HUNDRED = Decimal(100)
TARGET = Decimal(90)
TEN = Decimal(10)


class Look(Struct, frozen=True):
    """A sighting, and how many hours after the one before. amount: None is out of stock."""

    after: float
    amount: str | None


looks = st.lists(
    st.builds(
        Look,
        st.sampled_from([0.25, 1.0, 6.0, 24.0, 100.0]),
        st.none() | st.integers(80, 115).map(str) | st.integers(8600, 9400).map(lambda cents: f"{cents / 100:.2f}"),
    ),
    max_size=40,
)
triggers = st.sampled_from(
    [
        TargetPrice(amount=TARGET),
        PercentDrop(percent=TEN),
        PriceRise(percent=TEN),
        NewLow(days=30),
        BackInStock(),
    ]
)
rules = st.builds(
    WatchRule,
    when=st.lists(triggers, min_size=1, max_size=3, unique_by=type).map(tuple),
    most_a_day=st.integers(1, 4),
    quiet=st.none()
    | st.builds(
        QuietHours,
        start=st.integers(0, 23).map(time),
        end=st.integers(0, 23).map(time),
        zone=st.sampled_from(["UTC", "America/New_York"]),
    ),
)


class Told(Struct, frozen=True):
    """What is told, when, and after how many sightings."""

    when: datetime
    occasion: Occasion
    sightings: int


def sightings(looks: Sequence[Look]) -> list[Sighting]:
    hour, made = 0.0, []
    for look in looks:
        hour += look.after
        made.append(at(hour, look.amount))
    return made


def told_of(rule: WatchRule, seen: Sequence[Sighting]) -> list[Told]:
    """All that is told, the watch being looked at whenever something may be told again."""
    looking, told = Looking(rule=rule), list[Told]()

    def hear(when: datetime, occasion: Occasion | None, sightings: int) -> None:
        if occasion is not None:
            told.append(Told(when, occasion, sightings))

    def look_again_until(end: datetime, sightings: int) -> None:
        while (due := looking.memory.due_at) is not None and due <= end:
            hear(due, looking.look_again((due - BEGAN) / timedelta(hours=1)), sightings)

    for place, sighting in enumerate(seen):
        look_again_until(sighting.at, place)
        hear(sighting.at, looking.see(sighting), place + 1)
    look_again_until(hours(10_000), len(seen))
    return told


@given(rule=rules, looks=looks)
def test_never_more_than_so_many_in_any_24_hours(rule: WatchRule, looks: list[Look]) -> None:
    times = [told.when for told in told_of(rule, sightings(looks))]
    for first, later in zip(times, times[rule.most_a_day :], strict=False):
        assert later - first >= timedelta(hours=24)


@given(rule=rules, looks=looks)
def test_never_in_the_quiet_hours(rule: WatchRule, looks: list[Look]) -> None:

    for told in told_of(rule, sightings(looks)):
        if rule.quiet is None or rule.quiet.start == rule.quiet.end:
            continue
        hour, start, end = (
            told.when.astimezone(ZoneInfo(rule.quiet.zone)).hour,
            rule.quiet.start.hour,
            rule.quiet.end.hour,
        )
        quiet = set(range(start, end)) if start < end else {*range(start, 24), *range(end)}
        assert hour not in quiet


@given(rule=rules, looks=looks)
def test_what_is_told_is_true_of_the_newest_sighting(rule: WatchRule, looks: list[Look]) -> None:
    seen = sightings(looks)
    for told in told_of(rule, seen):
        known = [at(0, "100"), *seen[: told.sightings]]
        newest = known[-1]
        assert told.occasion.price == newest.price
        price = told.occasion.price.amount
        for reason in told.occasion.reasons:
            match reason.trigger:
                case TargetPrice():
                    assert price <= TARGET
                case PercentDrop():
                    assert reason.than is not None
                    assert price * 10 <= reason.than * 9
                case PriceRise():
                    assert reason.than is not None
                    assert price * 10 >= reason.than * 11
                case NewLow():
                    assert reason.than is not None
                    assert price < reason.than
                case BackInStock():
                    assert newest.in_stock
                    assert any(not one.in_stock for one in known)


@given(rule=rules, looks=looks, data=st.data())
def test_what_comes_twice_or_late_changes_nothing(rule: WatchRule, looks: list[Look], data: st.DataObject) -> None:
    seen = sightings(looks)
    again = list(seen)
    for place in reversed(range(len(seen))):
        for _ in range(data.draw(st.integers(0, 2))):
            again.insert(place + 1, seen[data.draw(st.integers(0, place))])
    once, often = ([(told.when, told.occasion) for told in told_of(rule, order)] for order in (seen, again))
    assert often == once


@given(looks=looks, rule=rules, factor=st.sampled_from([Decimal("0.001"), Decimal(7), Decimal(250)]))
def test_the_unit_of_the_currency_changes_nothing(looks: list[Look], rule: WatchRule, factor: Decimal) -> None:
    def times(amount: str) -> str:
        return str(Decimal(amount) * factor)

    scaled = structs.replace(
        rule,
        when=tuple(
            TargetPrice(amount=trigger.amount * factor) if isinstance(trigger, TargetPrice) else trigger
            for trigger in rule.when
        ),
    )
    one = _told_in(Looking(rule=rule), looks)
    other = _told_in(
        Looking(rule=scaled, price=times("100")),
        [structs.replace(look, amount=None if look.amount is None else times(look.amount)) for look in looks],
    )
    assert one == other


@given(trigger=triggers, looks=looks)
def test_each_trigger_tells_what_a_plain_reading_of_the_page_tells(trigger: Trigger, looks: list[Look]) -> None:
    model = _Model(trigger)
    looking = Looking(rule=WatchRule(when=(trigger,), most_a_day=24 * 4))
    for sighting in sightings(looks):
        told = looking.see(sighting) is not None
        assert told == model.tells(sighting), sighting


def _told_in(looking: Looking, looks: Sequence[Look]) -> list[int]:
    return [place for place, sighting in enumerate(sightings(looks)) if looking.see(sighting) is not None]


class _Model:
    """The page read word by word, for a watch made at 100 EUR after 40 days at 100 EUR.

    It keeps all that was seen and told, and asks each time what has happened since the last time that it told.
    """

    def __init__(self, trigger: Trigger) -> None:
        self.trigger = trigger
        self.seen: list[Sighting] = []
        self.told: list[int] = []

    def tells(self, sighting: Sighting) -> bool:
        self.seen.append(sighting)
        if sighting.price is None or not self._true(sighting):
            return False
        if not self._is_news(sighting):
            return False
        self.told.append(len(self.seen) - 1)
        return True

    def _true(self, sighting: Sighting) -> bool:
        assert sighting.price is not None
        price = sighting.price.amount
        match self.trigger:
            case TargetPrice() | PercentDrop():
                return price <= 90
            case PriceRise():
                return price >= 110
            case NewLow():
                return price < self._lowest_before(sighting)
            case BackInStock():
                return len(self.seen) > 1 and self.seen[-2].price is None and self._was_out_for_an_hour()

    def _is_news(self, sighting: Sighting) -> bool:
        assert sighting.price is not None
        price = sighting.price.amount
        if isinstance(self.trigger, BackInStock):
            return True
        last, since = self._last_told()
        if last is None:
            return True
        away, further = self._limits(last)
        rising = isinstance(self.trigger, PriceRise)
        left = any((amount < away) if rising else (amount > away) for amount in since)
        return left or (price >= further if rising else price <= further)

    def _last_told(self) -> tuple[Decimal | None, list[Decimal]]:
        """The price that is known from the last time, and the prices since; before that, a new low knows 100."""
        first = self.told[-1] + 1 if self.told else 0
        since = [one.price.amount for one in self.seen[first:-1] if one.price is not None]
        if self.told:
            price = self.seen[self.told[-1]].price
            assert price is not None
            return price.amount, since
        return (HUNDRED if isinstance(self.trigger, NewLow) else None), since

    def _limits(self, last: Decimal) -> tuple[Decimal, Decimal]:
        """Beyond the first the price was away; at the second it is a step further."""
        match self.trigger:
            case TargetPrice():
                return Decimal("91.8"), last * Decimal("0.97")
            case PercentDrop():
                return Decimal("91.8"), last * Decimal("0.9")
            case PriceRise():
                return Decimal("107.8"), last * Decimal("1.1")
            case _:
                return last * Decimal("1.02"), last * Decimal("0.97")

    def _lowest_before(self, sighting: Sighting) -> Decimal:
        """Of the 30 days before: what was seen in them, and what stood when they began, for a week at most."""
        prices = [(BEGAN - timedelta(days=day), HUNDRED) for day in range(40, 0, -1)]
        prices += [(one.at, one.price.amount) for one in self.seen[:-1] if one.price is not None]
        begins = sighting.at - timedelta(days=30)
        ends = [*(time for time, _ in prices[1:]), sighting.at]
        stood = [
            amount
            for (time, amount), end in zip(prices, ends, strict=True)
            if min(end, time + timedelta(days=7)) > begins
        ]
        return min(stood) if stood else Decimal(0)

    def _was_out_for_an_hour(self) -> bool:
        first = len(self.seen) - 2
        while first > 0 and self.seen[first - 1].price is None:
            first -= 1
        return self.seen[-1].at - self.seen[first].at >= timedelta(hours=1)
