"""Labels, lows and percentiles of a price, on histories whose shares can be counted on the fingers."""

from decimal import Decimal

import pytest

from tests.unit.price.sightings import NOW, daily, days_ago, judged
from worthit.price.history import read_history
from worthit.price.judge import judge
from worthit.price.model import Lows, PriceJudgement


def test_under_fourteen_covered_days_there_is_no_label_but_lows_and_days() -> None:
    judgement = judged("90", [days_ago(13.9, "95"), *daily(13, 0, "100")])
    assert (judgement.label, judgement.percentile) == ("unknown", None)
    assert judgement.days_tracked == 13
    assert judgement.lows == Lows(d30=Decimal(90), d90=Decimal(90), d365=Decimal(90), ever=Decimal(90))


def test_from_fourteen_covered_days_there_is() -> None:
    assert judged("100", daily(14, 0, "100")).label == "usual"


@pytest.mark.parametrize(
    ("price", "label"),
    [
        ("80", "lowest"),  # as low as ever, and 20 % under the median
        ("84", "good"),  # 1.05 × the low of 80
        ("84.01", "usual"),
        ("100", "usual"),
        ("105", "usual"),  # 1.05 × the median of 100
        ("105.01", "high"),
        ("79", "lowest"),
    ],
)
def test_the_label_against_the_median_and_the_low_of_a_year(price: str, label: str) -> None:
    points = [*daily(60, 51, "80"), *daily(50, 0, "100")]
    assert judged(price, points).label == label


def test_a_flat_price_is_usual_and_so_is_one_just_under_it() -> None:
    assert judged("100", daily(60, 0, "100")).label == "usual"
    assert judged("98.01", daily(60, 0, "100")).label == "usual"
    assert judged("98", daily(60, 0, "100")).label == "lowest"


def test_good_needs_thirty_five_covered_days() -> None:
    assert judged("82", [*daily(34, 30, "80"), *daily(29, 0, "100")]).label == "usual"
    assert judged("82", [*daily(35, 30, "80"), *daily(29, 0, "100")]).label == "good"


def test_the_percentile_is_the_share_of_time_that_was_strictly_cheaper() -> None:
    points = [*daily(40, 31, "80"), *daily(30, 0, "100")]  # 10 of 40 days at 80
    assert judged("100", points).percentile == 0.25
    assert judged("80", points).percentile == 0.0
    assert judged("101", points).percentile == 1.0


def test_what_is_older_than_a_year_is_in_the_days_and_the_low_ever_alone() -> None:
    judgement = judged("100", [days_ago(400, "50"), *daily(30, 0, "100")])
    assert judgement.days_tracked == 37
    assert judgement.lows == Lows(d30=Decimal(100), d90=Decimal(100), d365=Decimal(100), ever=Decimal(50))
    assert judgement.percentile == 0.0


def test_lows_know_their_windows() -> None:
    points = [*daily(200, 195, "50"), *daily(80, 75, "60"), *daily(20, 15, "70"), *daily(3, 0, "90")]
    lows = judged("95", points).lows
    assert lows == Lows(d30=Decimal(70), d90=Decimal(60), d365=Decimal(50), ever=Decimal(50))


def test_a_price_that_nobody_can_buy_at_is_judged_but_is_no_low() -> None:
    history = read_history(daily(30, 0, "100"), "EUR", NOW)
    judgement = judge(Decimal(70), None, history, buyable=False)
    assert judgement.label == "lowest"
    assert judgement.lows.d30 == 100


def test_a_glitch_now_is_not_judged_and_what_is_known_stays() -> None:
    judgement = judged("0.10", daily(30, 0, "100"))
    assert judgement.label == "unknown"
    assert judgement.lows.ever == 100
    assert judgement.days_tracked == 30


def test_without_any_sighting_the_price_now_is_all_there_is() -> None:
    assert judged("10", []) == PriceJudgement(
        lows=Lows(d30=Decimal(10), d90=Decimal(10), d365=Decimal(10), ever=Decimal(10))
    )
