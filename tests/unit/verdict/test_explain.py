"""The words of a verdict: what a person reads, in full sentences, from real verdicts."""

import re
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace

from tests.unit.verdict.kettle import NOW, daily, kettle
from worthit.price.model import PricePoint
from worthit.product.model import PageKind, Product, Review, Theme
from worthit.reviews.heard import Heard
from worthit.reviews.model import Alarm, AlarmKind, Quote
from worthit.verdict.explain import explain
from worthit.verdict.model import Band, Evidence, Explanation, Verdict, VerdictInput, Veto
from worthit.verdict.weigh import weigh

NUMBER = r"([+−]? ?)(\d+\.\d\d)"
FIRE = "The handle caught fire."
BAD = {"5": 20.0, "4": 10.0, "3": 10.0, "2": 10.0, "1": 50.0}


def told(
    product: Product, *, points: tuple[PricePoint, ...] = (), kind: PageKind = "product", **how: Any
) -> Explanation:
    return explain(product, weigh(VerdictInput(kind=kind, product=product, points=points, now=NOW)), **how)


def alarmed(*kinds: AlarmKind) -> Verdict:
    """A verdict on what 7 of 42 reviews warn of."""
    quotes = (Quote(review="r1", start=0, end=200, text="x" * 200), Quote(review="r2", start=0, end=24, text=FIRE))
    alarms = tuple(Alarm(kind=kind, k=7, n=42, share=(0.08, 0.3), quotes=quotes) for kind in kinds)
    return weigh(VerdictInput(product=kettle(), now=NOW), Heard(alarms=alarms))


@pytest.mark.parametrize(
    ("product", "points", "answer"),
    [
        (kettle(), (), "6.95 out of 10 (good): worth considering, price not judged yet"),
        (kettle(), daily(60, "40"), "6.95 out of 10 (good): buy it"),
        (
            kettle(availability="out_of_stock"),
            (),
            "6.95 out of 10 (good): wait, it is out of stock, price not judged yet",
        ),
        (kettle(histogram=BAD), (), "1.21 out of 10 (poor): better avoid it, price not judged yet"),
        (kettle(price=None), (), "Not enough evidence: the page shows no price"),
        (kettle(rating_count=3), (), "Not enough evidence: only 3 owners rated it"),
        (kettle(rating_count=1), (), "Not enough evidence: only 1 owner rated it"),
        (Product(), (), "Not enough evidence: no owner's rating was found and the page shows no price"),
        (kettle(price=Decimal("0.01")), daily(60, "40"), "Not enough evidence: the price shown cannot be right"),
    ],
)
def test_the_first_line_is_the_answer(product: Product, points: tuple[PricePoint, ...], answer: str) -> None:
    assert told(product, points=points).answer == answer


def test_a_high_price_is_what_there_is_to_wait_for() -> None:
    assert told(kettle(), points=daily(60, "30")).answer.endswith(": wait, the price is high for this product")


@pytest.mark.parametrize(
    ("kind", "answer"),
    [("blocked", "No verdict: the shop blocked the page"), ("not_product", "No verdict: this page shows no product")],
)
def test_a_page_without_a_product_is_said_to_be_that_and_nothing_else(kind: PageKind, answer: str) -> None:
    assert told(kettle(), kind=kind) == Explanation(language="en", answer=answer, lines=())


@pytest.mark.parametrize("price", range(31, 49))
def test_the_parts_can_be_added_up_by_the_reader(price: int) -> None:
    themes = (Theme(name="Value for money", positive=61, negative=7),)
    line = told(kettle(price=Decimal(price), themes=themes), points=daily(90, "40")).lines[0]
    numbers = [Decimal(sign.strip().replace("−", "-") + number) for sign, number in re.findall(NUMBER, line)]
    assert len(numbers) == 4
    assert sum(numbers[:-1]) == numbers[-1]
    assert "for what owners say about its value" in line
    assert "for the price against its past" in line


def test_a_part_that_lowers_is_told_with_a_minus() -> None:
    line = told(kettle(price=Decimal(44)), points=daily(90, "40")).lines[0]
    assert re.fullmatch(r"6\.95 from owners' stars − 0\.\d\d for the price against its past = 6\.\d\d\.", line)


def test_stars_alone_are_said_to_be_all() -> None:
    assert told(kettle()).lines[0].startswith("All 6.95 points come from owners' stars")


def test_a_score_beyond_the_scale_is_said_to_be_cut() -> None:
    everyone = {"5": 100.0, "4": 0.0, "3": 0.0, "2": 0.0, "1": 0.0}
    assert (
        told(kettle(histogram=everyone, price=Decimal(10)), points=daily(60, "40"))
        .lines[0]
        .endswith(", cut to 10, the end of the scale.")
    )


def test_a_sum_below_the_scale_is_told_with_a_minus_and_cut() -> None:
    hated = (Theme(name="Value for money", positive=0, negative=99),)
    line = told(kettle(rating=1.2, histogram=None, themes=hated, price=Decimal(50)), points=daily(90, "20")).lines[0]
    assert re.fullmatch(r".* = −2\.\d\d, cut to 0, the end of the scale\.", line)


def test_an_interval_over_an_edge_is_said_to_be_that() -> None:
    assert told(kettle()).lines[1] == (
        "With what is known the score lies between 5.0 and 8.9, so anything from average to excellent is possible."
    )
    assert told(kettle(histogram=BAD)).lines[1].endswith("so it is poor.")
    cheap = told(kettle(price=Decimal(30)), points=daily(365, "40"))
    assert cheap.lines[1].endswith("so it may be excellent or good.")


def test_owners_are_told_with_their_shares_and_how_they_are_read() -> None:
    assert told(kettle()).lines[2] == (
        "Owners rate it 4.7 of 5 (2,000 owners); 80% gave five stars, 2% one or two. "
        "Half of all shop pages show 4.3 to 4.7 stars of 5, so this counts for about 6.9 points of 10."
    )


def test_owners_without_their_stars_are_not_called_few() -> None:
    answer = told(kettle(rating_count=414, rating=None, histogram=None)).answer
    assert answer == "Not enough evidence: the page counts 414 owners but not their stars"


def test_few_owners_are_said_to_be_few() -> None:
    assert "stars of 5 and 12 owners are few, so" in told(kettle(rating_count=12)).lines[2]


def test_reviews_that_stand_for_owners_are_said_to_do_so() -> None:
    reviews = tuple(Review(id=str(n), rating=5.0) for n in range(6))
    uncounted = kettle(rating_count=None, histogram=None, reviews=reviews)
    assert (
        told(uncounted)
        .lines[2]
        .startswith(
            "The page shows 4.7 of 5 without saying of how many owners, "
            "so the stars of the 6 reviews read stand for them; 100% gave five stars"
        )
    )


def test_themes_stand_under_the_shop_s_name_as_the_shop_counted_them() -> None:
    themes = (
        Theme(name="Boils fast", mentions=44, tone="positive"),
        Theme(name="Lid", mentions=12, positive=4, negative=8),
        Theme(name="Noise"),
    )
    lines = told(kettle(themes=themes), shop="nordhof.example").lines
    assert (
        "nordhof.example itself counts in its reviews: Boils fast (44, positive); Lid (4 positive, 8 negative); Noise."
        in lines
    )
    assert any(line.startswith("The shop itself counts") for line in told(kettle(themes=themes)).lines)


def test_a_price_is_told_against_its_past() -> None:
    assert "There is no price history in EUR yet, so the price is not judged against its past." in told(kettle()).lines
    short = told(kettle(), points=daily(9, "40")).lines
    assert "The price is known for 9 days so far; it takes 14 of the last year to judge it." in short
    long = told(kettle(), points=(*daily(40, "30")[:10], *daily(30, "40"))).lines
    assert (
        "The price is known for 40 days: it is a usual price. "
        "In the last year it was lower 25% of the time, €30.00 at the least." in long
    )


def test_days_of_long_ago_are_not_told_as_days_of_the_last_year() -> None:
    long_ago = tuple(replace(point, at=point.at - timedelta(days=400)) for point in daily(15, "40"))
    assert (
        "The price is known for 24 days in all, "
        "but for fewer than the 14 of the last year that it takes to judge it."
        in told(kettle(), points=(*long_ago, *daily(3, "40"))).lines
    )


def test_a_history_in_another_currency_is_not_denied() -> None:
    yen = kettle(price=Decimal(6000), currency="JPY")
    assert (
        "There is no price history in JPY yet, so the price is not judged against its past."
        in told(yen, points=daily(60, "40")).lines
    )


@pytest.mark.parametrize(
    ("price", "points", "past"),
    [
        ("40", daily(60, "40"), "it has not moved in the last year."),
        ("30", daily(60, "40"), "it has not been lower in the last year."),
        ("40", (*daily(60, "40.01")[:1], *daily(59, "40")), "it is a usual price. In the last year it was not lower."),
        (
            "60",
            (*daily(300, "20")[:1], *daily(299, "60")),
            "it is a usual price. In the last year it was lower under 1% of the time, €20.00 at the least.",
        ),
        (
            "60",
            (*daily(60, "50")[:15], *daily(45, "60")),
            "it is a usual price. In the last year it was lower 25% of the time, €50.00 at the least.",
        ),
    ],
)
def test_how_low_a_price_was_is_told_only_where_it_was_lower(
    price: str, points: tuple[PricePoint, ...], past: str
) -> None:
    lines = told(kettle(price=Decimal(price)), points=points).lines
    assert [line for line in lines if line.endswith(f" days: {past}")], lines


def test_an_honest_discount_is_called_so_and_the_law_s_count_is_no_accusation() -> None:
    points = (*daily(60, "50")[:55], *daily(5, "45"))
    assert (
        "The shop claims 20% off €50.00; "
        "in the year before, that price was really charged, 92% of the time we know. "
        "The lowest price of the 30 days before was under that; counted from it, as EU law asks, it is 11% off."
        in told(kettle(list_price=Decimal(50)), points=points).lines
    )


def test_a_claimed_discount_is_told_with_what_became_of_it() -> None:
    on_sale = kettle(list_price=Decimal(50))
    assert "The shop claims 20% off €50.00; whether that was ever charged is not known." in told(on_sale).lines
    assert (
        "The shop claims 20% off €50.00; in the year before, that price was charged 0% of the time we know, "
        "so the discount is not real. "
        "Counted as EU law asks, from the lowest price of the 30 days before, it is 2% off, not 20%."
        in told(on_sale, points=daily(60, "41")).lines
    )
    assert (
        "The shop claims 20% off €50.00; in the year before, that price was really charged, 100% of the time we know. "
        "Counted as EU law asks, from the lowest price of the 30 days before, it is 20% off."
        in told(on_sale, points=daily(60, "50")).lines
    )
    gone_for_weeks = tuple(replace(point, at=point.at - timedelta(days=50)) for point in daily(60, "50"))
    assert any(
        "100% of the time we know. The lowest price of the 30 days before, from which EU law counts, is not known."
        in line
        for line in told(on_sale, points=gone_for_weeks).lines
    )
    assert not any("claims" in line for line in told(kettle()).lines)


def test_what_is_missing_is_told_in_plain_words() -> None:
    assert told(kettle()).lines[-1] == (
        "Not known yet: what enough owners think of the value for money and how far the reviews can be trusted."
    )
    reviews = (Review(id="a", text="Fine."), Review(id="b", text="Loud."))
    assert "2 of 2,000 reviews read, but what they say is not weighed yet." in told(kettle(reviews=reviews)).lines
    alone = kettle(reviews=reviews[:1], rating_count=None)
    assert "1 review read, but what it says is not weighed yet." in told(alone).lines


ALARMS: dict[AlarmKind, tuple[str, str]] = {
    "safety": ("several reviews tell of danger", "7 reviews tell of danger."),
    "recall": ("several reviews tell of a recall", "7 reviews tell of a recall."),
    "counterfeit": ("several reviews say it is fake", "7 reviews say that it is fake."),
}


@pytest.mark.parametrize("name", ALARMS)
def test_an_alarm_is_why_to_avoid_it_and_the_first_evidence(name: AlarmKind) -> None:
    verdict = alarmed(name)
    finding, line = ALARMS[name]
    explained = explain(kettle(), verdict)
    assert explained.answer == f"3.90 out of 10 (poor): better avoid it, {finding}, price not judged yet"
    assert explained.lines[0] == f"{line} One of them: “The handle caught fire.”"
    assert explained.lines[1] == (
        "All 6.95 points come from owners' stars; what else is known is not enough to move them. "
        f"The score is cut to 3.9, because {finding}."
    )
    assert explained.lines[2] == "All that is known leads to a score of 3.9, so it is poor."


def test_the_gravest_of_several_alarms_is_told_first() -> None:
    verdict = alarmed("counterfeit", "safety")
    assert "tell of danger" in explain(kettle(), verdict).answer
    assert [line.split(".")[0] for line in explain(kettle(), verdict).lines[:2]] == [
        "7 reviews tell of danger",
        "7 reviews say that it is fake",
    ]


def test_an_alarm_without_a_score_is_told_all_the_same() -> None:
    product = kettle(price=None)
    verdict = replace(weigh(VerdictInput(product=product, now=NOW)), vetoes=alarmed("safety").vetoes)
    assert explain(product, verdict).lines[0].startswith("7 reviews tell of danger.")


def test_a_limit_of_another_kind_is_told_with_its_cap() -> None:
    verdict = replace(alarmed("safety"), vetoes=(Veto(name="banned", cap=3.0, evidence=Evidence(source="authority")),))
    assert explain(kettle(), verdict).lines[0] == (
        "Whatever else is true, the score is 3 at most, because of “banned”."
    )


@pytest.mark.parametrize(
    ("band", "advice"),
    [("poor", "think twice"), ("average", "worth considering"), ("good", "worth considering")],
)
def test_what_is_poor_is_never_called_worth_considering(band: Band, advice: str) -> None:
    verdict = replace(weigh(VerdictInput(product=kettle(), now=NOW)), band=band, recommendation="consider")
    assert explain(kettle(), verdict).answer.endswith(f"({band}): {advice}, price not judged yet")


def test_a_product_that_is_looked_at_again_is_said_to_be() -> None:
    assert "WorthIt! looks at it again every day for 30 days." in told(kettle(), followed_days=30).lines
    assert not any("looks at it again" in line for line in told(kettle()).lines)


def test_a_given_copy_is_said_to_be_unchecked() -> None:
    assert told(kettle(), provenance="your_copy").lines[-1].startswith("This rests on your copy of the page")


def test_an_unknown_language_is_answered_in_english() -> None:
    assert told(kettle(), language="tlh") == told(kettle())


def test_without_a_score_what_is_known_is_told() -> None:
    lines = told(kettle(price=None)).lines
    assert lines[0].startswith("Owners rate it 4.7 of 5 (2,000 owners)")
    assert not any("the score" in line for line in lines)
