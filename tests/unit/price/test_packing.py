"""Sightings as bytes and back: nothing is lost."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worthit.price.model import PricePoint
from worthit.price.packing import can_be_packed, pack, unpack
from worthit.price.series import PriceSeries

amounts = st.builds(
    lambda digits, places: Decimal(digits).scaleb(-places), st.integers(0, 10**18 - 1), st.integers(-3, 20)
)
times = st.datetimes(datetime(1600, 1, 1), datetime(2400, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
START = datetime(2026, 9, 1, tzinfo=UTC)


def series(points: list[tuple[datetime, Decimal]]) -> PriceSeries:
    return PriceSeries.of([PricePoint(at=at, amount=amount, currency="EUR") for at, amount in points], "EUR")


def told(of: PriceSeries) -> list[tuple[int, str]]:
    return [(int(at), str(of.amounts.at(place))) for place, at in enumerate(of.times)]


@given(st.lists(st.tuples(times, amounts.filter(can_be_packed)), min_size=1).map(sorted))
def test_what_is_packed_comes_back_as_it_was_written(points: list[tuple[datetime, Decimal]]) -> None:
    assert told(unpack(pack(series(points)))) == told(series(points))


def test_a_sighting_a_minute_takes_eight_bytes_each() -> None:
    points = [(START + timedelta(minutes=minute), Decimal(minute).scaleb(-2)) for minute in range(1000)]
    assert len(pack(series(points))) < 8 * 1000 + 50


@pytest.mark.parametrize("amount", ["1E+15", "1234567890.123456789", "-1", "NaN", "Infinity", "1E-21"])
def test_what_has_too_many_digits_cannot_be_packed(amount: str) -> None:
    assert not can_be_packed(Decimal(amount))


@pytest.mark.parametrize("wrong", [b"", b"prices", b"price2" + b"\0" * 40])
def test_other_bytes_are_refused(wrong: bytes) -> None:
    with pytest.raises(ValueError, match="no packed sightings"):
        unpack(wrong)


def test_torn_bytes_are_refused() -> None:
    whole = pack(series([(START, Decimal("19.99")), (START + timedelta(days=1), Decimal("18.5"))]))
    for torn in (whole[:-1], whole + b"\0", whole[:30]):
        with pytest.raises(ValueError, match="no packed sightings"):
            unpack(torn)
