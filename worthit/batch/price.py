"""`price`: a price now and its past → whether it is low, and whether its discount is real."""

from datetime import datetime
from decimal import Decimal

import msgspec
from msgspec import Raw, Struct

from worthit.batch.given import GivenPoint, amount_of, currency_of, time_of
from worthit.errors import InvalidRequest
from worthit.price.history import read_history
from worthit.price.judge import judge
from worthit.price.model import DiscountLabel, Lows, PriceLabel


class _Current(Struct):
    amount: Decimal | None = None
    currency: str | None = None


class _Given(Struct):
    id: Raw = Raw(b"null")
    current: _Current | None = None
    list_price: Decimal | None = None
    points: list[GivenPoint] | None = None
    now: str | None = None


class _Answer(Struct):
    id: Raw
    label: PriceLabel
    percentile: float | None
    lows: Lows
    days_tracked: int
    claimed_discount: float | None
    lawful_discount: float | None
    was_charged_share: float | None
    discount: DiscountLabel | None


_decoder = msgspec.json.Decoder(_Given, strict=False)


def answer(line: bytes) -> bytes:
    """Judged as of `now`, else of the latest time among the points; without any, nothing is known of the past."""
    given = _decoder.decode(line)
    current = given.current or _Current()
    price, currency = amount_of(current.amount, "current"), currency_of(current.currency)
    if price is None or currency is None:
        raise InvalidRequest("Give the price now, with its currency.", field="current")
    points = [point for told in given.points or () for point in told.as_points()]
    now: datetime | None = time_of(given.now, "now") or max((point.at for point in points), default=None)
    judged = judge(price, amount_of(given.list_price, "list_price"), read_history(points, currency, now))
    return msgspec.json.encode(
        _Answer(
            id=given.id,
            label=judged.label,
            percentile=judged.percentile,
            lows=judged.lows,
            days_tracked=judged.days_tracked,
            claimed_discount=judged.claimed_discount,
            lawful_discount=judged.lawful_discount,
            was_charged_share=judged.was_charged_share,
            discount=judged.discount,
        )
    )
