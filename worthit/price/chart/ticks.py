"""Where the lines of an axis stand: round amounts, and dates that people count by."""

from datetime import UTC, datetime, timedelta
from decimal import ROUND_CEILING, Decimal

MOST_AMOUNTS = 6
MOST_DATES = 6
_ROUND = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5))
_HOURS = (1, 2, 3, 6, 12)
_DAYS = (1, 2, 4, 7, 14)
_MONTHS = (1, 2, 3, 6)
_YEARS = (1, 2, 5, 10, 20, 50)


def round_amounts(highest: Decimal) -> tuple[Decimal, ...]:
    """0 and the multiples of a round step, up to the first at or over `highest`: six of them at most."""
    least = highest / (MOST_AMOUNTS - 1)
    power = Decimal(1).scaleb(least.adjusted())
    step = next(step for step in (*(factor * power for factor in _ROUND), 10 * power) if step >= least)
    count = int((highest / step).to_integral_value(ROUND_CEILING))
    return tuple(step * index for index in range(count + 1))


def round_dates(start: datetime, end: datetime) -> tuple[tuple[datetime, str], ...]:
    """Beginnings of hours, days, months or years between two UTC times, each with its ISO 8601 name: at most six."""
    for step in _HOURS:
        if end - start <= (MOST_DATES - 1) * timedelta(hours=step):
            return _every(timedelta(hours=step), start, end, "%m-%d %H:%M")
    for step in _DAYS:
        if end - start <= (MOST_DATES - 1) * timedelta(days=step):
            return _every(timedelta(days=step), start, end, "%Y-%m-%d")
    for months in _MONTHS:
        dates = _months(months, start, end)
        if len(dates) <= MOST_DATES:
            return tuple((date, f"{date:%Y-%m}") for date in dates)
    for years in _YEARS:
        dates = _months(12 * years, start, end)
        if len(dates) <= MOST_DATES:
            return tuple((date, f"{date:%Y}") for date in dates)
    return ()


def _every(step: timedelta, start: datetime, end: datetime, name: str) -> tuple[tuple[datetime, str], ...]:
    epoch = datetime(1970, 1, 5, tzinfo=UTC)  # a Monday, so that weeks begin with one
    first = epoch + -(-(start - epoch) // step) * step
    count = (end - first) // step + 1
    return tuple((first + step * index, f"{first + step * index:{name}}") for index in range(count))


def _months(step: int, start: datetime, end: datetime) -> list[datetime]:
    month = start.year * 12 + start.month - 1
    month = -(-month // step) * step
    if _beginning(month) < start:
        month += step
    dates = []
    while _beginning(month) <= end:
        dates.append(_beginning(month))
        month += step
    return dates


def _beginning(month: int) -> datetime:
    return datetime(month // 12, month % 12 + 1, 1, tzinfo=UTC)
