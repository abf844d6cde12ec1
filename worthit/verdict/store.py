"""Verdicts that were reached, kept under their id."""

import msgspec

from worthit.errors import VerdictNotFound
from worthit.storage.database import Database
from worthit.storage.tables import VerdictRow
from worthit.verdict.model import VerdictDocument

MAX_ID = 64
_decoder = msgspec.json.Decoder(VerdictDocument)


class VerdictStore:
    """Keeps verdicts as the documents that they are."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def save(self, document: VerdictDocument) -> None:
        """Keep a new verdict. Its product is the one of its `ref`, where it has one."""
        row = VerdictRow(
            id=document.id,
            created_at=document.created_at,
            product_key=document.ref.key if document.ref else None,
            document=msgspec.json.encode(document),
        )
        async with self._database.session() as session:
            session.add(row)

    async def get(self, verdict_id: str) -> VerdictDocument:
        """A verdict as it was given. Raises VerdictNotFound."""
        row = None
        if len(verdict_id) <= MAX_ID and verdict_id.isascii() and verdict_id.isprintable():
            async with self._database.session() as session:
                row = await session.get(VerdictRow, verdict_id)
        if row is None:
            raise VerdictNotFound("There is no verdict with this id.")
        return _decoder.decode(row.document)
