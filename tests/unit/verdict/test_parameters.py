"""The parameters are sound by themselves, and the printed page tells all of them."""

from itertools import pairwise

import msgspec
import pytest

from worthit.verdict.parameters import DEFAULT, parameters_as_markdown


def test_the_reference_distribution_is_one() -> None:
    assert sum(DEFAULT.satisfaction.reference) == pytest.approx(1)


def test_the_map_from_stars_to_points_rises_strictly_and_covers_the_scale() -> None:
    knots = DEFAULT.satisfaction.knots
    assert (knots[0][0], knots[-1][0]) == (1.0, 5.0)
    assert all(left[0] < right[0] and left[1] < right[1] for left, right in pairwise(knots))


def test_it_has_no_sharp_bends() -> None:
    knots = DEFAULT.satisfaction.knots
    slopes = [(right[1] - left[1]) / (right[0] - left[0]) for left, right in pairwise(knots)]
    assert all(0.75 <= after / before <= 2.1 for before, after in pairwise(slopes))


def test_an_absent_part_widens_by_more_than_any_that_is_there() -> None:
    value = DEFAULT.value_opinion
    assert value.widening >= 10 * (1 - value.reference_share)
    assert all(0 < share < 1 for share in value.tone_shares.values())


def test_the_page_names_every_parameter_with_its_value_and_meaning() -> None:
    page = parameters_as_markdown()
    for part in msgspec.structs.fields(type(DEFAULT)):
        group = getattr(DEFAULT, part.name)
        for field in msgspec.structs.fields(type(group)):
            line = next(line for line in page.splitlines() if line.startswith(f"| `{field.name}` |"))
            assert all(cell.strip() for cell in line.strip("|").split("|"))
    assert "4.6 → 6.0" in page
    assert "| `false_share` | 0.05 |" in page
