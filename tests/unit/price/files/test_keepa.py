"""Keepa's product JSON, and what its changes are worth as sightings."""

import json
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worthit.errors import InvalidRequest
from worthit.price.files import read_price_file
from worthit.price.files.changes import sightings_of
from worthit.price.history import DAY, History, read_history
from worthit.price.instants import microseconds
from worthit.price.model import PriceObservation, PricePoint
from worthit.product.identify import identify

NOW = datetime(2026, 9, 1, 12, tzinfo=UTC)
KEEPA_BEGAN = datetime(2011, 1, 1, tzinfo=UTC)
ASIN = "B0CQ1X7HZN"


def minutes(text: str) -> int:
    return int((datetime.fromisoformat(text).replace(tzinfo=UTC) - KEEPA_BEGAN) / timedelta(minutes=1))


def product(*series: list[Any] | None, **fields: Any) -> dict[str, Any]:
    told = [[minutes(entry) if isinstance(entry, str) else entry for entry in one] if one else None for one in series]
    return {"asin": ASIN, "domainId": 8, "title": "A lamp", "csv": told} | fields


def read(answer: object, link: str = f"https://www.amazon.it/dp/{ASIN}") -> tuple[PriceObservation, ...]:
    return read_price_file(json.dumps(answer).encode(), NOW, ref=identify(link)).observations


def seen(observations: tuple[PriceObservation, ...]) -> list[str]:
    return [f"{o.at:%m-%d} {o.amount} {o.currency} {o.condition} {o.seller_kind}" for o in observations]


def test_the_example_of_keepa_s_own_client_is_read() -> None:
    """`csv[0]: [411180, 4900, …]`: 1318510800000 in Unix milliseconds, 49.00 dollars, or 4900 yen in Japan."""
    answer = {"asin": ASIN, "domainId": 1, "csv": [[411180, 4900]]}
    (american,) = read(answer, f"https://www.amazon.com/dp/{ASIN}")
    assert (american.at.timestamp(), american.amount, american.currency) == (1318510800, Decimal("49.00"), "USD")
    (japanese,) = read(answer | {"domainId": 5}, f"https://www.amazon.co.jp/dp/{ASIN}")
    assert (japanese.amount, japanese.currency) == (Decimal(4900), "JPY")


def test_a_price_stands_until_the_next_and_until_keepa_last_looked() -> None:
    answer = product(["2026-01-01", 4990, "2026-01-20", 5990], lastUpdate=minutes("2026-01-30"))
    assert seen(read({"products": [answer]})) == [
        "01-01 49.90 EUR new shop", "01-08 49.90 EUR new shop", "01-15 49.90 EUR new shop",
        "01-20 59.90 EUR new shop", "01-27 59.90 EUR new shop", "01-30 59.90 EUR new shop",
    ]  # fmt: skip


def test_without_a_last_look_the_last_change_was_seen_once() -> None:
    assert seen(read(product(["2026-01-01", 4990]))) == ["01-01 49.90 EUR new shop"]


def test_no_offer_ends_a_price() -> None:
    answer = product(["2026-01-01", 4990, "2026-02-01", -1, "2026-03-01", 5990, "2026-03-03", -1])
    assert [o.at.strftime("%m-%d") for o in read(answer)] == ["01-01", "01-08", "01-15", "01-22", "01-25", "03-01"]


def test_used_and_refurbished_are_told_apart_and_what_is_no_offer_is_left_out() -> None:
    rank, list_price = ["2026-01-01", 1042], ["2026-01-01", 9900]
    answer = product(None, None, ["2026-01-02", 2990], rank, list_price, None, ["2026-01-03", 3990])
    assert seen(read(answer)) == ["01-02 29.90 EUR used third_party", "01-03 39.90 EUR refurbished None"]


def test_a_marketplace_price_that_is_amazon_s_own_is_not_counted_twice() -> None:
    amazon = ["2026-01-01", 4990, "2026-02-10", 5990]
    market = ["2026-01-01", 4990, "2026-02-01", 4500, "2026-02-06", 4990]
    assert [line for line in seen(read(product(amazon, market))) if "third_party" in line] == [
        "02-01 45.00 EUR new third_party", "02-10 49.90 EUR new third_party",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("answer", "because"),
    [
        (product([1.5, 4990]), "no product of Keepa"),
        (product(["2026-01-01"]), "without a price"),
        (product(["2027-01-01", 4990]), "future"),
        (product([-5, 4990]), "no time in Keepa"),
        (product([2**62, 4990]), "no time in Keepa"),
        (product(["2026-01-01", 10**18]), "no amount"),
        (product(["2026-01-01", 4990], domainId=99), "no Amazon shop"),
        (product(["2026-01-01", 4990], domainId=3), "product that the link names"),
        (product(["2026-01-01", 4990], asin="B000000000"), "product that the link names"),
        ({"products": []}, "product that the link names"),
        ({"products": [product(["2026-01-01", 4990])] * 2}, "of 2 products"),
        (product(None), "no price"),
    ],
)
def test_what_is_wrong_is_said(answer: object, because: str) -> None:
    with pytest.raises(InvalidRequest, match=because):
        read(answer)


def test_json_without_end_is_refused() -> None:
    with pytest.raises(InvalidRequest):
        read_price_file(b'{"products":[' * 100_000, NOW)


@st.composite
def changes(draw: st.DrawFn) -> list[tuple[datetime, Decimal | None]]:
    """Changes at whole hours of 400 days, some to no offer."""
    hours = sorted(draw(st.sets(st.integers(0, 24 * 400), min_size=1, max_size=12)), reverse=True)
    amounts = st.none() | st.integers(1000, 9000).map(lambda cents: Decimal(cents) / 100)
    return [(NOW - timedelta(hours=hour), draw(amounts)) for hour in hours]


def covered(observations: list[tuple[datetime, Decimal]]) -> History:
    return read_history([PricePoint(at=at, amount=amount, currency="EUR") for at, amount in observations], "EUR", NOW)


@given(changes(), st.booleans())
def test_sightings_cover_what_the_changes_say(told: list[tuple[datetime, Decimal | None]], looked_now: bool) -> None:
    """Hour by hour the price is the one that stood; only one that ended within its first week stands too long."""
    last_look = NOW if looked_now else None
    history = covered(list(sightings_of(told, last_look)))
    ends = [*(at for at, _ in told[1:]), None]
    for (start, amount), end in zip(told, ends, strict=True):
        if amount is None:
            continue
        until = end or last_look or start
        stood = history.standing(microseconds(start), microseconds(until))
        assert stood.total == microseconds(until) - microseconds(start)
        assert stood.amounts.equal(amount).all()
    for (start, amount), end in zip(told, ends, strict=True):
        if amount is None:
            beyond = history.standing(microseconds(start), microseconds(end or NOW))
            assert beyond.total < 7 * DAY
