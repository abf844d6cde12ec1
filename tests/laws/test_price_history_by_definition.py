"""The answer of the batch face is what the definitions say, read one by one (`benchmarks.quality.by_definition`)."""

import io
import json
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from benchmarks.quality import by_definition
from worthit.batch import run

NOW = datetime(2026, 9, 1, 12, tzinfo=UTC)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

prices = st.one_of(
    st.sampled_from(["100", "100.00", "80", "98", "99", "105", "105.01", "0.5", "0.49", "20000", "20000.01", "0.1"]),
    st.integers(1, 10**7).map(lambda cents: str(Decimal(cents).scaleb(-2))),
    st.sampled_from(["0", "1000000000000.000000000000000001", "999999999999.99", "12.990000000000002"]),
)
times = st.one_of(
    st.integers(-2, 80).map(lambda days: NOW - timedelta(days=days)),
    st.integers(-10, 24 * 500).map(lambda hours: NOW - timedelta(hours=hours)),
    st.sampled_from([NOW, NOW - timedelta(days=365), NOW - timedelta(days=7), NOW - timedelta(microseconds=1)]),
)
points = st.lists(st.tuples(times, prices, st.sampled_from(["EUR", "EUR", "EUR", "EUR", "USD"])), max_size=40)
steady = st.builds(
    lambda days, price, every: [(NOW - timedelta(days=day), price, "EUR") for day in range(days, 0, -every)],
    st.integers(0, 420),
    prices,
    st.integers(1, 9),
)
"""A price that stands for long, in which single sightings are glitches."""


def microseconds(at: datetime) -> int:
    return (at - EPOCH) // timedelta(microseconds=1)


def as_definitions_say(
    price: str, list_price: str | None, past: list[tuple[datetime, str, str]], now: datetime
) -> dict[str, Any]:
    said = by_definition.judge(
        Fraction(price),
        None if list_price is None or Fraction(list_price) == 0 else Fraction(list_price),
        [(microseconds(at), Fraction(amount)) for at, amount, currency in past if currency == "EUR"],
        microseconds(now),
    )
    return {key: float(value) if isinstance(value, Fraction) else value for key, value in said.items()}


@given(points, steady, st.permutations(range(4)), prices, st.none() | prices, st.integers(0, 3))
def test_an_answer_is_what_the_definitions_say(
    some: list[tuple[datetime, str, str]],
    rest: list[tuple[datetime, str, str]],
    order: list[int],
    price: str,
    list_price: str | None,
    months: int,
) -> None:
    now = NOW - timedelta(days=30 * months)
    past = [*some, *rest]
    past = [point for start in order for point in past[start::4]]
    line = {
        "id": 1,
        "current": {"amount": price, "currency": "EUR"},
        "list_price": list_price,
        "points": [{"at": at.isoformat(), "amount": amount, "currency": currency} for at, amount, currency in past],
        "now": now.isoformat(),
    }
    out = io.BytesIO()
    run("price", [json.dumps(line).encode()], out)
    answer = json.loads(out.getvalue())
    assert answer.pop("id") == 1
    answer["lows"] = {days: None if low is None else Fraction(low) for days, low in answer["lows"].items()}
    assert answer == as_definitions_say(price, list_price, past, now)
