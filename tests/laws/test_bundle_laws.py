"""The laws of a bundle (docs/bundles.md): written again it is the same, weighed again it gives the same bytes, and any
change to it is found.
"""

import json
from functools import cache
from pathlib import Path
from random import Random
from tempfile import mkdtemp
from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.verdict.bundle.bundled import kettle_bundle
from worthit.errors import InvalidRequest
from worthit.secrets.canonical import canonical
from worthit.secrets.signing import Keyring, Signer
from worthit.testing.laws.strategies import TELLING_TEXTS, evidence, reviews
from worthit.verdict.bundle.keep import pack, unpack, weighed_now
from worthit.verdict.bundle.read import open_bundle
from worthit.verdict.bundle.redact import redact
from worthit.verdict.bundle.sign import signed
from worthit.verdict.bundle.verify import verify
from worthit.verdict.hear import hear
from worthit.verdict.model import VerdictInput
from worthit.verdict.weigh import weigh

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
SCALARS = (
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False) | TEXTS
)
JSON = st.recursive(SCALARS, lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner), max_leaves=20)


@cache
def signer() -> Signer:
    return Keyring(Path(mkdtemp(prefix="worthit-keys-"))).signer()


@cache
def kettle_file() -> bytes:
    return signed(kettle_bundle(), signer())


@cache
def leaves() -> tuple[tuple[str | int, ...], ...]:
    """Where every value of the kettle's bundle is."""

    def walk(value: Any, at: tuple[str | int, ...]) -> list[tuple[str | int, ...]]:
        inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        return [at, *(found for name, item in inner for found in walk(item, (*at, name)))]

    return tuple(walk(json.loads(kettle_file()), ())[1:])


def shuffled(value: Any, random: Random) -> Any:
    """The same value with its members in another order."""
    if isinstance(value, dict):
        members = list(value.items())
        random.shuffle(members)
        return {name: shuffled(item, random) for name, item in members}
    return [shuffled(item, random) for item in value] if isinstance(value, list) else value


@settings(max_examples=150)
@given(JSON)
def test_canonical_bytes_are_read_back_and_written_the_same(value: Any) -> None:
    written = canonical(value)
    assert json.loads(written, parse_int=float) == value
    assert canonical(json.loads(written)) == written


@settings(max_examples=150)
@given(JSON, st.integers(), st.sampled_from([None, 0, 4]), st.booleans())
def test_order_spaces_and_escapes_change_no_canonical_byte(
    value: Any, seed: int, indent: int | None, ascii_only: bool
) -> None:
    written_otherwise = json.dumps(shuffled(value, Random(seed)), indent=indent, ensure_ascii=ascii_only)
    assert canonical(json.loads(written_otherwise)) == canonical(value)


@settings(max_examples=150)
@given(evidence(), reviews(texts=TELLING_TEXTS))
def test_what_was_weighed_is_kept_and_gives_the_same_bytes_again(given: VerdictInput, more: Any) -> None:
    given = msgspec.structs.replace(given, reviews=more)
    weighed = weighed_now(given, hear(given, engine="fast"))
    packed = pack(weighed)
    assert packed is not None
    again = unpack(packed)
    assert again == weighed
    first, second = (msgspec.json.encode(weigh(one.evidence, one.heard, one.parameters)) for one in (weighed, again))
    assert first == second


@settings(max_examples=150)
@given(evidence(), reviews(texts=TELLING_TEXTS))
def test_a_bundle_is_read_back_written_the_same_and_holds(given: VerdictInput, more: Any) -> None:
    given = msgspec.structs.replace(given, reviews=more)
    content = signed(kettle_bundle(given), signer())
    opened = open_bundle(content)
    assert canonical(opened.value) == canonical(msgspec.to_builtins(opened.bundle)) == content
    assert verify(opened).holds


@settings(max_examples=150)
@given(evidence(), reviews(texts=TELLING_TEXTS))
def test_a_redacted_bundle_holds_none_of_the_words(given: VerdictInput, more: Any) -> None:
    given = msgspec.structs.replace(given, reviews=more)
    content = signed(redact(kettle_bundle(given)), signer())
    for text in filter(None, TELLING_TEXTS):
        assert json.dumps(text, ensure_ascii=False)[1:-1].encode() not in content


@settings(max_examples=150)
@given(st.integers(), st.sampled_from([None, 2]), st.booleans())
def test_a_bundle_that_is_only_written_otherwise_is_the_same(seed: int, indent: int | None, ascii_only: bool) -> None:
    value = shuffled(json.loads(kettle_file()), Random(seed))
    written_otherwise = json.dumps(value, indent=indent, ensure_ascii=ascii_only).encode()
    assert canonical(open_bundle(written_otherwise).value) == kettle_file()


@settings(max_examples=150)
@given(st.data())
def test_any_other_value_at_any_place_is_found(data: st.DataObject) -> None:
    value = json.loads(kettle_file())
    *way, last = data.draw(st.sampled_from(leaves()))
    holder = value
    for step in way:
        holder = holder[step]
    others: st.SearchStrategy[Any] = SCALARS | st.just([]) | st.just({})
    other = data.draw(others.filter(lambda new: canonical(new) != canonical(holder[last])))
    holder[last] = other
    assert_does_not_hold(json.dumps(value).encode())


@settings(max_examples=150)
@given(st.data())
def test_a_value_that_is_taken_out_or_added_is_found(data: st.DataObject) -> None:
    value = json.loads(kettle_file())
    *way, last = data.draw(st.sampled_from(leaves()))
    holder = value
    for step in way:
        holder = holder[step]
    if data.draw(st.booleans()):
        del holder[last]
    elif isinstance(holder, dict):
        holder[f"{last}_"] = data.draw(SCALARS)
    else:
        holder.insert(last, data.draw(SCALARS))
    assert_does_not_hold(json.dumps(value).encode())


@settings(max_examples=150)
@given(st.integers(0, 10**6), st.integers(1, 255))
def test_a_byte_that_is_changed_is_found(place: int, by: int) -> None:
    content = bytearray(kettle_file())
    content[place % len(content)] ^= by
    try:
        value = json.loads(content)
    except ValueError:
        value = None
    if value is None or canonical_or_none(value) != kettle_file():
        assert_does_not_hold(bytes(content))


def canonical_or_none(value: Any) -> bytes | None:
    try:
        return canonical(value)
    except ValueError:
        return None


def assert_does_not_hold(content: bytes) -> None:
    try:
        opened = open_bundle(content)
    except InvalidRequest:
        return
    found = verify(opened)
    assert found.signature != "good"
    assert not found.holds
