"""What is signed of a bundle, and by whom."""

import msgspec
from msgspec import structs

from worthit.secrets.canonical import canonical
from worthit.secrets.signing import Signer
from worthit.verdict.bundle.model import Bundle


def signed(bundle: Bundle, signer: Signer) -> bytes:
    """The bundle with the signer's key and signature, as canonical JSON."""
    named = structs.replace(bundle, key=signer.key.id, public_key=signer.key.public_key)
    value = msgspec.to_builtins(named)
    return canonical({**value, "signature": signer.sign(unsigned_bytes(value))})


def unsigned_bytes(value: dict[str, object]) -> bytes:
    """What is signed of a bundle: its canonical bytes without its signature."""
    return canonical({name: member for name, member in value.items() if name != "signature"})
