"""API keys as text: `wi_<id>_<secret>`. The id may be shown; of the whole, only its digest is kept."""

import hashlib
import re
import secrets
from collections.abc import Iterable
from datetime import datetime

from msgspec import Struct

from worthit.accounts.model import SCOPES, Scope

_ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"  # base58: nothing is mistaken for another
_ID_LETTERS = 8
_SECRET_LETTERS = 40
_ID = re.compile(f"[{_ALPHABET}]{{{_ID_LETTERS}}}")
_KEY = re.compile(f"wi_(?P<id>{_ID.pattern})_[{_ALPHABET}]{{{_SECRET_LETTERS}}}")


class ApiKey(Struct, frozen=True, kw_only=True):
    """A key of an account, without what is secret of it. id: as it stands in the key.

    last_used_at: to the minute. expires_at: none for a key without an end. revoked_at: when its owner ended it.
    """

    id: str
    name: str
    scopes: tuple[Scope, ...]
    created_at: datetime
    expires_at: datetime | None = None
    last_used_at: datetime | None = None
    revoked_at: datetime | None = None


def new_key() -> str:
    """A key that nobody had before: 46 bits of id, 234 bits of secret."""
    return f"wi_{_letters(_ID_LETTERS)}_{_letters(_SECRET_LETTERS)}"


def id_in(key: str) -> str | None:
    """The id in a key; None for what has not the form of one."""
    form = _KEY.fullmatch(key)
    return form["id"] if form else None


def is_key_id(text: str) -> bool:
    return _ID.fullmatch(text) is not None


def digest_of(key: str) -> str:
    """What is kept of a key: nobody can make the key of it. SHA-256 is enough, since no key can be guessed."""
    return hashlib.sha256(key.encode()).hexdigest()


def in_order(scopes: Iterable[Scope]) -> tuple[Scope, ...]:
    """Each scope once, as they are listed in `SCOPES`."""
    wanted = set(scopes)
    return tuple(scope for scope in SCOPES if scope in wanted)


def _letters(count: int) -> str:
    return "".join(secrets.choice(_ALPHABET) for _ in range(count))
