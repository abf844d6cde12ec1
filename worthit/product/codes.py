"""Product numbers: those under barcodes (EAN, UPC, ISBN-13, all of them GTINs), a book's ISBN-10, Amazon's ASIN."""

import re
from typing import Literal

from msgspec import Struct

GTIN_DIGITS = 14
"""In so many digits one GTIN is written in one way: a UPC is the EAN with a zero before it."""
_LENGTHS = {8, 12, 13, 14}
_GROUPED = re.compile(r"(?<![\w.,/])\d(?:[ -]?[\dXx]){7,17}(?![\w/]|[.,]\d)")
_ASIN = re.compile(r"(?<![\w/.-])(?=[A-Z]*\d)B0[A-Z0-9]{8}(?![\w/])")
_BOOKS = "978"


class ProductCode(Struct, frozen=True):
    """A number that names a product everywhere (`gtin`: 8, 12, 13 or 14 digits) or at Amazon (`asin`)."""

    kind: Literal["gtin", "asin"]
    value: str


def find_codes(text: str) -> tuple[ProductCode, ...]:
    """The product numbers in a text that a person wrote or a scanner read, in order, each once.

    Numbers without a right check digit are others' numbers. An ISBN-10 is told as the GTIN that it has become.
    """
    found: dict[ProductCode, int] = {}
    for match in _GROUPED.finditer(text):
        if gtin := valid_gtin(match[0]) or isbn10_as_gtin(match[0]):
            found.setdefault(ProductCode("gtin", gtin), match.start())
    for match in _ASIN.finditer(text):
        found.setdefault(ProductCode("asin", match[0]), match.start())
    return tuple(sorted(found, key=found.__getitem__))


def valid_gtin(text: object) -> str | None:
    """The digits of a GTIN-8, -12, -13 or -14 with a right check digit, else None.

    Check digit: the sum with weights 1, 3, 1, 3 … from the right is a multiple of 10 (GS1 General Specifications).
    """
    digits = _compact(str(text))
    if not (digits.isascii() and digits.isdigit()) or len(digits) not in _LENGTHS or not digits.strip("0"):
        return None
    return digits if _weighted(digits) % 10 == 0 else None


def isbn10_as_gtin(text: str) -> str | None:
    """The ISBN-13 of an ISBN-10 with a right check digit, else None.

    Check digit: the sum with weights 10, 9 … 1 is a multiple of 11, X is ten (ISBN Users' Manual).
    """
    isbn = _compact(text).upper()
    if not re.fullmatch(r"[0-9]{9}[0-9X]", isbn) or not isbn.strip("0"):
        return None
    if sum((10 if digit == "X" else int(digit)) * (10 - place) for place, digit in enumerate(isbn)) % 11:
        return None
    body = _BOOKS + isbn[:9]
    return body + str(-_weighted(body + "0") % 10)


def _weighted(digits: str) -> int:
    return sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(reversed(digits)))


def _compact(text: str) -> str:
    return re.sub(r"[\s-]", "", text)
