"""Sightings of one price in columns: as many as there are, in little memory."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from worthit.money.model import is_amount
from worthit.price.amounts import NO_AMOUNTS, Amounts
from worthit.price.instants import microseconds
from worthit.price.model import PricePoint


class PriceSeries(Struct, frozen=True, eq=False):
    """What was seen, and when, in whole microseconds since 1970 (UTC). The order says nothing."""

    times: NDArray[np.int64]
    amounts: Amounts

    @classmethod
    def of(cls, points: Iterable[PricePoint], currency: str) -> "PriceSeries":
        """The sightings in one currency. What is no amount of money is none."""
        return cls.of_seen((point.at, point.amount) for point in points if point.currency == currency)

    @classmethod
    def of_seen(cls, seen: Iterable[tuple[datetime, Decimal]]) -> "PriceSeries":
        """When, and what. What is no amount of money is left out."""
        told = [(microseconds(at), amount) for at, amount in seen if is_amount(amount)]
        return cls(np.array([at for at, _ in told], np.int64), Amounts.of([amount for _, amount in told]))

    @classmethod
    def joined(cls, parts: Iterable["PriceSeries"]) -> "PriceSeries":
        some = list(parts)
        if len(some) == 1:
            return some[0]
        times = np.concatenate([part.times for part in some] or [NO_SIGHTINGS.times])
        return cls(times, Amounts.joined(part.amounts for part in some))

    def __len__(self) -> int:
        return len(self.times)

    def __getitem__(self, chosen: "slice | NDArray[np.bool_] | NDArray[np.int64]") -> "PriceSeries":
        return PriceSeries(self.times[chosen], self.amounts[chosen])

    def until(self, now: int) -> "PriceSeries":
        """What was seen up to then, in order of time and, of one instant, the dearest first; each once, none free."""
        units, some = self.amounts.units, self
        if len(self) and (self.times.max() > now or units.min() <= 0):
            some = self[(self.times <= now) & (units > 0)]
        return some if (some.times[1:] > some.times[:-1]).all() else _in_order(some)


NO_SIGHTINGS = PriceSeries(np.empty(0, np.int64), NO_AMOUNTS)


def _in_order(series: PriceSeries) -> PriceSeries:
    by_price = np.argsort(-series.amounts.units, kind="stable")
    ordered = series[by_price[np.argsort(series.times[by_price], kind="stable")]]
    times, units = ordered.times, ordered.amounts.units
    again = (times[1:] == times[:-1]) & (units[1:] == units[:-1])
    return ordered[np.insert(~again, 0, True)] if again.any() else ordered
