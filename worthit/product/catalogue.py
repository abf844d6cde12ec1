"""The products that this instance looked up itself, listed and found: what it knows of them anybody may read."""

import re
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Annotated, cast

from msgspec import Meta, Struct
from sqlalchemy import select, tuple_

from worthit.errors import ProductNotKnown
from worthit.product.identify import identify
from worthit.product.model import Availability, Condition
from worthit.product.trail import folded
from worthit.storage.columns import public_id
from worthit.storage.database import Database
from worthit.storage.down import told_when_down
from worthit.storage.tables import ProductRow

MOST_WORDS = 8
_ID = re.compile(r"[0-9a-f]{20}")
_WHAT = "Known products"


class SeenProduct(Struct, frozen=True, kw_only=True):
    """A product as this instance last saw it, at `seen_at`.

    price: null where the page showed none, or a range. rating: between which stars (1–5) the mean of its `owners` lies.
    verdict_id: of the newest verdict on it, which `GET /v1/verdicts/{id}` gives.
    """

    id: Annotated[str, Meta(examples=["3f1c0a9be2d47586a0b1"])]
    seen_at: datetime
    url: str
    shop: Annotated[str, Meta(examples=["amazon.it"])]
    title: str | None
    image: str | None
    categories: tuple[str, ...]
    price: Decimal | None
    currency: Annotated[str, Meta(description="ISO 4217.", examples=["EUR"])] | None
    condition: Condition | None
    availability: Availability | None
    owners: int | None
    rating: tuple[float, float] | None
    verdict_id: str | None


class Catalogue:
    """Reads what `KnownProducts` keeps. Raises AnalysisUnavailable while the database cannot be used."""

    def __init__(self, database: Database) -> None:
        self._database = database

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
