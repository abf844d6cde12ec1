"""The shop's value theme: found in five languages, shrunk by hand-computed fractions."""

from fractions import Fraction
from math import sqrt

import pytest

from worthit.product.model import Theme, Tone
from worthit.verdict.parameters import DEFAULT
from worthit.verdict.value_opinion import is_about_value, judge_value

RULES = DEFAULT.value_opinion


@pytest.mark.parametrize(
    "name",
    [
        "Value for money",
        "VALUE",
        "Price",
        "Worth the money",
        "Price-quality ratio",
        "Rapporto qualità-prezzo",
        "Rapporto qualità/prezzo",
        "Prezzo",
        "Preis-Leistungs-Verhältnis",
        "Preis-Leistung",
        "Preis",
        "Rapport qualité-prix",
        "Prix",
        "Relación calidad-precio",
        "Precio",
    ],
)
def test_value_has_many_names(name: str) -> None:
    assert is_about_value(name)


@pytest.mark.parametrize(
    "name", ["Quality", "Priceless looks", "Nutritional value", "Resale value", "Qualità", "Calidad", "Brand", ""]
)
def test_other_themes_are_not_value(name: str) -> None:
    assert not is_about_value(name)


def test_both_sides_give_a_share_shrunk_towards_the_typical_one() -> None:
    judged = judge_value([Theme(name="Value for money", mentions=30, positive=24, negative=6)], RULES)
    assert judged is not None
    share = (24 + Fraction(3, 4) * 10) / Fraction(40)  # 24 of 30, and 7.5 of 10 that are added
    half_width = sqrt(1.65**2 * float(share * (1 - share)) / 41 + 0.1**2)
    assert (judged.source, judged.n) == ("theme_counts", 30)
    assert judged.points == pytest.approx(float(10 * share), rel=1e-15)
    assert judged.interval == pytest.approx((10 * (float(share) - half_width), 10 * (float(share) + half_width)))


@pytest.mark.parametrize(("tone", "points"), [("positive", 8.25), ("mixed", 6.75), ("negative", 5.25)])
def test_a_tone_alone_counts_as_a_printed_share_of_ten_owners(tone: Tone, points: float) -> None:
    judged = judge_value([Theme(name="Value for money", mentions=4000, tone=tone)], RULES)
    assert judged is not None
    assert (judged.source, judged.n) == ("theme_tone", 10)
    assert judged.points == pytest.approx(points)


def test_fewer_than_five_owners_say_nothing() -> None:
    assert judge_value([Theme(name="Value", positive=4, negative=0)], RULES) is None
    assert judge_value([Theme(name="Value", mentions=4, tone="positive")], RULES) is None
    assert judge_value([Theme(name="Value", tone="positive")], RULES) is None
    assert judge_value([Theme(name="Value", positive=5, negative=0)], RULES) is not None


def test_one_side_alone_is_a_tone_at_best() -> None:
    judged = judge_value([Theme(name="Value", mentions=40, positive=36, tone="positive")], RULES)
    assert judged is not None
    assert judged.source == "theme_tone"


def test_of_several_the_one_with_both_sides_and_most_owners_counts_whatever_their_order() -> None:
    themes = [
        Theme(name="Value for money", mentions=500, tone="negative"),
        Theme(name="Price", positive=6, negative=2),
        Theme(name="Worth the money", positive=10, negative=2),
        Theme(name="Quality", positive=900, negative=0),
    ]
    judged = judge_value(themes, RULES)
    assert judged is not None
    assert judged.n == 12
    assert judge_value(reversed(themes), RULES) == judged
