"""Verdicts that were reached, kept under their id."""

from collections.abc import Iterator
from contextlib import contextmanager

import msgspec
import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from worthit.errors import AnalysisUnavailable, VerdictNotFound, WorthItError
from worthit.storage.database import Database
from worthit.storage.tables import VerdictEvidenceRow, VerdictRow
from worthit.verdict.model import VerdictDocument

MAX_ID = 64
log = structlog.get_logger(__name__)
_decoder = msgspec.json.Decoder(VerdictDocument)


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
        with _told_when_down(verdict_id):
            async with self._database.session() as session:
                return await _document(session, verdict_id)

    async def with_evidence(self, verdict_id: str) -> tuple[VerdictDocument, bytes | None]:
        """A verdict with what it was weighed from, where that was kept. Raises as `get` does."""
        with _told_when_down(verdict_id):
            async with self._database.session() as session:
                document = await _document(session, verdict_id)
                row = await session.get(VerdictEvidenceRow, verdict_id)
                return document, row.content if row is not None else None


@contextmanager
def _told_when_down(verdict_id: str) -> Iterator[None]:
    try:
        yield
    except WorthItError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever ails the store
        log.warning("verdict cannot be read", verdict=verdict_id, reason=type(error).__name__)
        raise AnalysisUnavailable("Stored verdicts cannot be read now.") from None


async def _document(session: AsyncSession, verdict_id: str) -> VerdictDocument:
    row = None
    if len(verdict_id) <= MAX_ID and verdict_id.isascii() and verdict_id.isprintable():
        row = await session.get(VerdictRow, verdict_id)
    if row is None:
        raise VerdictNotFound("There is no verdict with this id.")
    return _decoder.decode(row.document)
