"""When a product is looked up next, and what becomes of it after a trouble: pure."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worthit import errors
from worthit.verdict.follow_ups import FollowUp, own_time
from worthit.verdict.look_again import after_trouble

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
TOMORROW = NOW + timedelta(days=1)
DAY = timedelta(days=1)
TIMES = st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - made aware
PERIODS = st.sampled_from([timedelta(seconds=3.6), timedelta(hours=1), DAY, timedelta(days=31)])


@given(key=st.text(min_size=1), after=TIMES, every=PERIODS)
def test_the_next_look_is_half_a_period_to_one_and_a_half_away(key: str, after: datetime, every: timedelta) -> None:
    wait = own_time(key, after, every) - after
    slip = timedelta(milliseconds=1)
    assert every / 2 - slip <= wait <= every * 1.5 + slip


@given(key=st.text(min_size=1), after=TIMES, every=PERIODS, late=st.floats(0, 0.4))
def test_once_begun_it_comes_every_period_also_where_it_was_late(
    key: str, after: datetime, every: timedelta, late: float
) -> None:
    first = own_time(key, after, every)
    second = own_time(key, first + every * late, every)
    assert abs(second - first - every) <= timedelta(milliseconds=1)


def test_a_thousand_products_asked_about_at_once_are_spread_over_the_day() -> None:
    hours = [own_time(f"shop.example:{number}", NOW, DAY).hour for number in range(1000)]
    assert set(hours) == set(range(24))
    assert max(hours.count(hour) for hour in range(24)) < 80


def looked_at(**given: object) -> FollowUp:
    plain = {"key": "k", "url": "https://shop.example/k", "until": TOMORROW, "next_at": NOW, "state": "looking"}
    return FollowUp(**{**plain, **given})  # type: ignore[arg-type]


def in_a_row(*names: str) -> list[str]:
    """The states after these errors, one look after the other."""
    states = []
    follow_up = looked_at()
    for name in names:
        follow_up = after_trouble(follow_up, getattr(errors, name)("so it is"), TOMORROW)
        states.append(str(follow_up.state))
    return states


@pytest.mark.parametrize(
    ("troubles", "states"),
    [
        (["PageBlocked"], ["blocked"]),
        (["ProductNotFound", "ProductNotFound"], ["active", "gone"]),
        (["ProductNotFound", "DeadlineExceeded", "ProductNotFound"], ["active", "active", "failed"]),
        (["AnalysisUnavailable"] * 3, ["active", "active", "failed"]),
        (["NotAProductPage", "UnreadablePage", "InvalidLink"], ["active", "active", "failed"]),
        (["ShopAsksToWait"] * 6, ["active"] * 6),
        (["DeadlineExceeded", "ShopAsksToWait", "DeadlineExceeded"], ["active"] * 3),
    ],
)
def test_what_stops_it(troubles: list[str], states: list[str]) -> None:
    assert in_a_row(*troubles) == states


def test_what_goes_on_goes_on_at_the_time_that_was_said() -> None:
    outcome = after_trouble(looked_at(failures=1), errors.DeadlineExceeded("slow"), TOMORROW)
    assert (outcome.next_at, outcome.failures, outcome.trouble) == (TOMORROW, 2, "DeadlineExceeded")
