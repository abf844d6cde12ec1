"""`verdict`: evidence → a verdict. What `extract` answers is accepted as it is, its errors are passed on."""

import msgspec
from msgspec import Raw

from worthit.batch.given import GivenEvidence
from worthit.reviews.sentiment import Engine
from worthit.verdict.hear import hear
from worthit.verdict.weigh import weigh


class _Given(GivenEvidence):
    id: Raw = Raw(b"null")
    file: Raw = Raw(b"null")
    error: Raw = Raw(b"null")


_decoder = msgspec.json.Decoder(_Given, strict=False)
_encoder = msgspec.json.Encoder()
_NULL = b"null"


def answer(line: bytes, engine: Engine = "deep") -> bytes:
    given = _decoder.decode(line)
    by_file = bytes(given.id) == _NULL != bytes(given.file)
    name = b'{"file":' + bytes(given.file) if by_file else b'{"id":' + bytes(given.id)
    if bytes(given.error) != _NULL:
        return name + b',"error":' + bytes(given.error) + b"}"
    evidence = given.as_input()
    return name + b"," + _encoder.encode(weigh(evidence, hear(evidence, engine=engine)))[1:]
