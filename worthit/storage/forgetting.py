"""Erasing what is kept about one product, or of one author, at once and for good."""

from sqlalchemy import ColumnElement, and_, delete, inspect, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from worthit.storage.database import Database
from worthit.storage.tables import (
    AlertRow,
    Base,
    FollowUpRow,
    PriceArchiveRow,
    PriceRow,
    ProductRow,
    RatingRow,
    ReviewRow,
    VerdictEvidenceRow,
    VerdictRow,
    WatchRow,
)

_OF_A_PRODUCT = (ProductRow, PriceRow, PriceArchiveRow, RatingRow, ReviewRow, FollowUpRow)
Removed = dict[str, int]
"""How many rows of which table went."""


class Forgetting:
    """Erases in one transaction: all of it, or nothing where it raises."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def product(self, key: str) -> Removed:
        """Everything kept under a product's key: what was seen and said of it, and the watches on it."""
        async with self._database.session() as session:
            removed = {
                table.__tablename__: await _delete(session, table, table.product_key == key) for table in _OF_A_PRODUCT
            }
            watches = select(WatchRow.id).where(WatchRow.product_key == key)
            removed["alerts"] = await _delete(session, AlertRow, AlertRow.watch_id.in_(watches))
            removed["watches"] = await _delete(session, WatchRow, WatchRow.product_key == key)
            removed |= await _delete_verdicts(session, VerdictRow.product_key == key)
        return removed

    async def author(self, author: str) -> Removed:
        """The reviews of an author, and the verdicts that may hold his words: those of the same products, reached since
        this instance first saw his review there. author: as it stands in the table of reviews.
        """
        async with self._database.session() as session:
            mine = select(ReviewRow.product_key, ReviewRow.first_seen).where(ReviewRow.author == author)
            read = [
                and_(VerdictRow.product_key == key, VerdictRow.created_at >= first_seen)
                for key, first_seen in (await session.execute(mine)).all()
            ]
            removed = {"reviews": await _delete(session, ReviewRow, ReviewRow.author == author)}
            return removed | await _delete_verdicts(session, or_(*read)) if read else removed


async def _delete_verdicts(session: AsyncSession, which: ColumnElement[bool]) -> Removed:
    evidence = VerdictEvidenceRow.verdict_id.in_(select(VerdictRow.id).where(which))
    return {
        "verdict_evidence": await _delete(session, VerdictEvidenceRow, evidence),
        "verdicts": await _delete(session, VerdictRow, which),
    }


async def _delete(session: AsyncSession, table: type[Base], which: ColumnElement[bool]) -> int:
    identity = inspect(table).primary_key
    return len((await session.execute(delete(table).where(which).returning(*identity))).all())
