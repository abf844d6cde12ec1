"""The newest sightings of a product, page by page, however many there are. Pure."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import Annotated, Any

import numpy as np
from msgspec import Meta, Struct

from worthit.price.archive import Lot, opened_series
from worthit.price.instants import microseconds
from worthit.price.model import PriceObservation
from worthit.price.packing import unpack

_LAST = microseconds(datetime.max.replace(tzinfo=UTC))
_MOST = 1_000_000


class Place(Struct, frozen=True, array_like=True):
    """Where a page ended: at which time (microseconds), and how many of that very time were told by then."""

    at: Annotated[int, Meta(ge=0, le=_LAST)]
    told: Annotated[int, Meta(ge=0, le=_MOST)]


def newest(
    singles: Sequence[PriceObservation], packed: Iterable[tuple[Lot, bytes]], before: Place | None, count: int
) -> list[PriceObservation]:
    """So many after that place, newest first; of one time in the order of what they are."""
    told = before.told if before else 0
    found = [seen for seen in singles if before is None or microseconds(seen.at) <= before.at]
    for lot, points in packed:
        found += _newest_packed(lot, points, before, count + told)
    found.sort(key=_order)
    return found[told : told + count]


def place_after(items: Sequence[PriceObservation], before: Place | None) -> Place:
    """Where a page ended that has these items."""
    last = microseconds(items[-1].at)
    told = sum(microseconds(seen.at) == last for seen in items)
    return Place(last, told + (before.told if before and before.at == last else 0))


def _newest_packed(lot: Lot, points: bytes, before: Place | None, count: int) -> list[PriceObservation]:
    """So many, and all others of the time of the oldest of them."""
    series = unpack(points)
    end = len(series) if before is None else int(np.searchsorted(series.times, before.at, "right"))
    start = max(0, end - count)
    if start < end:
        start = int(np.searchsorted(series.times, series.times[start]))
    return list(opened_series(lot, series[start:end]))


def _order(seen: PriceObservation) -> tuple[Any, ...]:
    shipping = Decimal(-1) if seen.shipping is None else seen.shipping
    return (-microseconds(seen.at), seen.currency, seen.condition or "", seen.seller_kind or "", seen.amount, shipping)
