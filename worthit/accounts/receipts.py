"""The receipt of an erasure: that it was done, signed by this instance, without a word about whose it was."""

import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from worthit.secrets.canonical import canonical
from worthit.secrets.signing import Signer


class Receipt(Struct, frozen=True, kw_only=True):
    """What was erased, and when. The signature (Ed25519) is over the canonical JSON (RFC 8785) of all but itself."""

    id: str
    erased_at: datetime
    removed: Annotated[Mapping[str, int], Meta(description="How many things of each kind were erased.")]
    failed: Annotated[
        tuple[str, ...],
        Meta(description="Plugins that could not erase what they keep; the operator has been told of it."),
    ]
    key: Annotated[str, Meta(description="Id of the key that signed; /v1/keys has its public part.")]
    signature: Annotated[str, Meta(description="64 bytes in hex.")]


def signed_receipt(signer: Signer, erased_at: datetime, removed: Mapping[str, int], failed: Sequence[str]) -> Receipt:
    """A receipt with an id of its own."""
    unsigned = Receipt(
        id=secrets.token_hex(10),
        erased_at=erased_at,
        removed=removed,
        failed=tuple(failed),
        key=signer.key.id,
        signature="",
    )
    return msgspec.structs.replace(unsigned, signature=signer.sign(signed_bytes(unsigned)))


def signed_bytes(receipt: Receipt) -> bytes:
    """What is signed of a receipt."""
    members = msgspec.to_builtins(receipt)
    return canonical({name: member for name, member in members.items() if name != "signature"})
