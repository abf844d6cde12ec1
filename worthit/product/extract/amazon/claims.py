"""How Amazon's readers word what they find."""

from typing import Any

from worthit.product.extract.document import Claim

WITNESS = "amazon"

SURE = 0.95
"""The element made for this fact, read on the shop's own page."""
LIKELY = 0.8
UNSURE = 0.6


def claim(field: str, value: Any, strength: float = SURE) -> Claim:
    return Claim(field=field, value=value, witness=WITNESS, strength=strength)
