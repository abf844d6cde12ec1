"""GTINs (EAN, UPC, ISBN-13): the numbers under barcodes."""

import re

_LENGTHS = {8, 12, 13, 14}


def valid_gtin(text: object) -> str | None:
    """The digits of a GTIN-8, -12, -13 or -14 with a right check digit, else None.

    Check digit: the sum with weights 1, 3, 1, 3 … from the right is a multiple of 10 (GS1 General Specifications).
    """
    digits = re.sub(r"[\s-]", "", str(text))
    if not (digits.isascii() and digits.isdigit()) or len(digits) not in _LENGTHS or not digits.strip("0"):
        return None
    weighted = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(reversed(digits)))
    return digits if weighted % 10 == 0 else None
