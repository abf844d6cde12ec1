"""Prices that this instance saw itself: the history that a price is judged against."""

import asyncio
import heapq
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from datetime import datetime
from typing import Any, TypeVar, cast

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Integer,
    LargeBinary,
    Row,
    Select,
    func,
    literal,
    null,
    select,
    union_all,
)
from sqlalchemy import cast as as_type

from worthit.events import ProductSeen
from worthit.price.archive import KEPT_ROWS, OBSERVED, Lot, add_rows, observed, opened, pack_if_long, put_away
from worthit.price.evidence import as_evidence
from worthit.price.history import History, read_series
from worthit.price.instants import moment
from worthit.price.model import PriceObservation, PricePoint
from worthit.price.newest import Place, newest
from worthit.price.offers import Offer, OfferChoice, OfferSeen
from worthit.price.packing import unpack
from worthit.price.series import PriceSeries
from worthit.product.model import NEW, SHOP, SellerKind
from worthit.storage.database import Database
from worthit.storage.tables import PriceArchiveRow, PriceRow

T = TypeVar("T")
_A_WHILE = 1000
"""After so many observations others get their turn."""


class Sightings:
    """Keeps every price that was seen, and gives back those of one product.

    Where a page did not say so, an offer was new; who sold it is unknown, and its price counts for the shop and others.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    async def record(self, event: ProductSeen) -> None:
        """Keep the price of a page just seen. A page without a buyable price leaves nothing."""
        if event.price is None:
            return
        seen = PriceObservation(
            at=event.at,
            amount=event.price.amount,
            currency=event.price.currency,
            condition=event.condition,
            seller_kind=cast("SellerKind | None", event.seller_kind),
            shipping=event.shipping,
        )
        async with self._database.session() as session:
            await add_rows(session, event.key, [seen])
        await pack_if_long(self._database, event.key)

    async def offers(self, key: str) -> tuple[OfferSeen, ...]:
        """What was seen of a product, one entry an offer."""
        async with self._database.session() as session:
            rows = (await session.execute(_counted(key))).all()
        return tuple(
            OfferSeen(
                offer=Offer(condition=row.condition, seller_kind=row.seller_kind, currency=row.currency),
                sightings=row.sightings,
                first_seen=row.first_seen,
                last_seen=row.last_seen,
            )
            for row in rows
        )

    async def evidence(
        self,
        key: str,
        currency: str,
        now: datetime,
        condition: str | None = None,
        seller_kind: SellerKind | None = None,
    ) -> tuple[PricePoint, ...]:
        """What a verdict of `now` is to know of an offer, oldest first: all of it, or what says as much
        (`worthit.price.evidence`).
        """

        def points(series: PriceSeries) -> tuple[PricePoint, ...]:
            chosen = as_evidence(series, now)
            return tuple(
                PricePoint(at=moment(at), amount=chosen.amounts.at(place), currency=currency)
                for place, at in enumerate(chosen.times.tolist())
            )

        return await self._of_offer(key, currency, condition, seller_kind, points)

    async def history(
        self,
        key: str,
        currency: str,
        now: datetime,
        condition: str | None = None,
        seller_kind: SellerKind | None = None,
    ) -> History:
        """What an offer cost in one currency up to `now`."""
        return await self._of_offer(key, currency, condition, seller_kind, lambda series: read_series(series, now))

    async def series(
        self, key: str, currency: str, condition: str | None = None, seller_kind: SellerKind | None = None
    ) -> PriceSeries:
        """All sightings of an offer in one currency, in no order."""
        return await self._of_offer(key, currency, condition, seller_kind, lambda series: series)

    async def _of_offer(
        self,
        key: str,
        currency: str,
        condition: str | None,
        seller_kind: SellerKind | None,
        answer: Callable[[PriceSeries], T],
    ) -> T:
        """An answer from all sightings of an offer, those by an unknown seller among them; from many, in a thread."""
        seller = seller_kind or SHOP

        def is_asked_for(table: Any) -> tuple[Any, ...]:
            return (
                table.product_key == key,
                table.currency == currency,
                func.coalesce(table.condition, NEW) == (condition or NEW),
                func.coalesce(table.seller_kind, seller) == seller,
            )

        rows, packed = await self._read(_stored(is_asked_for(PriceRow), is_asked_for(PriceArchiveRow)))

        def read() -> T:
            parts = [*(unpack(row.points) for row in packed), PriceSeries.of_seen((row.at, row.amount) for row in rows)]
            return answer(PriceSeries.joined(parts))

        return await asyncio.to_thread(read) if packed else read()

    async def observations(self, key: str) -> AsyncIterator[PriceObservation]:
        """All that was seen of a product, oldest first."""
        rows, packed = await self._read(_stored((PriceRow.product_key == key,), (PriceArchiveRow.product_key == key,)))
        singles = map(observed, rows)
        lots = (opened(_lot(row), row.points) for row in packed)
        for number, seen in enumerate(heapq.merge(singles, *lots, key=lambda seen: seen.at)):
            if number % _A_WHILE == _A_WHILE - 1:
                await asyncio.sleep(0)
            yield seen

    async def newest(self, key: str, only: OfferChoice, before: Place | None, count: int) -> list[PriceObservation]:
        """So many sightings of the offers that are asked for, newest first, after that place."""

        def is_asked_for(table: Any, since: Any) -> Iterator[ColumnElement[bool]]:
            yield table.product_key == key
            if before is not None:
                yield since <= moment(before.at)
            if only.currency is not None:
                yield table.currency == only.currency
            if only.condition is not None:
                yield func.coalesce(table.condition, NEW) == only.condition
            if only.seller_kind is not None:
                yield func.coalesce(table.seller_kind, only.seller_kind) == only.seller_kind

        singles = tuple(is_asked_for(PriceRow, PriceRow.at))
        archived = tuple(is_asked_for(PriceArchiveRow, PriceArchiveRow.first_at))
        rows, packed = await self._read(_stored(singles, archived))
        lots = [(_lot(row), row.points) for row in packed]
        return await asyncio.to_thread(newest, [observed(row) for row in rows], lots, before, count)

    async def take_in(self, key: str, observations: Iterable[PriceObservation]) -> int:
        """Keep what is not kept yet, and say how many that were: the same observation twice is one."""
        given = dict.fromkeys(observations)
        times = {seen.at for seen in given}
        known = {seen async for seen in self.observations(key) if seen.at in times}
        new = [seen for seen in given if seen not in known]
        async with self._database.session() as session:
            await (put_away if len(new) > KEPT_ROWS else add_rows)(session, key, new)
        await pack_if_long(self._database, key)
        return len(new)

    async def _read(self, query: CompoundSelect[Any]) -> tuple[list[Row[Any]], list[Row[Any]]]:
        """Rows of single sightings, oldest first, and rows of the archive."""
        async with self._database.session() as session:
            rows = (await session.execute(query)).all()
        singles = [row for row in rows if row.points is None]
        return sorted(singles, key=lambda row: row.at), [row for row in rows if row.points is not None]


def _stored(singles: tuple[Any, ...], packed: tuple[Any, ...]) -> CompoundSelect[Any]:
    """One statement for both, so that nothing is packed between them and missed."""
    archive = PriceArchiveRow
    return union_all(
        select(*OBSERVED, as_type(null(), LargeBinary).label("points")).where(*singles),
        select(
            archive.first_at,
            null(),
            archive.currency,
            archive.condition,
            archive.seller_kind,
            archive.shipping,
            archive.points,
        ).where(*packed),
    )


def _counted(key: str) -> Select[Any]:
    """Offers with how often and when they were seen, over both tables."""

    def offer(table: Any) -> tuple[Any, ...]:
        return (
            func.coalesce(table.condition, NEW).label("condition"),
            func.coalesce(table.seller_kind, SHOP).label("seller_kind"),
            table.currency,
        )

    single, packed = PriceRow, PriceArchiveRow
    seen = union_all(
        select(
            *offer(single), literal(1).label("count"), single.at.label("first_at"), single.at.label("last_at")
        ).where(single.product_key == key),
        select(*offer(packed), packed.count, packed.first_at, packed.last_at).where(packed.product_key == key),
    ).subquery()
    of = (seen.c.condition, seen.c.seller_kind, seen.c.currency)
    counts = (
        as_type(func.sum(seen.c.count), Integer).label("sightings"),
        func.min(seen.c.first_at).label("first_seen"),
        func.max(seen.c.last_at).label("last_seen"),
    )
    return select(*of, *counts).group_by(*of).order_by(*of)


def _lot(row: Row[Any]) -> Lot:
    return Lot(row.currency, row.condition, row.seller_kind, None if row.shipping is None else str(row.shipping))
