"""What a history adds up to, for people: ranges, averages, the last change. Pure."""

from datetime import datetime
from decimal import Decimal

import numpy as np
from msgspec import Struct

from worthit.money.currencies import minor_digits
from worthit.price.history import DAY, History
from worthit.price.instants import moment
from worthit.price.parameters import DEFAULT, PriceParameters
from worthit.price.ratio import EXACT, ratio
from worthit.price.standing import Standing


class PriceSpan(Struct, frozen=True, kw_only=True):
    """Lowest and highest amount that was seen or stood in some days, and the mean over the time that is covered,
    rounded to the digits of the currency. Null where nothing is known of those days.
    """

    low: Decimal | None = None
    high: Decimal | None = None
    average: Decimal | None = None


class PriceSpans(Struct, frozen=True, kw_only=True, rename={"d30": "30", "d90": "90", "d365": "365"}):
    """The last 30, 90, 365 days and ever."""

    d30: PriceSpan
    d90: PriceSpan
    d365: PriceSpan
    ever: PriceSpan


class PriceChange(Struct, frozen=True, kw_only=True, rename={"before": "from", "after": "to"}):
    """When another amount was first seen. share: of the amount before, below zero where the price fell."""

    at: datetime
    before: Decimal
    after: Decimal
    share: float


class PriceStatistics(Struct, frozen=True, kw_only=True):
    """median: over the covered time of 365 days. flat: one single amount stood in all of that time.

    sightings: how many are believed. The price now is none of them.
    """

    spans: PriceSpans
    median: Decimal | None
    flat: bool
    last_change: PriceChange | None
    last_drop: PriceChange | None
    days_tracked: int
    sightings: int
    first_seen: datetime | None


def price_statistics(history: History, currency: str, rules: PriceParameters = DEFAULT) -> PriceStatistics:
    """The statistics of a history in `currency` (ISO 4217)."""
    digits = minor_digits(currency)
    year = history.past_days(rules.window_days)
    return PriceStatistics(
        spans=PriceSpans(
            d30=_span(history, 30, digits),
            d90=_span(history, 90, digits),
            d365=_span(history, 365, digits),
            ever=_span(history, None, digits),
        ),
        median=year.median() if len(year.times) else None,
        flat=bool(len(year.times)) and year.low() == year.high(),
        last_change=_last_change(history, falls=False),
        last_drop=_last_change(history, falls=True),
        days_tracked=history.covered // DAY,
        sightings=len(history),
        first_seen=moment(int(history.seen.times[0])) if len(history) else None,
    )


def _span(history: History, days: int | None, digits: int) -> PriceSpan:
    return PriceSpan(low=history.low(days), high=history.high(days), average=_average(history.past_days(days), digits))


def _average(stood: Standing, digits: int) -> Decimal | None:
    if not len(stood.times):
        return None
    mean = stood.mean() * 10**digits
    return Decimal(round(mean)).scaleb(-digits, EXACT)  # exact halves go to the even digit


def _last_change(history: History, *, falls: bool) -> PriceChange | None:
    units, amounts = history.seen.amounts.units, history.seen.amounts
    changed = np.flatnonzero(units[1:] < units[:-1] if falls else units[1:] != units[:-1])
    if not len(changed):
        return None
    place = int(changed[-1])
    before, after = amounts.at(place), amounts.at(place + 1)
    return PriceChange(
        at=moment(int(history.seen.times[place + 1])),
        before=before,
        after=after,
        share=ratio(EXACT.subtract(after, before), before),
    )
