"""How long an asker waits, by the header `Prefer`."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worthit.verdict.prefer import Patience, patience_of


@pytest.mark.parametrize(
    ("headers", "seconds", "applied"),
    [
        (["respond-async"], 0, "respond-async"),
        (["wait=10"], 10, "wait=10"),
        (["respond-async, wait=10"], 10, "respond-async, wait=10"),
        (["respond-async", "wait=10"], 10, "respond-async, wait=10"),
        (["Respond-Async; foo=bar, WAIT = 7"], 7, "respond-async, wait=7"),
        (['wait="5"'], 5, "wait=5"),
        (["wait=3, wait=9"], 3, "wait=3"),
        (["return=minimal, wait=0"], 0, "wait=0"),
        (["respond-async, wait=soon"], 0, "respond-async"),
    ],
)
def test_what_is_preferred_and_can_be_done_is_applied(headers: list[str], seconds: float, applied: str) -> None:
    assert patience_of(headers) == Patience(seconds=seconds, applied=applied)


@pytest.mark.parametrize("headers", [[], [""], ["return=minimal"], ["wait"], ["wait=-1"], ["wait=1.5"], ["wait=1e9"]])
def test_else_the_asker_waits(headers: list[str]) -> None:
    assert patience_of(headers) is None


@given(st.lists(st.text()))
def test_nothing_that_is_sent_breaks_it(headers: list[str]) -> None:
    patience = patience_of(headers)
    assert patience is None or patience.seconds >= 0
