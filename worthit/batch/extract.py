"""`extract`: saved pages of one product → what they say."""

from pathlib import Path

import msgspec
from msgspec import Struct

from worthit.errors import InvalidRequest
from worthit.product.extract.document import Document
from worthit.product.links import parse_link
from worthit.product.model import PageKind, Product
from worthit.product.read import read_pages
from worthit.product.saved import read_saved_page


class _Given(Struct):
    file: str | None = None
    files: list[str] | None = None
    url: str | None = None


class _Answer(Struct):
    file: str
    kind: PageKind
    product: Product | None


_decoder = msgspec.json.Decoder(_Given)


def answer(line: bytes) -> bytes:
    given = _decoder.decode(line)
    files = given.files or ([given.file] if given.file is not None else [])
    if not files:
        raise InvalidRequest("Give a file, or files of one product.", field="file")
    if given.url is not None:
        parse_link(given.url)
    reading = read_pages([Document(read_saved_page(Path(file)), url=given.url) for file in files])
    return msgspec.json.encode(_Answer(files[0], reading.kind, reading.product))
