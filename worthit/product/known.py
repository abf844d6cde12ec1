"""Products that this instance looked up itself, as it last saw them: among them alternatives are found."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select

from worthit.money import Money
from worthit.product.codes import GTIN_DIGITS, valid_gtin
from worthit.product.model import KnownProduct, Product, ProductRef
from worthit.product.personal import is_personal
from worthit.product.trail import folded
from worthit.storage.columns import stored_key
from worthit.storage.database import Database
from worthit.storage.insert import insert_or_replace
from worthit.storage.tables import ProductRow

MOST = 500
_LONGEST = 200


class KnownProducts:
    """Keeps one row a product, and gives back those of one category."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def remember(
        self,
        ref: ProductRef,
        product: Product,
        interval_in_stars: tuple[float, float] | None,
        at: datetime,
        *,
        discouraged: bool,
        verdict_id: str | None = None,
    ) -> None:
        """Keep what a page just fetched shows, in place of what was seen of the product before. Nothing is kept of a
        link that tells of a person (`is_personal`).

        interval_in_stars: between which stars the mean of its owners lies, None where they are too few. A range of
        prices is kept as no price: its low end is not what this variant costs. discouraged: its verdict advises
        against it. verdict_id: of that verdict, where it was kept.
        """
        if is_personal(ref.canonical):
            return
        low, high = interval_in_stars or (None, None)
        single = product.money if product.price_high is None else None
        values: dict[str, Any] = {
            "seen_at": at,
            "url": ref.canonical,
            "shop": ref.shop[:_LONGEST],
            "title": product.title,
            "image": product.image,
            "categories": list(product.category),
            "category": _last(product.category),
            "amount": single.amount if single else None,
            "currency": single.currency if single else None,
            "condition": product.condition,
            "availability": product.availability,
            "owners": product.owners,
            "rating_low": low,
            "rating_high": high,
            "discouraged": discouraged,
            "verdict_id": verdict_id,
            "gtin": _gtin(product),
        }
        async with self._database.session() as session:
            await session.execute(insert_or_replace(session, ProductRow, {"product_key": ref.key}, values))

    async def title_of(self, key: str) -> str | None:
        """The title under which a product was seen last."""
        async with self._database.session() as session:
            return await session.scalar(select(ProductRow.title).where(ProductRow.product_key == key))

    async def in_category(
        self, categories: Sequence[str], currency: str, *, since: datetime, limit: int = MOST
    ) -> tuple[KnownProduct, ...]:
        """Those whose trail ends like `categories`, seen since then and not out of stock, the last seen first.

        None whose last verdict advised against it: that is no alternative, however cheap. Without price, rating or
        owners nothing can be compared, so such are left out.
        """
        if (category := _last(categories)) is None:
            return ()
        query = (
            select(ProductRow)
            .where(
                ProductRow.category == category,
                ProductRow.currency == currency,
                ProductRow.seen_at >= since,
                ProductRow.availability.is_distinct_from("out_of_stock"),
                ProductRow.amount.is_not(None),
                ProductRow.owners.is_not(None),
                ProductRow.rating_low.is_not(None),
                ProductRow.discouraged.is_(False),
            )
            .order_by(ProductRow.seen_at.desc(), ProductRow.product_key)
            .limit(limit)
        )
        async with self._database.session() as session:
            return tuple(known for row in await session.scalars(query) if (known := _known(row)) is not None)

    async def discouraged_among(self, keys: Collection[str]) -> frozenset[str]:
        """Those of these products whose last verdict advised against them, however long ago."""
        query = select(ProductRow.product_key).where(ProductRow.product_key.in_(keys), ProductRow.discouraged.is_(True))
        async with self._database.session() as session:
            found = frozenset(await session.scalars(query))
        return frozenset(key for key in keys if stored_key(key) in found)


def _gtin(product: Product) -> str | None:
    """In 14 digits, where the page names a right one."""
    gtin = valid_gtin(product.gtin) if product.gtin else None
    return gtin.zfill(GTIN_DIGITS) if gtin else None


def _last(categories: Sequence[str]) -> str | None:
    return folded(categories[-1])[:_LONGEST] or None if categories else None


def _known(row: ProductRow) -> KnownProduct | None:
    if row.amount is None or row.currency is None or row.owners is None:
        return None
    if row.rating_low is None or row.rating_high is None:
        return None
    return KnownProduct(
        key=row.product_key,
        url=row.url,
        shop=row.shop,
        title=row.title,
        price=Money(row.amount, row.currency),
        condition=row.condition,
        categories=tuple(row.categories),
        owners=row.owners,
        rating=(row.rating_low, row.rating_high),
        seen_at=row.seen_at,
    )
