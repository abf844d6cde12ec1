"""Files that somebody gives: what is no bundle is told in one sentence, whatever it holds."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.unit.verdict.bundle.bundled import signed_kettle, value_of
from worthit.errors import InvalidRequest
from worthit.verdict.bundle import read
from worthit.verdict.bundle.read import open_bundle


@pytest.fixture
def content(tmp_path: Path) -> bytes:
    return signed_kettle(tmp_path)


@pytest.mark.parametrize(
    "junk",
    [
        b"",
        b"\x00" * 100,
        b"\xff\xfe{}",
        b"null",
        b"[]",
        b"{}",
        b'{"format":"worthit-bundle/1"}',
        b'{"format":7}',
        b'{"format":"worthit-bundle/0"}',
        b"[" * 200_000,
        b'{"a":' * 200_000,
        b'{"format":"worthit-bundle/1","format":"worthit-bundle/1"}',
        b'{"format":"worthit-bundle/1","a":NaN}',
        b'{"format":"worthit-bundle/1","a":-Infinity}',
        b'{"format":"worthit-bundle/1","a":1e999}',
        b'{"format":"worthit-bundle/1","a":9007199254740993}',
        b'{"format":"worthit-bundle/1","a":' + b"9" * 10_000 + b"}",
        b'{"format":"worthit-bundle/1","a":"\\ud800"}',
        b'{"format":"worthit-bundle/1","a":"\xed\xa0\x80"}',
        b'{"format":"worthit-bundle/1"} {}',
    ],
)
def test_what_is_no_bundle_is_refused_in_a_sentence(junk: bytes) -> None:
    with pytest.raises(InvalidRequest, match=r"^This (is no bundle|bundle is damaged)\b.*\.$"):
        open_bundle(junk)


def test_every_cut_of_a_bundle_is_refused(content: bytes) -> None:
    for length in range(0, len(content), 97):
        with pytest.raises(InvalidRequest):
            open_bundle(content[:length])


@pytest.mark.parametrize("version", ["2", "10", "999999999"])
def test_a_newer_format_is_told_with_its_name(content: bytes, version: str) -> None:
    value = value_of(content) | {"format": f"worthit-bundle/{version}"}
    with pytest.raises(InvalidRequest, match=rf"worthit-bundle/{version}, newer than this program"):
        open_bundle(json.dumps(value).encode())


def test_a_file_that_is_too_large_is_not_read(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    monkeypatch.setattr(read, "MOST_BYTES", len(content) - 1)
    with pytest.raises(InvalidRequest, match="more than"):
        open_bundle(content)


def test_a_file_of_brackets_alone_does_not_fill_the_memory() -> None:
    with pytest.raises(InvalidRequest, match="too many values"):
        open_bundle(b"[" + b"[]," * 3_000_000 + b"[]]")


def put(path: str, new: Any) -> Callable[[dict[str, Any]], None]:
    *way, last = path.split("/")

    def change(value: dict[str, Any]) -> None:
        inner: Any = value
        for step in way:
            inner = inner[int(step) if step.isdigit() else step]
        inner[last] = new

    return change


@pytest.mark.parametrize(
    ("path", "new", "told"),
    [
        ("evidence/product/price", "1e999999999", "no money"),
        ("evidence/product/price", "NaN", "no money"),
        ("evidence/product/shipping", "-1e16", "no money"),
        ("evidence/points/0/amount", "Infinity", "no money"),
        ("evidence/points/0/at", "yesterday", r"damaged at evidence\.points\[0\]\.at"),
        ("parameters/price/edge", 10**12, r"damaged at parameters\.price\.edge"),
        ("verdict/value_score", "9", r"damaged at verdict\.value_score"),
        ("provenance", "\x1b[2Jforged", r"damaged at provenance\.$"),
    ],
)
def test_what_cannot_be_weighed_is_damaged(content: bytes, path: str, new: Any, told: str) -> None:
    value = value_of(content)
    put(path, new)(value)
    with pytest.raises(InvalidRequest, match=told):
        open_bundle(json.dumps(value).encode())
