"""JSON as it stands in pages: wrapped in comments, with raw control characters, trailing commas, doubled entities."""

import html
import json
import re
from decimal import Decimal, InvalidOperation
from typing import Any

_OPENINGS = ("<!--", "<![CDATA[")
_CLOSINGS = ("-->", "]]>", "<!", ">", "//", ";")
_BLANK = " \t\r\n\ufeff"
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_MISSING_VALUE = re.compile(r'(":[ \t]*)(?=[,}])')
_BAD_ESCAPE = re.compile(r'\\(?![\\"/bfnrtu])')
_LINE_COMMENT = re.compile(r"^[ \t]*//.*$", re.MULTILINE)
_MAX_DOCUMENTS = 50


def _exact(digits: str) -> Decimal | None:
    """None for an exponent that no amount has: Decimal refuses those too."""
    try:
        return Decimal(digits)
    except InvalidOperation:
        return None


def _whole(digits: str) -> int | None:
    """None for more digits than Python turns into a number."""
    try:
        return int(digits)
    except ValueError:
        return None


def _no_number(name: str) -> None:
    """`NaN` and `Infinity`, which are no JSON."""


_DECODER = json.JSONDecoder(strict=False, parse_float=_exact, parse_int=_whole, parse_constant=_no_number)


def parse_lenient(text: str) -> list[Any]:
    """The JSON values in a text, one after the other; what cannot be read even leniently is left out.

    Decimal fractions become Decimal: an amount is never a float.
    """
    text = _unwrapped(text)
    for candidate in _candidates(text) if text else ():
        values = _documents(candidate)
        if values:
            return values
    return []


def first_value(text: str, start: int) -> Any:
    """The JSON value that begins at `start`, whatever follows it; None if it is none."""
    return value_and_end(text, start)[0]


def value_and_end(text: str, start: int) -> tuple[Any, int]:
    """The same, with the place after it; `start` if there is none."""
    try:
        return _DECODER.raw_decode(text, start)
    except (ValueError, RecursionError):
        return None, start


def _unwrapped(text: str) -> str:
    """Without the comments that once hid scripts from old browsers, and the marks of XHTML."""
    start = min((place for sign in "{[" if (place := text.find(sign, _after_openings(text))) >= 0), default=0)
    text = text[start:].rstrip(_BLANK)
    while closing := next((mark for mark in _CLOSINGS if text.endswith(mark)), None):
        text = text[: -len(closing)].rstrip(_BLANK)
    if text.endswith("*/"):
        text = text[: max(text.rfind("/*"), 0)].rstrip(_BLANK)
    return text


def _after_openings(text: str) -> int:
    """`<![CDATA[` holds a bracket that opens no JSON."""
    marks = (text.find(mark, 0, 200) + len(mark) for mark in _OPENINGS if mark in text[:200])
    return max(marks, default=0)


def _candidates(text: str) -> list[str]:
    mended = _LINE_COMMENT.sub("", text)
    mended = _MISSING_VALUE.sub(r"\1null", _TRAILING_COMMA.sub(r"\1", mended))
    mended = _BAD_ESCAPE.sub(r"\\\\", mended)
    return [text, mended, html.unescape(mended)] if "&quot;" in text else [text, mended]


def _documents(text: str) -> list[Any]:
    values: list[Any] = []
    start = 0
    while start < len(text) and len(values) < _MAX_DOCUMENTS:
        try:
            value, start = _DECODER.raw_decode(text, start)
        except (ValueError, RecursionError):
            break
        values.append(value)
        while start < len(text) and text[start] in f"{_BLANK},;":
            start += 1
    return values
