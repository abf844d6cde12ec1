"""The stream of the batch face: one answer for one line, in order, whatever a line holds."""

import io
import json
from collections.abc import Iterator
from typing import Any

import pytest

from worthit.batch import run
from worthit.errors import InvalidRequest


def answers(kind: str, *lines: bytes | dict[str, Any]) -> list[dict[str, Any]]:
    out = io.BytesIO()
    run(kind, [line if isinstance(line, bytes) else json.dumps(line).encode() + b"\n" for line in lines], out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_a_line_that_cannot_be_answered_says_so_and_the_rest_goes_on() -> None:
    first, broken, no_object, last = answers("verdict", {"id": "a"}, b"{", b"[1]", {"id": "d"})
    assert (first["id"], last["id"]) == ("a", "d")
    assert broken["error"]["code"] == no_object["error"]["code"] == "E009"


@pytest.mark.parametrize(
    "line",
    [
        {"id": "x", "product": {"price": "twelve"}},
        {"id": "x", "product": {"price": "NaN"}},
        {"id": "x", "product": {"price": "1e999999999"}},
        {"id": "x", "product": {"price": "1e-999999999"}},
        {"id": "x", "product": {"rating": "good"}},
        {"id": "x", "product": {"rating": float("nan")}},
        {"id": "x", "product": {"rating_count": -1}},
        {"id": "x", "product": {"rating_count": 10**400}},
        {"id": "x", "product": {"histogram": {"5": "most"}}},
        {"id": "x", "product": []},
        {"id": "x", "points": [{"at": "yesterday", "amount": "1", "currency": "EUR"}]},
        {"id": "x", "points": [{"at": "2026-01-01", "amount": "x", "currency": "EUR"}]},
        {"id": "x", "now": "0001-01-01T00:00:00+23:59"},
        {"id": "x", "kind": "banana"},
    ],
)
def test_a_broken_number_is_an_error_of_its_line_by_name(line: dict[str, Any]) -> None:
    broken, sound = answers("verdict", line, {"id": "y"})
    assert (broken["id"], broken["error"]["code"]) == ("x", "E009")
    assert broken["error"]["detail"]
    assert "error" not in sound


def test_deep_nesting_is_no_danger() -> None:
    (answer,) = answers("verdict", b'{"id":1,"product":' + b"[" * 100_000 + b"}")
    assert answer["error"]["code"] == "E009"


def test_blank_lines_are_no_lines() -> None:
    assert len(answers("verdict", b"\n", {"id": "a"}, b"  \n")) == 1


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(InvalidRequest, match="identify, extract, price, sentiment, trust, verdict"):
        run("sentiments", [], io.BytesIO())


def test_each_answer_is_out_before_the_next_line_is_read() -> None:
    pipe = io.BytesIO()

    def lines() -> Iterator[bytes]:
        for number in range(3):
            assert pipe.getvalue().count(b"\n") == number
            yield b'{"id":1}\n'

    run("verdict", lines(), io.BufferedWriter(pipe))


def test_links_are_identified() -> None:
    link = "https://www.nordhof.example/products/kettle-7?utm_source=letter&size=2"
    known, wrong, nothing = answers("identify", {"url": link, "more": 1}, {"url": "kettle"}, {})
    assert set(known) == {"url", "canonical", "shop", "product_id", "variant", "kind"}
    assert (known["url"], known["shop"], known["kind"]) == (link, "nordhof.example", "product")
    assert "utm_source" not in known["canonical"]
    assert (wrong["url"], wrong["error"]["code"]) == ("kettle", "E001")
    assert nothing["error"]["code"] == "E009"
