"""The printed page tells every number that decides."""

from pathlib import Path
from typing import get_args

import msgspec

from worthit.reviews.trust.model import TestName
from worthit.reviews.trust.parameters import DEFAULT, TrustParameters

PAGE = (Path(__file__).parents[4] / "docs" / "review-trust.md").read_text("utf-8")


def row(name: str) -> list[str]:
    """The cells of the row of this name."""
    line = next(line for line in PAGE.splitlines() if line.startswith(f"| `{name}` |"))
    return [cell.strip() for cell in line.strip("|").split("|")]


def test_the_page_has_every_test_with_its_t() -> None:
    for name in get_args(TestName):
        assert row(name)[3] == str(DEFAULT.distrust.get(name, "none"))


def test_the_page_has_every_parameter_with_its_value() -> None:
    for field in msgspec.structs.fields(TrustParameters):
        value = getattr(DEFAULT, field.name)
        if isinstance(value, int | float):
            assert row(field.name)[1] == str(value)
    for printed in (DEFAULT.short_shares, DEFAULT.phrases):
        assert f"| {', '.join(f'{words} → {share}' for words, share in printed)} |" in PAGE


def test_the_page_has_the_limits_of_the_grades() -> None:
    grades = {line[2]: line for line in PAGE.splitlines() if line[:2] == "| " and line[3:5] == " |"}
    limits = {"D": DEFAULT.aside_d, "E": DEFAULT.aside_e, "F": DEFAULT.aside_f}
    assert all(f"{limit:.0%}".replace("%", " %") in grades[grade] for grade, limit in limits.items())
    assert str(DEFAULT.doubt_c) in grades["C"]
