"""How much is in it, as titles tell."""

from decimal import Decimal

import pytest

from worthit.product.quantity import differ, quantities


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Chicken rub, 230g im Streuer", {(Decimal(230), "g")}),
        ("Farina 1,5 kg", {(Decimal(1500), "g")}),
        ("Olio d'oliva 75 cl", {(Decimal(750), "ml")}),
        ("16-Piece Set", {(Decimal(16), "pieces")}),
        ("Phone 128 GB, 2 pcs", {(Decimal(128), "gb"), (Decimal(2), "pieces")}),
        ("iPhone 16", set()),
        ("5G Router with 4 gears", set()),
        ("", set()),
    ],
)
def test_weights_volumes_memory_and_pieces_are_read(title: str, found: set[tuple[Decimal, str]]) -> None:
    assert quantities(title) == found


@pytest.mark.parametrize(
    ("one", "other", "different"),
    [
        ("Rub 75g", "Rub 230 g", True),
        ("Rub 0.23 kg", "Rub 230 g", False),
        ("Rub 75g", "Rub", False),
        ("Rub 75g", "Rub, 2 pcs", False),
        ("Set 5 Pieces 1 l", "Set, 5 pcs, 2 l", True),
        (None, "Rub 75g", False),
    ],
)
def test_only_what_both_tell_can_differ(one: str | None, other: str, different: bool) -> None:
    assert differ(one, other) is different
    assert differ(other, one) is different
