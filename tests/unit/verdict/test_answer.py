"""Bands have no gaps."""

import pytest

from worthit.verdict.answer import band_of
from worthit.verdict.parameters import DEFAULT


@pytest.mark.parametrize(
    ("score", "band"),
    [
        (10.0, "excellent"),
        (8.0, "excellent"),
        (7.99, "good"),
        (6.0, "good"),
        (5.99, "average"),
        (4.0, "average"),
        (3.99, "poor"),
        (0.0, "poor"),
    ],
)
def test_every_printed_score_has_its_band(score: float, band: str) -> None:
    assert band_of(score, DEFAULT.answer) == band
