"""Names for authors of reviews that mean something here alone."""

import hmac
import secrets
from hashlib import sha256
from pathlib import Path

from worthit.config import Secret
from worthit.errors import AnalysisUnavailable
from worthit.secrets.folder import KeyFolder

_FILE = "pseudonyms.key"
_KEY_BYTES = 32
_DIGITS = 24


class Pseudonyms:
    """Hashes authors with a key of this instance (HMAC-SHA-256), so that nobody else can tell who they are by trying
    names. Reads a file at the first use: not for the event loop.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = KeyFolder(folder)
        self._key: Secret | None = None

    def of(self, author_hash: str) -> str:
        """24 hex digits, the same for one author for as long as the key is there.

        Raises AnalysisUnavailable where the key can be neither read nor made.
        """
        return pseudonym(self.key(), author_hash)

    def key(self) -> bytes:
        """The key itself, for who hashes other things with it (`pseudonym`). Raises as `of` does."""
        if self._key is None:
            self._key = self._read_or_make()
        return bytes.fromhex(self._key.reveal())

    def _read_or_make(self) -> Secret:
        content = self._folder.read(_FILE)
        if content is None:
            with self._folder.alone():
                content = self._folder.read(_FILE)
                if content is None:
                    content = secrets.token_hex(_KEY_BYTES).encode()
                    self._folder.write(_FILE, content)
        return _checked(content)


def pseudonym(key: bytes, text: str) -> str:
    """24 hex digits that nobody without the key can make of the text, or the text of."""
    return hmac.new(key, text.encode("utf-8", "surrogatepass"), sha256).hexdigest()[:_DIGITS]


def _checked(content: bytes) -> Secret:
    try:
        key = bytes.fromhex(content.decode("ascii"))
    except ValueError:
        key = b""
    if len(key) != _KEY_BYTES:
        raise AnalysisUnavailable("The key of pseudonyms is damaged (WORTHIT_KEYS__FOLDER).")
    return Secret(key.hex())
