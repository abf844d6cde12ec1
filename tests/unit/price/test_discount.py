"""Claimed and lawful discounts, and whether the list price was ever charged."""

from datetime import timedelta
from decimal import Decimal

import pytest

from tests.unit.price.sightings import NOW, daily, days_ago, judged
from worthit.price.model import PricePoint


def test_the_claimed_discount_is_a_share_of_the_list_price() -> None:
    assert judged("75", [], "100").claimed_discount == 0.25
    assert judged("100", [], "100").claimed_discount == 0.0
    assert judged("120", [], "100").claimed_discount == 0.0
    assert judged("75", []).claimed_discount is None


def test_the_lawful_discount_counts_from_the_lowest_price_of_the_thirty_days_before() -> None:
    points = [*daily(60, 32, "60"), *daily(31, 20, "80"), *daily(19, 1, "100")]
    # The price of 72 begins today: the thirty days before today hold 80 and 100, not 60.
    assert judged("72", points, "100").lawful_discount == 0.1
    assert judged("80", points, "100").lawful_discount == 0.0
    assert judged("95", points, "100").lawful_discount == 0.0


def test_those_days_end_before_the_day_on_which_the_price_began() -> None:
    # It began at 12:00 five days ago; a lower price that same morning is of the same day and does not count.
    points = [*daily(30, 6, "100"), days_ago(5.2, "50"), *daily(5, 0, "80")]
    assert judged("80", points, "100").lawful_discount == 0.2


def test_a_day_is_a_day_in_utc() -> None:
    points = [*daily(30, 7, "100"), days_ago(5.6, "50"), *daily(5, 0, "80")]  # the evening before, in UTC
    assert judged("80", points, "100").lawful_discount == 0.0


def test_it_is_unknown_under_fourteen_covered_days_of_those_thirty() -> None:
    points = [*daily(60, 40, "100"), *daily(13, 1, "100")]
    assert judged("80", points).lawful_discount is None
    assert judged("80", [*points, days_ago(15, "100")]).lawful_discount is not None


def test_it_needs_no_list_price() -> None:
    assert judged("80", daily(30, 1, "100")).lawful_discount == 0.2


def test_the_share_of_time_at_ninety_nine_percent_of_the_list_price_or_more() -> None:
    points = [*daily(40, 21, "99"), *daily(20, 1, "98.99")]
    # From day 40 at 12:00 to today at 00:00: 20 days at 99, 19.5 days just under it.
    assert judged("80", points, "100").was_charged_share == pytest.approx(20 / 39.5, abs=1e-12)


def test_the_share_is_unknown_under_fourteen_covered_days() -> None:
    assert judged("80", daily(14, 1, "100"), "100").was_charged_share is None


@pytest.mark.parametrize(
    ("days_at_list", "days_known", "label"),
    [
        (0, 35, "false"),
        (0, 34, "unknown"),  # too short a time to say so
        (1, 40, "false"),  # 1/40 is under a twentieth
        (2, 40, "unknown"),  # 2/40 is a twentieth
        (9, 40, "unknown"),
        (10, 40, "honest"),  # a quarter
        (40, 40, "honest"),
    ],
)
def test_a_discount_is_false_when_its_list_price_was_hardly_ever_charged(
    days_at_list: int, days_known: int, label: str
) -> None:
    midnight = timedelta(hours=12)
    points = [
        PricePoint(
            at=NOW - midnight - timedelta(days=day),
            amount=Decimal(100 if day > days_known - days_at_list else 80),
            currency="EUR",
        )
        for day in range(days_known, 0, -1)
    ]
    assert judged("70", points, "100").discount == label


def test_without_a_list_price_above_the_price_there_is_no_discount_to_judge() -> None:
    points = daily(60, 1, "100")
    assert judged("80", points).discount is None
    assert judged("80", points, "80").discount is None
    assert judged("80", points, "70").discount is None
    assert judged("80", [], "100").discount == "unknown"
