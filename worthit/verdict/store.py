"""Verdicts that were reached, kept under their id."""

import asyncio
from collections.abc import Sequence

import msgspec
from msgspec import Struct
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from worthit.errors import VerdictNotFound
from worthit.product.model import ProductRef
from worthit.storage.database import Database
from worthit.storage.down import told_when_down
from worthit.storage.tables import VerdictEvidenceRow, VerdictRow
from worthit.verdict.model import ProductSummary, Recommendation, VerdictDocument

MAX_ID = 64
_decoder = msgspec.json.Decoder(VerdictDocument)


class ScoreInShort(Struct, frozen=True, kw_only=True):
    """What a list shows of the answer."""

    value_score: float | None
    recommendation: Recommendation


class VerdictInShort(Struct, frozen=True, kw_only=True):
    """What a list shows of a verdict: these members of its document."""

    id: str
    ref: ProductRef | None
    product: ProductSummary
    verdict: ScoreInShort


_decode_in_short = msgspec.json.Decoder(VerdictInShort).decode


class VerdictStore:
    """Keeps verdicts as the documents that they are. What is asked of a database that is down is told so to people."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def save(self, document: VerdictDocument, evidence: bytes | None = None) -> None:
        """Keep a new verdict. Its product is the one of its `ref`, where it has one.

        evidence: what it was weighed from (`worthit.verdict.bundle.keep`).
        """
        row = VerdictRow(
            id=document.id,
            created_at=document.created_at,
            product_key=document.ref.key if document.ref else None,
            document=msgspec.json.encode(document),
        )
        async with self._database.session() as session:
            session.add(row)
            if evidence is not None:
                session.add(VerdictEvidenceRow(verdict_id=document.id, content=evidence))

    async def get(self, verdict_id: str) -> VerdictDocument:
        """A verdict as it was given. Raises VerdictNotFound, AnalysisUnavailable."""
        with told_when_down("Stored verdicts"):
            async with self._database.session() as session:
                return await _document(session, verdict_id)

    async def in_short(self, ids: Sequence[str]) -> dict[str, VerdictInShort]:
        """Those of these verdicts that are kept, by id. Raises AnalysisUnavailable."""
        with told_when_down("Stored verdicts"):
            async with self._database.session() as session:
                documents = await session.scalars(select(VerdictRow.document).where(VerdictRow.id.in_(ids)))
                found = await asyncio.to_thread(lambda rows: list(map(_decode_in_short, rows)), documents.all())
        return {short.id: short for short in found}

    async def with_evidence(self, verdict_id: str) -> tuple[VerdictDocument, bytes | None]:
        """A verdict with what it was weighed from, where that was kept. Raises as `get` does."""
        with told_when_down("Stored verdicts"):
            async with self._database.session() as session:
                document = await _document(session, verdict_id)
                row = await session.get(VerdictEvidenceRow, verdict_id)
                return document, row.content if row is not None else None


async def _document(session: AsyncSession, verdict_id: str) -> VerdictDocument:
    row = None
    if len(verdict_id) <= MAX_ID and verdict_id.isascii() and verdict_id.isprintable():
        row = await session.get(VerdictRow, verdict_id)
    if row is None:
        raise VerdictNotFound("There is no verdict with this id.")
    return _decoder.decode(row.document)
