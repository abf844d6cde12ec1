"""How much is in it, as a title tells: a price for 75 g is not compared with a price for 230 g."""

import re
from decimal import Decimal

Quantity = tuple[Decimal, str]

_UNITS = {
    "mg": ("0.001", "g"), "g": ("1", "g"), "gr": ("1", "g"), "kg": ("1000", "g"), "oz": ("28.35", "g"),
    "lb": ("453.6", "g"), "lbs": ("453.6", "g"), "ml": ("1", "ml"), "cl": ("10", "ml"), "l": ("1000", "ml"),
    "liter": ("1000", "ml"), "litre": ("1000", "ml"), "litri": ("1000", "ml"), "gb": ("1", "gb"), "tb": ("1024", "gb"),
    **dict.fromkeys(
        ("pack", "packs", "piece", "pieces", "pc", "pcs", "count", "stück", "stk", "teilig", "pezzi", "pz", "pièces",
         "piezas", "unidades", "unità", "er"),
        ("1", "pieces"),
    ),
}  # fmt: skip
_QUANTITY = re.compile(
    rf"(?<![\w.,])(\d{{1,6}}(?:[.,]\d{{1,3}})?)[\s-]?({'|'.join(sorted(_UNITS, key=len, reverse=True))})(?!\w)",
    re.IGNORECASE,
)


def quantities(title: str) -> frozenset[Quantity]:
    """Weights in grams, volumes in millilitres, memory in gigabytes, and numbers of pieces that a title names."""
    found = set()
    for number, unit in _QUANTITY.findall(title):
        if unit == "G":  # "5G" is a network
            continue
        factor, base = _UNITS[unit.casefold()]
        found.add(((Decimal(number.replace(",", ".")) * Decimal(factor)).normalize(), base))
    return frozenset(found)


def differ(title: str | None, other: str | None) -> bool:
    """Whether both titles say how much is in it, of one kind, and not the same."""
    mine, theirs = quantities(title or ""), quantities(other or "")
    return any(
        {amount for amount, unit in mine if unit == kind} != {amount for amount, unit in theirs if unit == kind}
        for kind in {unit for _, unit in mine} & {unit for _, unit in theirs}
    )
