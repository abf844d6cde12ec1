"""A bundle without anybody's words: each text is replaced by its SHA-256, so that who has it can find it again."""

import re
from hashlib import sha256
from typing import Any

from msgspec import Struct, structs

from worthit.product.model import Review
from worthit.reviews.model import Quote
from worthit.verdict.bundle.model import Bundle

_HASH = re.compile(r"sha256:[0-9a-f]{64}")


def redact(bundle: Bundle) -> Bundle:
    """The bundle with hashes for the texts and titles of reviews and for quotes, and without authors. Unsigned."""
    without_words: Bundle = _redacted(bundle)
    return structs.replace(without_words, redacted=True, signature="")


def is_redacted(value: Any) -> bool:
    """Whether nobody's words are in it: the flag of a file is only what its signer says."""
    if isinstance(value, Review):
        title = value.title is None or _is_hash(value.title)
        return title and _is_hash(value.text) and value.author is None
    if isinstance(value, Quote):
        return _is_hash(value.text)
    if isinstance(value, Struct):
        return all(is_redacted(getattr(value, name)) for name in value.__struct_fields__)
    return not isinstance(value, tuple) or all(map(is_redacted, value))


def _redacted(value: Any) -> Any:
    """Wherever they stand: whoever adds a place for quotes need not think of this."""
    if isinstance(value, Review):
        title = None if value.title is None else _hash(value.title)
        return structs.replace(value, text=_hash(value.text), title=title, author=None)
    if isinstance(value, Quote):
        return structs.replace(value, text=_hash(value.text))
    if isinstance(value, Struct):
        return structs.replace(value, **{name: _redacted(getattr(value, name)) for name in value.__struct_fields__})
    return tuple(map(_redacted, value)) if isinstance(value, tuple) else value


def _is_hash(text: str) -> bool:
    return _HASH.fullmatch(text) is not None


def _hash(text: str) -> str:
    return f"sha256:{sha256(text.encode()).hexdigest()}"
