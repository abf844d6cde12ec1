"""The Ed25519 keys (RFC 8032) with which this instance signs what it says.

`signing.json` holds the one private key; `public/` the public part of every key there ever was. A new key takes the
place of the old one, whose private part is gone then, while what it signed can be verified for ever.
"""

from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from msgspec import Struct, structs

from worthit.errors import AnalysisUnavailable
from worthit.secrets.folder import KeyFolder

_SIGNING = "signing.json"
_KEY_BYTES = 32
_DAMAGED = "A file in the folder of keys is damaged (WORTHIT_KEYS__FOLDER)."
T = TypeVar("T")


class PublicKey(Struct, frozen=True, kw_only=True):
    """A key of this instance, as everybody may know it.

    id: the first 16 hex digits of the SHA-256 of the key. public_key: its 32 bytes in hex. retired: when another key
    took its place; null for the one that signs now.
    """

    id: str
    public_key: str
    since: datetime
    retired: datetime | None = None


class _Private(Struct, frozen=True, kw_only=True):
    private_key: str
    since: datetime

    def __repr__(self) -> str:
        return "_Private(***)"


class _Public(Struct, frozen=True, kw_only=True):
    public_key: str
    since: datetime


class Signer:
    """The key that signs now."""

    __slots__ = ("_private", "key")

    def __init__(self, stored: _Private) -> None:
        self._private = Ed25519PrivateKey.from_private_bytes(_key_bytes(stored.private_key))
        public = self._private.public_key().public_bytes_raw()
        self.key = PublicKey(id=key_id(public), public_key=public.hex(), since=stored.since)

    def sign(self, content: bytes) -> str:
        """The signature, 64 bytes in hex: the same content always has the same one."""
        return self._private.sign(content).hex()


class Keyring:
    """The keys in one folder. Its methods read and write files: not for the event loop.

    All but `trouble` raise AnalysisUnavailable where the folder cannot be used or a file in it is damaged.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = KeyFolder(folder)

    def signer(self) -> Signer:
        """The key that signs now; made if there is none. Of several processes that ask at once, all get the same."""
        signer = self._read()
        if signer is not None and self._folder.read(_public_name(signer.key)) is not None:
            return signer
        with self._folder.alone():
            signer = self._read()
            if signer is None:
                return self._make()
            self._publish(signer.key)
            return signer

    def rotate(self) -> PublicKey:
        """Make a new key and forget the private part of the one before. Gives the new one."""
        self.signer()
        with self._folder.alone():
            return self._make().key

    def keys(self) -> tuple[PublicKey, ...]:
        """All keys there ever were, oldest first. Nothing is made."""
        signer = self._read()
        names = self._folder.names("public/*.json")
        published = sorted((self._published(name) for name in names), key=lambda key: key.since)
        ends = [key.since for key in published[1:]] + [key.since for key in published[-1:]]
        return tuple(
            key if signer is not None and key.id == signer.key.id else structs.replace(key, retired=end)
            for key, end in zip(published, ends, strict=True)
        )

    def trouble(self) -> str | None:
        """Why nothing can be signed here; None where all is well. Nothing is left behind."""
        try:
            if self._read() is None and not self._folder.writable():
                return "The folder of keys cannot be written (WORTHIT_KEYS__FOLDER)."
        except AnalysisUnavailable as error:
            return error.detail
        return None

    def _read(self) -> Signer | None:
        content = self._folder.read(_SIGNING)
        return None if content is None else Signer(_decode(content, _Private))

    def _published(self, name: str) -> PublicKey:
        stored = _decode(self._folder.read(name) or b"", _Public)
        return PublicKey(id=key_id(_key_bytes(stored.public_key)), public_key=stored.public_key, since=stored.since)

    def _make(self) -> Signer:
        """The private part first: a public one that is missing is written at the next use."""
        private = Ed25519PrivateKey.generate().private_bytes_raw().hex()
        stored = _Private(private_key=private, since=datetime.now(UTC))
        self._folder.write(_SIGNING, msgspec.json.encode(stored))
        signer = Signer(stored)
        self._publish(signer.key)
        return signer

    def _publish(self, key: PublicKey) -> None:
        public = _Public(public_key=key.public_key, since=key.since)
        self._folder.write(_public_name(key), msgspec.json.encode(public))


def key_id(public: bytes) -> str:
    """The id of a public key."""
    return sha256(public).hexdigest()[:16]


def is_signed(content: bytes, signature: str, public_key: str) -> bool:
    """Whether the signature is this key's for this content. What is no key and no signature is not."""
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_key))
        key.verify(bytes.fromhex(signature), content)
    except (ValueError, InvalidSignature):
        return False
    return True


def _public_name(key: PublicKey) -> str:
    return f"public/{key.id}.json"


def _decode(content: bytes, kind: type[T]) -> T:
    try:
        return msgspec.json.decode(content, type=kind)
    except msgspec.MsgspecError:
        raise AnalysisUnavailable(_DAMAGED) from None


def _key_bytes(text: str) -> bytes:
    try:
        key = bytes.fromhex(text)
    except ValueError:
        key = b""
    if len(key) != _KEY_BYTES:
        raise AnalysisUnavailable(_DAMAGED)
    return key
