"""One watch looks at one price after the other; times are told in hours after BEGAN."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from worthit.money import Money
from worthit.price.history import History, read_history
from worthit.price.model import PricePoint
from worthit.price.watching.model import Occasion, Sighting, Trigger, WatchMemory, WatchRule, offer_of
from worthit.price.watching.rules import begin, evaluate, look_again

BEGAN = datetime(2026, 9, 1, 12, tzinfo=UTC)
NEW = offer_of(None, None)


def hours(number: float) -> datetime:
    return BEGAN + timedelta(hours=number)


def at(hour: float, price: str | None, currency: str = "EUR", condition: str | None = None) -> Sighting:
    """A sighting so many hours after the watch was made; without a price it was out of stock."""
    money = None if price is None else Money(Decimal(price), currency)
    return Sighting(at=hours(hour), price=money, in_stock=price is not None, offer=offer_of(condition, None))


class Looking:
    """A watch that was made when `price` was seen, with `days` of a flat history at that price before it."""

    def __init__(
        self, *when: Trigger, price: str | None = "100", days: int = 40, rule: WatchRule | None = None
    ) -> None:
        self.rule = rule or WatchRule(when=when, most_a_day=24)
        self.points = [
            PricePoint(at=BEGAN - timedelta(days=day), amount=Decimal(price), currency="EUR")
            for day in range(days, 0, -1)
            if price is not None
        ]
        known = None if price is None else at(0, price)
        self.memory: WatchMemory = begin(self.rule, known, in_stock=price is not None, at=BEGAN)

    def see(self, seen: Sighting, later: float = 0.0) -> Occasion | None:
        """Take it in, `later` hours after it was seen."""
        step = evaluate(self.rule, self.memory, seen, self._past(seen), seen.at + timedelta(hours=later))
        self.memory = step.memory
        if seen.price is not None and seen.in_stock:
            self.points.append(PricePoint(at=seen.at, amount=seen.price.amount, currency=seen.price.currency))
        return step.occasion

    def look_again(self, hour: float) -> Occasion | None:
        """Look at the newest sighting once more."""
        newest = self.memory.newest
        past = self._past(newest) if newest is not None else read_history((), None, None)
        step = look_again(self.rule, self.memory, past, hours(hour))
        self.memory = step.memory
        return step.occasion

    def prices_told(self, prices: Iterable[str | None], every: float = 24.0) -> list[str]:
        """The prices that are told of those seen at regular intervals."""
        occasions = [self.see(at((place + 1) * every, price)) for place, price in enumerate(prices)]
        return [str(occasion.price.amount) for occasion in occasions if occasion is not None]

    def _past(self, seen: Sighting) -> History:
        currency = None if seen.price is None else seen.price.currency
        return read_history([point for point in self.points if point.at < seen.at], currency, seen.at)
