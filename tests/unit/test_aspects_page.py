"""The page about aspects tells every number that decides."""

from fractions import Fraction
from pathlib import Path

import msgspec
import pytest

from worthit.reviews.aspects.mining import MOST
from worthit.reviews.aspects.parameters import DEFAULT, AspectParameters
from worthit.reviews.aspects.vocabulary import vocabulary
from worthit.reviews.listen import DEEP

PAGE = (Path(__file__).parents[2] / "docs" / "aspects.md").read_text("utf-8")


def cells(name: str) -> list[str]:
    """The cells of the row of this parameter."""
    line = next(line for line in PAGE.splitlines() if line.startswith(f"| `{name}` |"))
    return [cell.strip() for cell in line.strip("|").split("|")]


@pytest.mark.parametrize("field", msgspec.structs.fields(AspectParameters), ids=lambda field: field.name)
def test_the_page_has_every_parameter_with_its_value(field: msgspec.structs.FieldInfo) -> None:
    assert float(Fraction(cells(field.name)[1])) == getattr(DEFAULT, field.name)


def test_the_page_has_the_limits_of_what_is_heard() -> None:
    told = " ".join(PAGE.split())
    assert f"the first {DEEP} reviews" in told
    assert f"{MOST} names at most" in told
    assert f"{len(vocabulary())} aspects in five languages" in told
