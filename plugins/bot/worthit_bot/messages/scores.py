"""Scores as a language writes them."""

from decimal import Decimal

from worthit.plugin import Language, write_amount


def write_score(score: float, language: Language) -> str:
    """With two places: `5.99`, `5,99`."""
    return write_amount(Decimal(f"{score:.2f}"), None, language)
