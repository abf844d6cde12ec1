"""One way to write a JSON value: the JSON Canonicalization Scheme (RFC 8785). What is signed are these bytes.

However a file was indented, ordered or escaped since, its value has the same bytes. Numbers are those that a double
holds, as in every JSON program.
"""

import json
from decimal import Decimal
from math import isfinite
from typing import Any

EXACT = 2**53
"""Below it every whole number is exact in a double."""
_text = json.JSONEncoder(ensure_ascii=False).encode
_FIXED = (1e-6, 1e21)
"""From where and up to where a number is written without an exponent."""


def canonical(value: Any) -> bytes:
    """The bytes of a JSON value: None, bool, int, float, str, list, dict.

    Raises ValueError for what has none: NaN and infinity, whole numbers that no double holds, half a surrogate pair.
    """
    return _written(value).encode()


def _written(value: Any) -> str:
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, dict):
        members = [f"{_text(name)}:{_written(value[name])}" for name in sorted(value, key=_utf16)]
        return f"{{{','.join(members)}}}"
    if isinstance(value, list | tuple):
        return f"[{','.join(map(_written, value))}]"
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    return _whole(value) if isinstance(value, int) else _number(value)


def _utf16(name: str) -> bytes:
    """Members are ordered by UTF-16 code units, as a string of ECMAScript is."""
    return name.encode("utf-16-be")


def _whole(value: int) -> str:
    """A large one must be written as itself: else it would be read back as another."""
    if abs(value) < EXACT:
        return str(value)
    try:
        written = _number(float(value))
    except OverflowError:
        written = ""
    if written != str(value):
        raise ValueError("a whole number is too large")
    return written


def _number(number: float) -> str:
    """As ECMAScript writes it: the shortest digits that give the double back, which are those of `repr`."""
    if not isfinite(number):
        raise ValueError("a number is not finite")
    if number == 0:
        return "0"
    least, beyond = _FIXED
    if least <= abs(number) < beyond:
        return format(Decimal(repr(number)), "f").removesuffix(".0")
    digits, exponent = repr(number).split("e")
    return f"{digits}e{int(exponent):+d}"
