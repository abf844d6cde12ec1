"""The HTTP edge on a real socket: every wrong request gets a problem document, and none breaks anything."""

import json
import socket
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.journeys.instance import Instance

VERDICTS = "/v1/verdicts"
JSON = {"Content-Type": "application/json"}


@pytest.mark.parametrize(
    ("body", "headers", "status", "field"),
    [
        (b"", JSON, 400, None),
        (b"{", JSON, 400, None),
        (b"[]", JSON, 400, None),
        (b"null", JSON, 400, None),
        (b"{}", JSON, 400, None),
        (b'{"url": 7}', JSON, 400, "url"),
        (b'{"url": "a", "url": "b"}', JSON, 400, "url"),
        (b'{"pages": ["<p>", "<p>", 3]}', JSON, 400, "pages[2]"),
        (b'{"pages": {"0": "<p>"}}', JSON, 400, "pages"),
        (b'{"link": "https://shop.example"}', JSON, 400, "link"),
        (b'{"url": "\xff\xfe"}', JSON, 400, None),
        (b"[" * 100_000, JSON, 400, None),
        (b'{"url": "https://shop.example"}', {"Content-Type": "text/plain"}, 415, None),
        (b"url=https://shop.example", {"Content-Type": "application/x-www-form-urlencoded"}, 415, None),
        (b'{"url": "https://shop.example"}', {**JSON, "Accept": "image/png"}, 406, None),
    ],
)
async def test_a_malformed_question_is_refused_with_the_member_named(
    api: httpx.AsyncClient, body: bytes, headers: dict[str, str], status: int, field: str | None
) -> None:
    answer = await api.post(VERDICTS, content=body, headers=headers)
    assert (answer.status_code, answer.headers["Content-Type"]) == (status, "application/problem+json")
    problem = answer.json()
    assert (problem["code"], problem["status"], problem.get("field")) == ("E009", status, field)
    assert problem["instance"] == answer.headers["X-Request-ID"]


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/nothing", 404),
        ("GET", "/v1/verdicts/0/1", 404),
        ("GET", "/assets/..%2f..%2fconfig.py", 404),
        ("GET", VERDICTS, 405),
        ("PUT", VERDICTS, 405),
        ("DELETE", "/v1/verdicts/0123456789abcdef", 405),
        ("POST", "/", 405),
    ],
)
async def test_wrong_addresses_and_methods(api: httpx.AsyncClient, method: str, path: str, status: int) -> None:
    answer = await api.request(method, f"{path}?token=hush")
    assert (answer.status_code, answer.json()["code"]) == (status, "E009")
    assert "hush" not in answer.text
    assert ("Allow" in answer.headers) is (status == 405)


@pytest.mark.parametrize("path", ["/", "/health", "/health/live", "/health/ready", "/openapi.json", "/assets/app.js"])
async def test_head_says_what_get_says_without_the_body(api: httpx.AsyncClient, path: str) -> None:
    got, head = await api.get(path), await api.head(path)
    assert (head.status_code, head.content) == (got.status_code, b"")
    for name in ("Content-Type", "Content-Length", "ETag", "Content-Security-Policy"):
        assert head.headers.get(name) == got.headers.get(name)


async def test_options_tell_the_methods_and_no_other_origin_is_let_in(api: httpx.AsyncClient) -> None:
    asked = {"Origin": "https://elsewhere.example", "Access-Control-Request-Method": "POST"}
    answer = await api.options(VERDICTS, headers=asked)
    assert answer.headers["Allow"] == "OPTIONS, POST"
    assert not [name for name in answer.headers if name.lower().startswith("access-control-")]


def raw(instance: Instance, head: bytes, body: bytes = b"", times: int = 1) -> bytes:
    """Say exactly this on a fresh connection, and hear what comes back."""
    address = urlsplit(instance.url)
    with socket.create_connection((address.hostname, address.port or 80), timeout=10) as connection:
        try:
            connection.sendall(head)
            for _ in range(times):
                connection.sendall(body)
        except ConnectionError:
            pass  # it has heard enough
        heard = b""
        try:
            while b"}" not in heard and (part := connection.recv(65_536)):
                heard += part
        except ConnectionError:
            pass
        return heard


POST = b"POST /v1/verdicts HTTP/1.1\r\nHost: worthit.test\r\nContent-Type: application/json\r\n"


def test_a_body_announced_too_large_is_refused_before_it_is_sent(instance: Instance) -> None:
    heard = raw(instance, POST + b"Content-Length: 50000000\r\n\r\n")
    assert heard.startswith(b"HTTP/1.1 413")
    assert b'"code":"E009"' in heard


def test_a_body_of_unknown_length_is_cut_off_at_the_limit(instance: Instance) -> None:
    chunk = b"100000\r\n" + b" " * 0x100000 + b"\r\n"
    heard = raw(instance, POST + b"Transfer-Encoding: chunked\r\n\r\n", chunk, times=40)
    assert heard == b"" or heard.startswith(b"HTTP/1.1 413")


def test_nonsense_on_the_line_harms_nobody(instance: Instance) -> None:
    assert raw(instance, b"GET / HTTP/1.1\r\nHost: a<b\r\n\r\n").startswith(b"HTTP/1.1 400")
    raw(instance, b"\x16\x03\x01\x00\xa5\x01\x00\r\n\r\n")
    assert httpx.get(f"{instance.url}/health/ready", trust_env=False).status_code == 200


async def test_an_asker_who_leaves_while_sending_is_no_fault_of_ours(
    instance: Instance, api: httpx.AsyncClient
) -> None:
    address = urlsplit(instance.url)
    with socket.create_connection((address.hostname, address.port or 80)) as connection:
        connection.sendall(POST + b"X-Request-ID: gone-while-sending\r\nContent-Length: 1000\r\n\r\n{")
    lines = []
    for _ in range(50):
        lines = [json.loads(line) for line in instance.log.read_text("utf-8").splitlines() if "gone-while" in line]
        if lines:
            break
        await api.get("/health/live")
    assert [line["level"] for line in lines] == ["info"]


async def test_health_says_how_each_part_is(api: httpx.AsyncClient) -> None:
    assert (await api.get("/health/live")).json()["state"] == "ok"
    for path in ("/health", "/health/ready"):
        answer = await api.get(path)
        assert answer.status_code == 200
        assert answer.json()["parts"]["database"]["state"] == "ok"
        assert "sqlite" not in answer.text


values = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(alphabet="ab/:{}<> é\n")
documents = st.recursive(
    values, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner), max_leaves=8
)
questions = st.fixed_dictionaries({}, optional={"url": documents, "pages": st.lists(values, max_size=11) | documents})


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(question=documents | questions)
def test_no_json_at_all_makes_a_fault(instance: Instance, question: Any) -> None:
    body = json.dumps(question).encode()
    answer = httpx.post(f"{instance.url}{VERDICTS}", content=body, headers=JSON, timeout=30, trust_env=False)
    assert answer.status_code in {400, 404, 422}
    assert answer.headers["Content-Type"] == "application/problem+json"
