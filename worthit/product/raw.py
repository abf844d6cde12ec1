"""Pages before they are read, and reading them whole: what is sent to the processes that read."""

from collections.abc import Sequence

from msgspec import Struct

from worthit.product.charset import decode_html
from worthit.product.extract import BUILTIN
from worthit.product.extract.document import Document, Extractor
from worthit.product.model import PageReading
from worthit.product.read import read_pages


class RawPage(Struct, frozen=True, kw_only=True):
    """One page before reading: text as the asker gave it, or the bytes that the shop sent."""

    body: bytes | str
    url: str | None = None
    content_type: str | None = None


def read_raw(pages: Sequence[RawPage], extractors: Sequence[Extractor] = BUILTIN) -> PageReading:
    """Decode and read pages; pure, so it may run in any process."""
    return read_pages(
        [
            Document(
                page.body if isinstance(page.body, str) else decode_html(page.body, page.content_type), url=page.url
            )
            for page in pages
        ],
        extractors,
    )
