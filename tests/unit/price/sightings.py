"""Histories of one price in euros, told in days before NOW."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

from worthit.price.history import read_history
from worthit.price.judge import judge
from worthit.price.model import PriceJudgement, PricePoint

NOW = datetime(2026, 9, 1, 12, tzinfo=UTC)


def days_ago(days: float, amount: str) -> PricePoint:
    return PricePoint(at=NOW - timedelta(days=days), amount=Decimal(amount), currency="EUR")


def daily(first: int, last: int, amount: str) -> list[PricePoint]:
    """One sighting a day from `first` days ago down to `last` days ago."""
    return [days_ago(day, amount) for day in range(first, last - 1, -1)]


def judged(price: str, points: list[PricePoint], list_price: str | None = None) -> PriceJudgement:
    listed = Decimal(list_price) if list_price else None
    return judge(Decimal(price), listed, read_history(points, "EUR", NOW))
