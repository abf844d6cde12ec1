"""The products that this instance looked up itself, listed and found: what it knows of them anybody may read."""

import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import cast

from sqlalchemy import ColumnElement, Select, func, select, tuple_

from worthit.errors import ProductNotKnown
from worthit.product.codes import GTIN_DIGITS, ProductCode
from worthit.product.identify import identify
from worthit.product.model import Availability, Condition
from worthit.product.seen import SeenProduct
from worthit.product.shops import AMAZON
from worthit.product.trail import folded
from worthit.storage.columns import public_id
from worthit.storage.database import Database
from worthit.storage.down import told_when_down
from worthit.storage.tables import AskedRow, ProductRow, VerdictRow

MOST_WORDS = 8
FEWEST_ASKERS = 3
"""Accounts that must have asked about a product before others are told that it is asked about."""
POPULAR_FOR = timedelta(days=30)
_ID = re.compile(r"[0-9a-f]{20}")
_WHAT = "Known products"


class Catalogue:
    """Reads what `KnownProducts` keeps. Raises AnalysisUnavailable while the database cannot be used."""

    def __init__(self, database: Database, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._database = database
        self._clock = clock

    async def get(self, product_id: str) -> SeenProduct:
        """Raises ProductNotKnown."""
        return _shown(await self._row(product_id))

    async def key_of(self, product_id: str) -> str:
        """Under which what is known of a product is kept. Raises ProductNotKnown."""
        return (await self._row(product_id)).product_key

    async def behind(self, url: str) -> SeenProduct:
        """The product that a link names. Raises InvalidLink, ProductNotKnown."""
        return await self.get(public_id(identify(url).key))

    async def newest(
        self,
        words: Sequence[str] = (),
        category: str | None = None,
        *,
        before: tuple[datetime, str] | None = None,
        limit: int,
    ) -> list[SeenProduct]:
        """Those seen last first. words: all of them are in the title, whatever their case. category: the last step of
        its trail. before: time and id of the last one of the page before.
        """
        query = select(ProductRow).order_by(ProductRow.seen_at.desc(), ProductRow.id.desc()).limit(limit)
        query = query.where(*(ProductRow.title.icontains(word, autoescape=True) for word in words[:MOST_WORDS]))
        if category is not None:
            query = query.where(ProductRow.category == folded(category))
        if before is not None:
            query = query.where(tuple_(ProductRow.seen_at, ProductRow.id) < before)
        return await self._all(query)

    async def search(self, words: Sequence[str], limit: int) -> list[SeenProduct]:
        """Those with all these words in their title, whatever their case, those seen last first."""
        return await self.newest(words, limit=limit)

    async def popular(self, limit: int) -> list[SeenProduct]:
        """Those that the most accounts asked for in the last 30 days, and at least three; of as many, those seen last
        first. What fewer ask about is theirs to know.

        An account counts once for a product, however often it asked. Looking again by itself is nobody's question, and
        what is asked without an account is not kept, so neither counts.
        """
        askers = (
            select(VerdictRow.product_key, func.count(AskedRow.account_id.distinct()).label("askers"))
            .join(AskedRow, AskedRow.verdict_id == VerdictRow.id)
            .where(AskedRow.at >= self._clock() - POPULAR_FOR)
            .group_by(VerdictRow.product_key)
            .having(func.count(AskedRow.account_id.distinct()) >= FEWEST_ASKERS)
            .subquery()
        )
        most = askers.c.askers.desc(), ProductRow.seen_at.desc(), ProductRow.id
        return await self._all(
            select(ProductRow).join(askers, askers.c.product_key == ProductRow.product_key).order_by(*most).limit(limit)
        )

    async def with_code(self, code: ProductCode, limit: int) -> list[SeenProduct]:
        """Those whose page names this GTIN, or those at Amazon with this ASIN; those seen last first."""
        named: ColumnElement[bool] = ProductRow.gtin == code.value.zfill(GTIN_DIGITS)
        if code.kind == "asin":
            named = ProductRow.product_key.in_([f"{domain}:{code.value}" for domain in AMAZON.domains])
        newest = ProductRow.seen_at.desc(), ProductRow.id.desc()
        return await self._all(select(ProductRow).where(named).order_by(*newest).limit(limit))

    async def _all(self, query: Select[ProductRow]) -> list[SeenProduct]:
        with told_when_down(_WHAT):
            async with self._database.session() as session:
                return [_shown(row) for row in await session.scalars(query)]

    async def _row(self, product_id: str) -> ProductRow:
        row = None
        if _ID.fullmatch(product_id):
            with told_when_down(_WHAT):
                async with self._database.session() as session:
                    row = await session.scalar(select(ProductRow).where(ProductRow.id == product_id))
        if row is None:
            raise ProductNotKnown("This instance has not looked such a product up; ask for a verdict on it.")
        return row


def _shown(row: ProductRow) -> SeenProduct:
    known = row.rating_low is not None and row.rating_high is not None
    return SeenProduct(
        id=row.id,
        seen_at=row.seen_at,
        url=row.url,
        shop=row.shop,
        title=row.title,
        image=row.image,
        categories=tuple(row.categories),
        price=row.amount,
        currency=row.currency,
        condition=cast("Condition | None", row.condition),
        availability=cast("Availability | None", row.availability),
        owners=row.owners,
        rating=cast("tuple[float, float]", (row.rating_low, row.rating_high)) if known else None,
        verdict_id=row.verdict_id,
    )
