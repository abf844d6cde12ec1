"""The geometry of a chart: nothing drawn that was not so, nothing lost that can be seen."""

from datetime import timedelta
from decimal import Decimal
from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st

from tests.unit.price.chart.histories import NOW, days_ago, drawn, histories
from worthit.price.chart import chart_series
from worthit.price.chart.series import COLUMNS
from worthit.price.model import PricePoint


@given(histories, st.none() | st.integers(1, 100_000))
def test_every_step_lies_within_the_picture_and_higher_is_dearer(
    past: list[PricePoint], list_cents: int | None
) -> None:
    list_price = None if list_cents is None else Decimal(list_cents).scaleb(-2)
    series = chart_series(past, "EUR", NOW, list_price=list_price)
    assume(series is not None)
    assert series is not None
    steps = [step for run in series.runs for step in run]
    for step in steps:
        assert 0 <= step.x_from <= step.x_to <= 1
        assert 0 < step.y <= 1
    by_price = sorted(steps, key=lambda step: step.amount)
    for lower, higher in pairwise(by_price):
        assert lower.y < higher.y if lower.amount < higher.amount else lower.y == higher.y
    assert all(0 <= mark.x <= 1 and 0 < mark.y <= 1 for mark in series.marks)
    assert all(0 <= tick.at <= 1 for tick in (*series.amounts, *series.dates))
    if series.list_price_y is not None:
        assert 0 < series.list_price_y <= 1


@given(histories)
def test_steps_and_gaps_share_the_time_from_the_first_sighting_to_now(past: list[PricePoint]) -> None:
    series = chart_series(past, "EUR", NOW)
    assume(series is not None)
    assert series is not None
    at = 0.0
    pieces = sorted([(run[0].x_from, run[-1].x_to) for run in series.runs] + list(series.gaps))
    for start, end in pieces:
        assert abs(start - at) <= 1.001 / COLUMNS
        at = end
    assert abs(1 - at) <= 1.001 / COLUMNS
    for run in series.runs:
        assert all(before.x_to == after.x_from for before, after in pairwise(run))


@given(histories)
def test_a_price_is_drawn_where_it_stood(past: list[PricePoint]) -> None:
    """At each sighting that no other is near to, the step over it has its amount."""
    series = chart_series(past, "EUR", NOW)
    assume(series is not None)
    assert series is not None
    width = (series.end - series.start) / COLUMNS
    times = sorted(point.at for point in past)
    for point in past:
        if sum(abs(point.at - at) <= 2 * width for at in times) == 1 and point.at < NOW:
            x = (point.at - series.start) / (series.end - series.start)
            over = [step for run in series.runs for step in run if step.x_from <= x + 1e-9 and x < step.x_to]
            assert [step.amount for step in over] == [point.amount] or over[-1].amount == point.amount


def test_a_gap_is_no_line() -> None:
    series = drawn([days_ago(40, "20"), days_ago(10, "30")])
    first, second = series.runs
    assert [(step.x_from, step.x_to, step.amount) for step in (*first, *second)] == [
        (0.0, 7 / 40, Decimal(20)),
        (30 / 40, 37 / 40, Decimal(30)),
    ]
    assert series.gaps == ((7 / 40, 30 / 40), (37 / 40, 1.0))


def test_the_axis_begins_at_zero_so_that_twice_the_price_is_twice_as_high() -> None:
    series = drawn([days_ago(10, "20"), days_ago(5, "40")])
    cheap, dear = series.runs[0]
    assert dear.y == 2 * cheap.y
    assert (series.amounts[0].at, series.amounts[0].label, series.amounts[-1].at) == (0.0, "0", 1.0)


def test_a_price_that_still_stands_is_now_and_one_that_does_not_was_the_last() -> None:
    assert [(mark.kind, str(mark.amount)) for mark in drawn([days_ago(20, "9.50"), days_ago(3, "8.00")]).marks] == [
        ("now", "8.00"), ("highest", "9.50"),
    ]  # fmt: skip
    assert [mark.kind for mark in drawn([days_ago(20, "9.50"), days_ago(8, "9.50")]).marks] == ["last"]


def test_a_list_price_is_drawn_unless_it_would_press_the_history_flat() -> None:
    past = [days_ago(10, "60"), days_ago(5, "80")]
    near = drawn(past, "120")
    assert near.list_price_y == 120 / 125
    far = drawn(past, "900")
    assert (far.list_price_y, far.list_price) == (None, Decimal(900))
    assert far.amounts == drawn(past).amounts


def test_many_sightings_become_few_steps_with_the_same_extremes() -> None:
    past = [days_ago(index / 100, Decimal(5000 + (index * 7919) % 997).scaleb(-2)) for index in range(20_000)]
    past[12_345] = days_ago(123.45, "12.34")
    past[6_789] = days_ago(67.89, "98.76")
    series = drawn(past)
    amounts = [step.amount for run in series.runs for step in run]
    assert (min(amounts), max(amounts)) == (Decimal("12.34"), Decimal("98.76"))
    assert len(amounts) <= 4 * (COLUMNS + 1)


def test_glitches_other_currencies_and_the_future_are_not_drawn() -> None:
    honest = [days_ago(day, "20") for day in range(30, 0, -1)]
    noise = [
        days_ago(15.5, "99999"),
        PricePoint(at=NOW - timedelta(days=3.5), amount=Decimal(1), currency="USD"),
        days_ago(-1, "1"),
    ]
    assert drawn([*honest, *noise]) == drawn(honest)


def test_only_the_days_asked_for_are_drawn() -> None:
    past = [days_ago(100, "90"), *(days_ago(day, "20") for day in range(40, 0, -1))]
    series = chart_series(past, "EUR", NOW, days=30)
    assert series is not None
    assert series.start == NOW - timedelta(days=30)
    assert {step.amount for run in series.runs for step in run} == {Decimal(20)}


def test_too_little_for_a_picture_is_not_drawn() -> None:
    assert chart_series([], "EUR", NOW) is None
    assert chart_series([days_ago(3, "64.9")], "EUR", NOW) is None
    assert chart_series([days_ago(0.5, "64.9"), days_ago(0.1, "63")], "EUR", NOW) is None


def test_the_sentence_tells_the_picture() -> None:
    series = drawn([days_ago(40, "1299.90"), days_ago(10, "1199"), days_ago(2, "1249.90")])
    assert series.sentence == (
        "From 2026-07-23 to 2026-09-01 between 1,199.00 and 1,299.90 EUR, now 1,249.90. Known for 16 of 40 days."
    )
    flat = drawn([days_ago(4, "9.99"), days_ago(2, "9.99")])
    assert flat.sentence == (
        "From 2026-08-28 to 2026-09-01 the price was 9.99 EUR whenever it was seen. Known for 4 of 4 days."
    )
