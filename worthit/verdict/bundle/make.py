"""Bundles of the verdicts that this instance has kept, signed when they are asked for."""

import asyncio

import msgspec
import structlog

from worthit.errors import BundleNotFound
from worthit.secrets.signing import Keyring, PublicKey
from worthit.verdict.bundle.keep import kept
from worthit.verdict.bundle.model import Bundle, Weighed
from worthit.verdict.bundle.redact import redact
from worthit.verdict.bundle.sign import signed
from worthit.verdict.model import VerdictDocument
from worthit.verdict.store import VerdictStore

log = structlog.get_logger(__name__)


class Bundles:
    """Verdicts with their evidence, and the keys that vouch for them."""

    def __init__(self, verdicts: VerdictStore, keyring: Keyring) -> None:
        self._verdicts = verdicts
        self._keyring = keyring

    async def of(self, verdict_id: str, *, redacted: bool = False) -> bytes:
        """The bundle of a verdict as canonical JSON: the same bytes for as long as the same key signs.

        Raises VerdictNotFound, BundleNotFound, AnalysisUnavailable.
        """
        document, content = await self._verdicts.with_evidence(verdict_id)
        return await asyncio.to_thread(self._make, document, content, redacted)

    async def keys(self) -> tuple[PublicKey, ...]:
        """The keys of this instance, oldest first. Raises AnalysisUnavailable."""
        return await asyncio.to_thread(self._keyring.keys)

    def _make(self, document: VerdictDocument, content: bytes | None, redacted: bool) -> bytes:
        bundle = bundle_of(document, kept(content))
        try:
            return signed(redact(bundle) if redacted else bundle, self._keyring.signer())
        except (ValueError, msgspec.MsgspecError) as error:
            log.warning("evidence cannot be bundled", verdict=document.id, reason=type(error).__name__)
            raise BundleNotFound("The evidence of this verdict cannot be put into a bundle.") from None


def bundle_of(document: VerdictDocument, weighed: Weighed) -> Bundle:
    """The bundle of a verdict and what it was weighed from. Unsigned."""
    return Bundle(
        id=document.id,
        created_at=document.created_at,
        provenance=document.provenance,
        ref=document.ref,
        program=weighed.program,
        engine=weighed.engine,
        parameters=weighed.parameters,
        evidence=weighed.evidence,
        heard=weighed.heard,
        verdict=document.verdict,
    )
