"""What a strict body takes, and how it says no."""

from collections.abc import AsyncIterator
from typing import Annotated

import msgspec
import pytest
from litestar import post
from litestar.exceptions import ImproperlyConfiguredException
from litestar.params import JSONBody, MultipartBody
from msgspec import Meta, Struct

from tests.unit.web.conftest import Serve
from worthit.errors import InvalidRequest
from worthit.web.body import decode_strict


class Parcel(Struct, frozen=True, forbid_unknown_fields=True):
    label: Annotated[str, Meta(max_length=8)]
    grams: int = 0
    stamps: tuple[Annotated[str, Meta(min_length=1)], ...] = ()
    counts: dict[str, int] = {}


class Nest(Struct):
    inner: "Nest | None" = None


@post("/parcels")
async def send_parcel(data: JSONBody[Parcel]) -> Parcel:
    return data


@post("/small", request_max_body_size=19)
async def send_small(data: JSONBody[Parcel]) -> Parcel:
    return data


def test_what_fits_the_model_is_taken() -> None:
    assert decode_strict(b'{"label": "a", "stamps": ["x", "y"]}', Parcel) == Parcel("a", stamps=("x", "y"))


@pytest.mark.parametrize(
    ("body", "field", "says"),
    [
        (b'{"label": 1}', "label", "Expected `str`, got `int`"),
        (b'{"label": "a", "grams": "1"}', "grams", "Expected `int`"),
        (b'{"label": "a", "grams": true}', "grams", "Expected `int`"),
        (b'{"label": "a", "grams": 1.5}', "grams", "Expected `int`"),
        (b'{"label": "a", "stamps": ["x", "y", 3]}', "stamps[2]", "Expected `str`"),
        (b'{"label": "a", "stamps": ["x", ""]}', "stamps[1]", "length >= 1"),
        (b'{"label": "far too long"}', "label", "length <= 8"),
        (b'{"grams": 1}', "label", "required"),
        (b'{"label": "a", "colour": "red"}', "colour", "no such member"),
        (b'{"label": "a", "label": "b"}', "label", "given twice"),
        (b'{"label": "a", "counts": {"x": 1, "x": 2}}', "x", "given twice"),
        (b"[]", None, "Expected `object`"),
        (b"null", None, "Expected `object`"),
        (b'{"label": "a"} {}', None, "not valid JSON"),
        (b'{"label": "a",}', None, "not valid JSON"),
        (b'{"label": "\xff"}', None, "not valid JSON"),
        (b'{"label": "\\ud800"}', None, "not valid JSON"),
        (b'\xef\xbb\xbf{"label": "a"}', None, "not valid JSON"),
        (b'{"label": NaN}', None, "not valid JSON"),
        (b'{"label": "a", "grams": -Infinity}', None, "not valid JSON"),
        (b'{"label": "a", "grams": 1e999999}', "grams", "out of range"),
        (b'{"label": "a", "grams": ' + b"9" * 1_000_000 + b"}", "grams", "out of range"),
        (b'{"label": "\xed\xa0\x80"}', None, "not valid JSON"),
        (b'{"label": "a", "counts": {"\\udfff": 1}}', None, "not valid JSON"),
        (b'{"label": "a\x00b"}', None, "not valid JSON"),
        (b'{"label": "a\\u0000b"}', None, "null character"),
        (b'{"label": "a\\\\\\u0000b"}', None, "null character"),
        (b'{"label": "a", "counts": {"\\u0000": 1}}', None, "null character"),
        ('{"label": "a"}'.encode("utf-16"), None, "not valid JSON"),
        ('{"label": "a"}'.encode("utf-32-le"), None, "not valid JSON"),
        (b'{"label": ' + b"[" * 1_000_000 + b"]" * 1_000_000 + b"}", "label", "Expected `str`"),
        (b'{"label": "a", "x": ' + b'{"x":' * 1_000_000 + b"1" + b"}" * 1_000_001, "x", "no such member"),
        (b"", None, "not valid JSON"),
    ],
)
def test_anything_else_is_refused_with_the_member_named(body: bytes, field: str | None, says: str) -> None:
    with pytest.raises(InvalidRequest) as refused:
        decode_strict(body, Parcel)
    assert refused.value.field == field
    assert says in refused.value.detail


@pytest.mark.parametrize("body", [b'{"label": "a", "%s": 1}' % (b"x" * 5000), b'{"label": "a", "<script>": 1}'])
def test_a_strange_name_is_not_repeated(body: bytes) -> None:
    with pytest.raises(InvalidRequest) as refused:
        decode_strict(body, Parcel)
    assert refused.value.field is None
    assert len(refused.value.detail) < 50


@pytest.mark.parametrize("depth", [5_000, 1_000_000])
def test_depth_is_limited(depth: int) -> None:
    with pytest.raises(InvalidRequest, match="nested too deeply"):
        decode_strict(b'{"inner":' * depth + b"null" + b"}" * depth, Nest)


def test_text_about_a_null_character_is_no_null_character() -> None:
    assert decode_strict(b'{"label": "\\\\u0000"}', Parcel) == Parcel("\\u0000")


async def test_only_json_is_taken(serve: Serve) -> None:
    client = serve(send_parcel)
    good = b'{"label": "a"}'
    for headers in (
        {"Content-Type": "application/json"},
        {"Content-Type": "Application/JSON; charset=utf-8"},
        {"Content-Type": 'application/json;charset="UTF-8"'},
        {"Content-Type": "application/json; odata=verbose"},
    ):
        assert (await client.post("/parcels", content=good, headers=headers)).status_code == 201
    for headers in (
        {},
        {"Content-Type": "text/plain"},
        {"Content-Type": "application/jsonp"},
        {"Content-Type": "application/json;;;"},
        {"Content-Type": "application/json; charset=latin-1"},
        {"Content-Type": "application/json; odata=verbose; charset = utf-16"},
        {"Content-Type": "application/json", "Content-Encoding": "gzip"},
    ):
        refused = await client.post("/parcels", content=good, headers=headers)
        assert (refused.status_code, refused.json()["code"]) == (415, "E009")


async def test_no_body_is_said_to_be_missing(serve: Serve) -> None:
    refused = await serve(send_parcel).post("/parcels")
    assert refused.status_code == 400
    assert refused.json()["detail"] == "This needs a JSON body."


async def test_size_is_limited_for_the_app_and_per_route(serve: Serve) -> None:
    client = serve(send_parcel, send_small, max_body_bytes=2_000)
    fits = msgspec.json.encode({"label": "a", "stamps": ["x" * 1_900]})
    assert (
        await client.post("/parcels", content=fits, headers={"Content-Type": "application/json"})
    ).status_code == 201
    too_large = msgspec.json.encode({"label": "a", "stamps": ["x" * 2_000]})
    refused = await client.post("/parcels", content=too_large, headers={"Content-Type": "application/json"})
    assert (refused.status_code, refused.json()["code"]) == (413, "E009")
    assert (await client.post("/small", json={"label": "abcdefgh"})).status_code == 413


async def test_a_body_of_unknown_length_is_not_read_beyond_the_limit(serve: Serve) -> None:
    taken = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal taken
        while True:
            taken += 1_000
            yield b" " * 1_000

    client = serve(send_parcel, max_body_bytes=5_000)
    refused = await client.post("/parcels", content=endless(), headers={"Content-Type": "application/json"})
    assert refused.status_code == 413
    assert taken <= 7_000


def test_a_body_that_is_not_json_cannot_be_declared_by_mistake(serve: Serve) -> None:
    @post("/form")
    async def form(data: MultipartBody[dict[str, str]]) -> None:
        assert data

    with pytest.raises(ImproperlyConfiguredException, match="dto=None"):
        serve(form)
