"""Where a product's older sightings are put when there are very many: packed, whole, in few rows."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

import numpy as np
from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from worthit.price.instants import moment
from worthit.price.model import PriceObservation
from worthit.price.packing import can_be_packed, pack, unpack
from worthit.price.series import PriceSeries
from worthit.product.model import SellerKind
from worthit.storage.database import Database
from worthit.storage.tables import PriceArchiveRow, PriceRow

KEPT_ROWS = 512
"""A product with more rows than this has its oldest packed."""
PACKED_ROWS = 256
"""So many at once: each sighting is then written anew 256 times at most."""
MOST_POINTS = 65_536
"""In one row of the archive: about half a megabyte."""


class Lot(NamedTuple):
    """What all sightings in one row of the archive have in common. shipping: as it was written."""

    currency: str
    condition: str | None
    seller_kind: SellerKind | None
    shipping: str | None


async def pack_if_long(database: Database, key: str) -> bool:
    """Move a product's oldest sightings into the archive where it has too many rows; say whether it had.

    All or nothing. The rows are deleted first: of two workers that do this at once, each moves others.
    """
    mine = PriceRow.product_key == key
    async with database.session() as session:
        if await session.scalar(select(PriceRow.id).where(mine).offset(KEPT_ROWS).limit(1)) is None:
            return False
    oldest = select(PriceRow.id).where(mine).order_by(PriceRow.at, PriceRow.id).limit(PACKED_ROWS)
    taken = delete(PriceRow).where(PriceRow.id.in_(oldest)).returning(*OBSERVED)
    async with database.session() as session:
        await put_away(session, key, [observed(row) for row in await session.execute(taken)])
    return True


OBSERVED = (
    PriceRow.at,
    PriceRow.amount,
    PriceRow.currency,
    PriceRow.condition,
    PriceRow.seller_kind,
    PriceRow.shipping,
)


def observed(row: Sequence[Any]) -> PriceObservation:
    """From a row whose first columns are OBSERVED."""
    at, amount, currency, condition, seller_kind, shipping = row[: len(OBSERVED)]
    return PriceObservation(
        at=at, amount=amount, currency=currency, condition=condition, seller_kind=seller_kind, shipping=shipping
    )


async def put_away(session: AsyncSession, key: str, observations: Iterable[PriceObservation]) -> None:
    """Write sightings into the archive, and those that cannot be packed into rows of their own."""
    lots: defaultdict[Lot, list[PriceObservation]] = defaultdict(list)
    others: list[PriceObservation] = []
    for seen in observations:
        if can_be_packed(seen.amount):
            shipping = None if seen.shipping is None else str(seen.shipping)
            lots[Lot(seen.currency, seen.condition, seen.seller_kind, shipping)].append(seen)
        else:
            others.append(seen)
    await add_rows(session, key, others)
    for lot, some in lots.items():
        for first in range(0, len(some), MOST_POINTS):
            await _add_to_lot(
                session,
                key,
                lot,
                PriceSeries.of_seen((seen.at, seen.amount) for seen in some[first : first + MOST_POINTS]),
            )


async def add_rows(session: AsyncSession, key: str, observations: Iterable[PriceObservation]) -> None:
    """Write sightings into rows of their own."""
    rows = [
        {
            "product_key": key,
            "at": seen.at,
            "amount": seen.amount,
            "currency": seen.currency,
            "condition": seen.condition,
            "seller_kind": seen.seller_kind,
            "shipping": seen.shipping,
        }
        for seen in observations
    ]
    if rows:
        await session.execute(insert(PriceRow), rows)


def opened(lot: Lot, points: bytes) -> Iterator[PriceObservation]:
    """The sightings of one row of the archive, oldest first."""
    return opened_series(lot, unpack(points))


def opened_series(lot: Lot, series: PriceSeries) -> Iterator[PriceObservation]:
    """Some of them."""
    shipping = None if lot.shipping is None else Decimal(lot.shipping)
    for place, at in enumerate(series.times):
        yield PriceObservation(
            at=moment(int(at)),
            amount=series.amounts.at(place),
            currency=lot.currency,
            condition=lot.condition,
            seller_kind=lot.seller_kind,
            shipping=shipping,
        )


async def _add_to_lot(session: AsyncSession, key: str, lot: Lot, series: PriceSeries) -> None:
    """Into a row that has room for all of them, or a new one."""
    shipping = None if lot.shipping is None else Decimal(lot.shipping)
    roomy = (
        select(PriceArchiveRow)
        .where(
            PriceArchiveRow.product_key == key,
            PriceArchiveRow.currency == lot.currency,
            PriceArchiveRow.condition.is_not_distinct_from(lot.condition),
            PriceArchiveRow.seller_kind.is_not_distinct_from(lot.seller_kind),
            PriceArchiveRow.shipping.is_not_distinct_from(shipping),
            PriceArchiveRow.count <= MOST_POINTS - len(series),
        )
        .order_by(PriceArchiveRow.id.desc())
        .limit(1)
        .with_for_update()
    )
    row = await session.scalar(roomy)
    if row is None:
        row = PriceArchiveRow(
            product_key=key,
            currency=lot.currency,
            condition=lot.condition,
            seller_kind=lot.seller_kind,
            shipping=shipping,
        )
        session.add(row)
    else:
        series = PriceSeries.joined([unpack(row.points), series])
    series = series[np.argsort(series.times, kind="stable")]
    row.first_at, row.last_at = moment(int(series.times[0])), moment(int(series.times[-1]))
    row.count, row.points = len(series), pack(series)
