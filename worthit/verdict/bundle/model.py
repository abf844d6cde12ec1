"""What a bundle holds. Pure data; the format is told in docs/bundles.md."""

from datetime import datetime
from typing import Annotated

from msgspec import Meta, Struct

from worthit.product.model import ProductRef
from worthit.reviews.heard import Heard
from worthit.verdict.model import Provenance, Verdict, VerdictInput
from worthit.verdict.parameters import Parameters

FORMAT = "worthit-bundle/1"
MOST_BYTES = 50_000_000
"""Largest bundle, in bytes."""


class Weighed(Struct, frozen=True, kw_only=True):
    """All that a verdict was weighed from. program: version of WorthIt!; engine: of the weighing."""

    program: str
    engine: str
    parameters: Parameters
    evidence: VerdictInput
    heard: Heard


class Bundle(Struct, frozen=True, kw_only=True):
    """A verdict with all that it was reached from, signed: it can be reached again without this instance.

    The signature is of the canonical bytes (RFC 8785) of the bundle without its `signature`.
    """

    format: Annotated[str, Meta(description="Name and version of the format.")] = FORMAT
    id: Annotated[str, Meta(description="Id of the verdict.")]
    created_at: datetime
    provenance: Provenance
    ref: ProductRef | None
    program: Annotated[str, Meta(description="Version of WorthIt! that weighed.")]
    engine: Annotated[str, Meta(description="Version of the weighing.")]
    parameters: Parameters
    evidence: VerdictInput
    heard: Annotated[Heard, Meta(description="What the analyzers heard from the reviews.")]
    verdict: Verdict
    redacted: Annotated[
        bool, Meta(description="Texts are replaced by their SHA-256: only the signature can be checked.")
    ] = False
    key: Annotated[str, Meta(description="Id of the key that signed.")] = ""
    public_key: Annotated[str, Meta(description="That key (Ed25519), 32 bytes in hex.")] = ""
    signature: Annotated[str, Meta(description="64 bytes in hex; empty where nobody signed.")] = ""
