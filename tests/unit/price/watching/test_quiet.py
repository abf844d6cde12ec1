"""Quiet hours on real clocks, also in the nights in which they are put forward and back."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worthit.price.watching.model import QuietHours
from worthit.price.watching.quiet import end_of_quiet

ROME = ZoneInfo("Europe/Rome")


def quiet(start: int, end: int) -> QuietHours:
    return QuietHours(start=time(start), end=time(end), zone="Europe/Rome")


@pytest.mark.parametrize(
    ("now", "hours", "end"),
    [
        ("2026-09-01 21:59", quiet(22, 7), "2026-09-01 21:59"),
        ("2026-09-01 22:00", quiet(22, 7), "2026-09-02 07:00"),
        ("2026-09-02 06:59", quiet(22, 7), "2026-09-02 07:00"),
        ("2026-09-02 07:00", quiet(22, 7), "2026-09-02 07:00"),
        ("2026-09-02 13:30", quiet(13, 15), "2026-09-02 15:00"),
        ("2026-09-02 13:30", quiet(13, 13), "2026-09-02 13:30"),
        ("2026-10-24 23:00", quiet(22, 7), "2026-10-25 07:00"),
        ("2026-03-28 23:00", quiet(22, 7), "2026-03-29 07:00"),
    ],
)
def test_the_end_is_told_by_the_clock_on_the_wall(now: str, hours: QuietHours, end: str) -> None:
    at, until = (datetime.fromisoformat(text).replace(tzinfo=ROME).astimezone(UTC) for text in (now, end))
    assert end_of_quiet(hours, at) == until


times = st.times().map(lambda at: at.replace(microsecond=0))


@given(
    at=st.datetimes(min_value=datetime(2020, 1, 1), max_value=datetime(2030, 1, 1)),  # noqa: DTZ001
    start=times,
    end=times,
    zone=st.sampled_from(["UTC", "Europe/Rome", "America/St_Johns", "Australia/Lord_Howe", "Asia/Kathmandu"]),
)
def test_the_end_is_not_quiet_not_in_the_past_and_at_most_a_day_and_a_bit_away(
    at: datetime, start: time, end: time, zone: str
) -> None:
    hours = QuietHours(start=start, end=end, zone=zone)
    now = at.replace(tzinfo=UTC)
    until = end_of_quiet(hours, now)
    assert timedelta() <= until - now <= timedelta(hours=26)
    assert end_of_quiet(hours, until) == until
