"""What a history adds up to, on calendars that can be counted on the fingers."""

from datetime import timedelta
from decimal import Decimal

import msgspec

from tests.unit.price.sightings import NOW, daily, days_ago
from worthit.price.history import read_history
from worthit.price.model import PricePoint
from worthit.price.statistics import PriceSpan, PriceStatistics, price_statistics


def statistics(points: list[PricePoint], currency: str = "EUR") -> PriceStatistics:
    return price_statistics(read_history(points, "EUR", NOW), currency)


def span(told: PriceSpan) -> tuple[str, str, str]:
    return str(told.low), str(told.high), str(told.average)


def test_ranges_and_averages_know_their_days() -> None:
    told = statistics(
        [*daily(200, 191, "50.00"), *daily(80, 71, "60.00"), *daily(20, 16, "70.00"), *daily(15, 0, "90")]
    )
    assert span(told.spans.d30) == ("70.00", "90", "85.00")  # 5 days at 70, 15 at 90
    assert span(told.spans.d90) == ("60.00", "90", "73.89")  # and 16 at 60: 73.888…
    assert span(told.spans.d365) == span(told.spans.ever) == ("50.00", "90", "66.54")  # and 16 at 50
    assert told.median == 60
    assert told.days_tracked == 52


def test_an_average_has_the_decimals_of_its_currency() -> None:
    points = [days_ago(3, "10"), days_ago(2, "10"), days_ago(1, "11")]
    assert str(statistics(points).spans.ever.average) == "10.33"
    assert str(statistics(points, "JPY").spans.ever.average) == "10"
    assert str(statistics(points, "KWD").spans.ever.average) == "10.333"


def test_the_last_change_and_the_last_drop() -> None:
    told = statistics([days_ago(9, "100.00"), days_ago(6, "80.00"), days_ago(3, "100.00"), days_ago(1, "100")])
    assert told.last_change is not None
    assert told.last_drop is not None
    assert msgspec.to_builtins(told.last_change) == {
        "at": (NOW - timedelta(days=3)).isoformat().replace("+00:00", "Z"),
        "from": "80.00",
        "to": "100.00",
        "share": 0.25,
    }
    assert told.last_drop.at == NOW - timedelta(days=6)
    assert told.last_drop.share == -0.2


def test_a_price_that_never_moved_is_flat() -> None:
    told = statistics([*daily(40, 10, "20.00"), days_ago(2, "20")])
    assert told.flat
    assert told.last_change is None
    assert told.last_drop is None
    assert (told.sightings, told.first_seen) == (32, NOW - timedelta(days=40))


def test_it_is_flat_when_it_did_not_move_within_the_year() -> None:
    told = statistics([*daily(420, 380, "30"), *daily(100, 0, "20")])
    assert told.flat
    assert told.last_drop is not None


def test_a_glitch_is_in_no_figure() -> None:
    assert statistics([*daily(40, 10, "20"), days_ago(20.5, "0.01")]) == statistics(daily(40, 10, "20"))


def test_nothing_is_known_of_nothing() -> None:
    told = statistics([])
    assert told.spans.ever == told.spans.d30
    assert (told.spans.ever.low, told.spans.ever.high, told.spans.ever.average, told.median) == (None,) * 4
    assert (told.flat, told.sightings, told.days_tracked, told.first_seen) == (False, 0, 0, None)


def test_amounts_of_many_digits_are_averaged_exactly() -> None:
    points = [days_ago(2, "999999999999.99"), days_ago(1, "0.00000000000000000001")]
    assert statistics(points).spans.ever.average == Decimal("500000000000.00")  # …999.995: half of a cent, to even
