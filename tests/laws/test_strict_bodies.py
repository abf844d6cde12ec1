"""Laws of strict bodies: whatever is sent, it is taken as it is or refused as a bad request; there is no third way."""

import json
from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from worthit.errors import InvalidRequest
from worthit.verdict.routes import VerdictRequest
from worthit.web.body import decode_strict

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
near_misses = st.fixed_dictionaries(
    {}, optional={"url": json_values, "pages": st.lists(json_values, max_size=12) | json_values, "x": json_values}
)


def texts(longest: int) -> st.SearchStrategy[str]:
    """Any text but the null character, which is refused wherever it stands."""
    return st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=longest)


def outcome(body: bytes) -> VerdictRequest | None:
    try:
        return decode_strict(body, VerdictRequest)
    except InvalidRequest as error:
        refused = error
    assert 0 < len(refused.detail) < 200
    return None


@given(st.binary(max_size=60))
def test_any_bytes(body: bytes) -> None:
    outcome(body)


@given(json_values | near_misses)
def test_json_is_taken_exactly_or_not_at_all(value: Any) -> None:
    taken = outcome(json.dumps(value).encode())
    if taken is None:
        return
    assert isinstance(value, dict)
    assert set(value) <= {"url", "pages"}
    assert taken.url == value.get("url")
    assert list(taken.pages) == value.get("pages", [])
    assert all(type(page) is str and page for page in value.get("pages", []))


@given(texts(2048), st.lists(texts(50), max_size=10))
def test_what_is_right_comes_through_unchanged(url: str, pages: list[str]) -> None:
    request = VerdictRequest(url=url, pages=tuple(pages))
    assert decode_strict(msgspec.json.encode(request), VerdictRequest) == request


@given(st.sampled_from(["url", "pages"]), st.text(max_size=5), st.booleans())
def test_a_repeated_member_is_refused_whichever_value_is_right(name: str, wrong: str, right_first: bool) -> None:
    right = {"url": json.dumps("https://shop.example/1"), "pages": '["<p>"]'}[name]
    members = [f'"{name}":{right}', f'"{name}":{json.dumps(wrong) if name == "url" else "[]"}']
    body = "{" + ",".join(members if right_first else members[::-1]) + "}"
    assert outcome(body.encode()) is None
