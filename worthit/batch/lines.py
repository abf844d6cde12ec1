"""The stream: each line is answered by itself, in order; one that cannot be answered says so and the rest goes on."""

import json
import logging
from collections.abc import Callable, Iterable
from functools import partial
from typing import IO, Any

import msgspec
from msgspec import Struct, structs

from worthit.batch import aspects, extract, identify, price, sentiment, trust, verdict
from worthit.errors import ErrorCode, InvalidRequest, WorthItError
from worthit.reviews.sentiment import Engine

log = logging.getLogger(__name__)


class Kind(Struct, frozen=True, kw_only=True):
    """What is done with a line, and by which of its keys, the first that is there, an error names it.

    engines: whether it can be answered by either engine.
    """

    answer: Callable[..., bytes]
    names: tuple[str, ...]
    engines: bool = False


KINDS = {
    "aspects": Kind(answer=aspects.answer, names=("id",), engines=True),
    "identify": Kind(answer=identify.answer, names=("url", "id")),
    "extract": Kind(answer=extract.answer, names=("file", "files", "url", "id")),
    "price": Kind(answer=price.answer, names=("id",)),
    "sentiment": Kind(answer=sentiment.answer, names=("id",), engines=True),
    "trust": Kind(answer=trust.answer, names=("id",)),
    "verdict": Kind(answer=verdict.answer, names=("id", "file", "url"), engines=True),
}


def run(kind: str, lines_in: Iterable[bytes], out: IO[bytes], engine: Engine = "deep") -> None:
    """Answer every line as soon as it is read. Blank lines are no lines. Raises InvalidRequest for an unknown kind.

    engine: for the kinds that read reviews; the others take no notice of it.
    """
    if kind not in KINDS:
        raise InvalidRequest(f"There is no batch kind of this name; there are {', '.join(KINDS)}.", field="kind")
    meant = KINDS[kind]
    if meant.engines:
        meant = structs.replace(meant, answer=partial(meant.answer, engine=engine))
    for line in lines_in:
        if line.strip():
            out.write(_answer(meant, line) + b"\n")
            out.flush()


def _answer(kind: Kind, line: bytes) -> bytes:
    try:
        return kind.answer(line)
    except WorthItError as error:
        return _failed(kind, line, error.code, error.detail)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        return _failed(kind, line, ErrorCode.INVALID_REQUEST, str(error))
    except Exception:
        log.exception("batch line failed")
        return _failed(kind, line, ErrorCode.INTERNAL, "This line could not be answered; the fault is ours.")


def _failed(kind: Kind, line: bytes, code: ErrorCode, detail: str) -> bytes:
    answer = _name(kind, line) | {"error": {"code": code, "detail": detail}}
    return json.dumps(
        answer, separators=(",", ":")
    ).encode()  # which, unlike msgspec, also writes half a surrogate pair


def _name(kind: Kind, line: bytes) -> dict[str, Any]:
    """How the line calls itself, read more leniently than its content: Python's own writer puts NaN into JSON."""
    try:
        given = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    named = next((key for key in kind.names if isinstance(given, dict) and given.get(key) is not None), None)
    if named == "files":
        files = given["files"]
        return {"file": files[0]} if isinstance(files, list) and files else {}
    return {named: given[named]} if named else {}
