"""One line of `price` in, one out."""

import io
import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from worthit.batch import run

NOW = datetime(2026, 9, 1, 12, tzinfo=UTC)
EUROS = {"amount": "80", "currency": "EUR"}


def answers(*lines: object) -> list[dict[str, Any]]:
    out = io.BytesIO()
    run("price", [json.dumps(line).encode() for line in lines], out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def daily(days: int, amount: object = "100.00", **others: object) -> list[dict[str, object]]:
    return [
        {"at": (NOW - timedelta(days=day)).isoformat(), "amount": amount, "currency": "EUR", **others}
        for day in range(days, 0, -1)
    ]


def test_an_answer_has_these_keys_and_no_others() -> None:
    line = {"id": "k", "current": EUROS, "list_price": "160.00", "points": daily(60), "now": NOW.isoformat(), "more": 1}
    assert answers(line) == [
        {
            "id": "k",
            "label": "lowest",
            "percentile": 0.0,
            "lows": {"30": "80", "90": "80", "365": "80", "ever": "80"},
            "days_tracked": 60,
            "claimed_discount": 0.5,
            "lawful_discount": 0.2,
            "was_charged_share": 0.0,
            "discount": "false",
        }
    ]


def test_without_a_past_there_is_only_what_is_claimed() -> None:
    (answer,) = answers({"id": 1, "current": EUROS, "list_price": 100, "points": None})
    assert answer == {
        "id": 1,
        "label": "unknown",
        "percentile": None,
        "lows": {"30": "80", "90": "80", "365": "80", "ever": "80"},
        "days_tracked": 0,
        "claimed_discount": 0.2,
        "lawful_discount": None,
        "was_charged_share": None,
        "discount": "unknown",
    }


def test_without_now_it_is_judged_as_of_the_latest_time_in_the_line() -> None:
    past = [*daily(30), {"at": NOW.isoformat(), "amount": 3, "currency": "USD"}]
    with_now, without = answers(
        {"id": 1, "current": EUROS, "points": past, "now": NOW.isoformat()}, {"id": 1, "current": EUROS, "points": past}
    )
    assert without == with_now
    assert without["days_tracked"] == 30


def test_points_are_read_leniently() -> None:
    neat, loose = answers(
        {"id": 1, "current": EUROS, "points": daily(30), "now": "2026-09-01T12:00:00Z"},
        {
            "id": 1,
            "current": {"amount": 80.0, "currency": " eur "},
            "points": [
                {"at": None, "amount": 3, "currency": "EUR"},
                *reversed(daily(30, 100, seller="x")),
                {"at": "2026-08-30", "amount": "1", "currency": "USD"},
                {"amount": 4},
            ],
            "now": "2026-09-01T14:00:00+0200",
        },
    )
    loose["lows"] = neat["lows"]  # an amount comes back as it was written: 80.0
    assert loose == neat


def test_a_price_now_that_is_a_glitch_is_not_judged() -> None:
    (answer,) = answers({"current": {"amount": "0.10", "currency": "EUR"}, "list_price": 200, "points": daily(40)})
    assert (answer["id"], answer["label"], answer["percentile"], answer["discount"]) == (None, "unknown", None, None)
    assert answer["lows"]["ever"] == "100.00"
    assert answer["days_tracked"] == 39


@pytest.mark.parametrize(
    "wrong",
    [
        {"current": None},
        {"current": {"amount": 80}},
        {"current": {"currency": "EUR"}},
        {"current": {"amount": "cheap", "currency": "EUR"}},
        {"current": {"amount": "1e40", "currency": "EUR"}},
        {"list_price": "NaN"},
        {"points": [{"at": "yesterday", "amount": 1, "currency": "EUR"}]},
        {"points": [{"at": "2026-08-30", "amount": "Infinity", "currency": "EUR"}]},
        {"points": "many"},
        {"now": "soon"},
    ],
)
def test_a_line_that_cannot_be_judged_says_so_and_the_rest_goes_on(wrong: dict[str, object]) -> None:
    failed, right = answers({"id": 1, "current": EUROS, **wrong}, {"id": 2, "current": EUROS})
    assert (failed["id"], failed["error"]["code"]) == (1, "E009")
    assert right["lows"]["ever"] == "80"
