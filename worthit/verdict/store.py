"""Verdicts that were reached, kept under their id."""

import zlib

import msgspec
from msgspec import Struct

from worthit.errors import VerdictNotFound
from worthit.product.model import ProductRef
from worthit.storage.database import Database
from worthit.storage.tables import VerdictEvidenceRow, VerdictRow
from worthit.verdict.model import VerdictDocument, VerdictInput

MAX_ID = 64
_decoder = msgspec.json.Decoder(VerdictDocument)


class KeptEvidence(Struct, frozen=True, kw_only=True):
    """What a verdict was reached from."""

    ref: ProductRef | None
    evidence: VerdictInput


_evidence_decoder = msgspec.json.Decoder(KeptEvidence)


class VerdictStore:
    """Keeps verdicts as the documents that they are."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def save(self, document: VerdictDocument, evidence: VerdictInput) -> None:
        """Keep a new verdict and its evidence. Its product is the one of its `ref`, where it has one."""
        kept = msgspec.json.encode(KeptEvidence(ref=document.ref, evidence=evidence))
        row = VerdictRow(
            id=document.id,
            created_at=document.created_at,
            product_key=document.ref.key if document.ref else None,
            document=msgspec.json.encode(document),
        )
        async with self._database.session() as session:
            session.add(row)
            session.add(VerdictEvidenceRow(verdict_id=document.id, content=zlib.compress(kept)))

    async def get(self, verdict_id: str) -> VerdictDocument:
        """A verdict as it was given. Raises VerdictNotFound."""
        row = None
        if len(verdict_id) <= MAX_ID and verdict_id.isascii() and verdict_id.isprintable():
            async with self._database.session() as session:
                row = await session.get(VerdictRow, verdict_id)
        if row is None:
            raise VerdictNotFound("There is no verdict with this id.")
        return _decoder.decode(row.document)

    async def evidence(self, verdict_id: str) -> KeptEvidence:
        """What a verdict was reached from. Raises VerdictNotFound."""
        async with self._database.session() as session:
            row = await session.get(VerdictEvidenceRow, verdict_id)
        if row is None:
            raise VerdictNotFound("There is no verdict with this id, or what it was reached from is not kept.")
        return _evidence_decoder.decode(zlib.decompress(row.content))
