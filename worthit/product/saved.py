"""Pages that a person saved: `.html`, or `.html.gz`, read with the same limits as pages from the web."""

import zlib
from pathlib import Path

from worthit.errors import InvalidRequest
from worthit.product.charset import decode_html

MAX_BYTES = 24_000_000
_GZIP = b"\x1f\x8b"


def read_saved_page(path: Path, max_bytes: int = MAX_BYTES) -> str:
    """The decoded text of a saved page.

    Raises InvalidRequest when the file cannot be read, is damaged, or holds more than `max_bytes` once expanded.
    """
    try:
        with path.open("rb") as file:
            body = file.read(max_bytes + 1)
    except OSError as error:
        raise InvalidRequest(f"{path}: {error.strerror or 'cannot be read'}") from None
    except ValueError:
        raise InvalidRequest("This cannot be the name of a file.") from None
    return decode_saved_page(body, str(path), max_bytes)


def decode_saved_page(body: bytes, name: str, max_bytes: int = MAX_BYTES) -> str:
    """The text of a saved page from its bytes. name: of the file, for the error. Raises InvalidRequest as above.

    Takes a tenth of a second for a big page: not on an event loop.
    """
    if body.startswith(_GZIP):
        body = _expand(body, name, max_bytes)
    if not body.strip():
        raise InvalidRequest(f"{name}: the file is empty")
    if len(body) > max_bytes:
        raise InvalidRequest(f"{name}: a page of more than {max_bytes:,} bytes is not read")
    return decode_html(body, None)


def _expand(body: bytes, name: str, max_bytes: int) -> bytes:
    expander = zlib.decompressobj(wbits=31)
    try:
        expanded = expander.decompress(body, max_bytes + 1)
    except zlib.error:
        raise InvalidRequest(f"{name}: the gzip file is damaged") from None
    if not expander.eof and len(expanded) <= max_bytes:
        raise InvalidRequest(f"{name}: the gzip file is cut short")
    return expanded
