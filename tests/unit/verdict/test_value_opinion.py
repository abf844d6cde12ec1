"""What owners say of the value, by the shop's count or by the reviews read: shrunk by hand-computed fractions."""

from fractions import Fraction
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worthit.product.model import Theme, Tone
from worthit.reviews.heard import NOTHING, Heard
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
    judged = judge_value([Theme(name="Value for money", mentions=30, positive=24, negative=6)], NOTHING, RULES)
    assert judged is not None
    share = (24 + Fraction(3, 4) * 10) / Fraction(40)  # 24 of 30, and 7.5 of 10 that are added
    half_width = sqrt(1.65**2 * float(share * (1 - share)) / 41 + 0.1**2)
    assert (judged.source, judged.n) == ("theme_counts", 30)
    assert judged.points == pytest.approx(float(10 * share), rel=1e-15)
    assert judged.interval == pytest.approx((10 * (float(share) - half_width), 10 * (float(share) + half_width)))


@pytest.mark.parametrize(("tone", "points"), [("positive", 8.25), ("mixed", 6.75), ("negative", 5.25)])
def test_a_tone_alone_counts_as_a_printed_share_of_ten_owners(tone: Tone, points: float) -> None:
    judged = judge_value([Theme(name="Value for money", mentions=4000, tone=tone)], NOTHING, RULES)
    assert judged is not None
    assert (judged.source, judged.n) == ("theme_tone", 10)
    assert judged.points == pytest.approx(points)


def test_fewer_than_five_owners_say_nothing() -> None:
    assert judge_value([Theme(name="Value", positive=4, negative=0)], NOTHING, RULES) is None
    assert judge_value([Theme(name="Value", mentions=4, tone="positive")], NOTHING, RULES) is None
    assert judge_value([Theme(name="Value", tone="positive")], NOTHING, RULES) is None
    assert judge_value([Theme(name="Value", positive=5, negative=0)], NOTHING, RULES) is not None


def test_one_side_alone_is_a_tone_at_best() -> None:
    judged = judge_value([Theme(name="Value", mentions=40, positive=36, tone="positive")], NOTHING, RULES)
    assert judged is not None
    assert judged.source == "theme_tone"


def test_of_several_the_one_with_both_sides_and_most_owners_counts_whatever_their_order() -> None:
    themes = [
        Theme(name="Value for money", mentions=500, tone="negative"),
        Theme(name="Price", positive=6, negative=2),
        Theme(name="Worth the money", positive=10, negative=2),
        Theme(name="Quality", positive=900, negative=0),
    ]
    judged = judge_value(themes, NOTHING, RULES)
    assert judged is not None
    assert judged.n == 12
    assert judge_value(reversed(themes), NOTHING, RULES) == judged


BOTH_SIDES = Theme(name="Value for money", positive=24, negative=6)
TONE = Theme(name="Value for money", mentions=4000, tone="negative")


def test_the_reviews_read_speak_from_five_owners_on() -> None:
    judged = judge_value([], Heard(content=4, discontent=1), RULES)
    assert judged is not None
    share = (4 + Fraction(3, 4) * 10) / Fraction(15)  # 4 of 5, and 7.5 of 10 that are added
    half_width = sqrt(1.65**2 * float(share * (1 - share)) / 16 + 0.1**2)
    assert (judged.source, judged.n) == ("review_texts", 5)
    assert judged.points == pytest.approx(float(10 * share), rel=1e-15)
    assert judged.interval == pytest.approx((10 * (float(share) - half_width), 10 * (float(share) + half_width)))
    assert judge_value([], Heard(content=2, discontent=2), RULES) is None


def test_a_theme_with_both_sides_wins_over_the_reviews_read() -> None:
    many = Heard(content=0, discontent=900)
    assert judge_value([BOTH_SIDES], many, RULES) == judge_value([BOTH_SIDES], NOTHING, RULES)


def test_a_tone_alone_loses_to_the_reviews_read() -> None:
    heard = Heard(content=5, discontent=0)
    assert judge_value([TONE], heard, RULES) == judge_value([], heard, RULES)
    too_few = Heard(content=4, discontent=0)
    assert judge_value([TONE], too_few, RULES) == judge_value([TONE], NOTHING, RULES)


@given(st.integers(0, 500), st.integers(0, 500))
def test_one_more_content_owner_never_lowers_it(content: int, discontent: int) -> None:
    before = judge_value([], Heard(content=content, discontent=discontent), RULES)
    after = judge_value([], Heard(content=content + 1, discontent=discontent), RULES)
    worse = judge_value([], Heard(content=content, discontent=discontent + 1), RULES)
    if before is None or after is None or worse is None:
        assert content + discontent < RULES.least_owners
        return
    assert worse.points < before.points <= after.points
    assert before.interval[0] <= before.points <= before.interval[1]
