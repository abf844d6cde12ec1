"""Headers as the server hands them over: lists of pairs of bytes, read and written without a copy for each look."""

from collections.abc import Container, Iterable, Sequence

from litestar.types import HTTPResponseStartEvent, Scope

Pair = tuple[bytes, bytes]


def values(scope: Scope, name: bytes) -> list[str]:
    """The fields of a request with this name (lower case), in their order."""
    return [value.decode("latin-1") for given, value in scope["headers"] if given == name]


def encoded(headers: Iterable[tuple[str, str]]) -> tuple[Pair, ...]:
    return tuple((name.lower().encode(), value.encode("latin-1")) for name, value in headers)


def add_missing(start: HTTPResponseStartEvent, headers: Sequence[Pair]) -> None:
    """Those that the answer does not have yet."""
    there = {name.lower() for name, _ in start["headers"]}
    start["headers"] = [*start["headers"], *[pair for pair in headers if pair[0] not in there]]


def remove(start: HTTPResponseStartEvent, names: Container[bytes]) -> None:
    """All fields with these names (lower case)."""
    start["headers"] = [pair for pair in start["headers"] if pair[0].lower() not in names]


def add_to_vary(start: HTTPResponseStartEvent, name: bytes) -> None:
    """Have caches know that the answer depends on this request header."""
    varied = [value for given, value in start["headers"] if given.lower() == b"vary"]
    others = [pair for pair in start["headers"] if pair[0].lower() != b"vary"]
    start["headers"] = [*others, (b"vary", b", ".join([*varied, name]))]
