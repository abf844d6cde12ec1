"""The HTTP edge on a real socket: every wrong request gets a problem document, and none breaks anything."""

import json
import socket
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.journeys.instance import Instance, page, running_instance
from tests.terminal import worthit

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
        (b'{"pages": ' + b"[" * 1_000_000 + b"]" * 1_000_000 + b"}", JSON, 400, "pages[0]"),
        (b'{"url": ' + b"9" * 1_000_000 + b"}", JSON, 400, "url"),
        (b'{"url": NaN}', JSON, 400, None),
        (b'{"url": "\\ud800"}', JSON, 400, None),
        (b'{"url": "https://shop.example/\\u0000"}', JSON, 400, None),
        (b'\xef\xbb\xbf{"url": "https://shop.example"}', JSON, 400, None),
        ('{"url": "https://shop.example"}'.encode("utf-16"), JSON, 400, None),
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
        ("GET", "/v1/comparisons", 405),
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
    ids = {"date", "x-request-id"}
    assert {*head.headers.items()} ^ {*got.headers.items()} <= {
        (name, value) for answer in (head, got) for name, value in answer.headers.items() if name in ids
    }
    assert int(head.headers["Content-Length"]) > 0


async def test_options_tell_the_methods_and_no_other_origin_is_let_in(api: httpx.AsyncClient) -> None:
    asked = {"Origin": "https://elsewhere.example", "Access-Control-Request-Method": "POST"}
    answer = await api.options(VERDICTS, headers=asked)
    assert "POST" in answer.headers["Allow"].split(", ")
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


@pytest.mark.parametrize("path", ["/v1/comparisons"])
def test_what_takes_no_pages_takes_no_large_body(instance: Instance, path: str) -> None:
    heard = raw(instance, POST.replace(VERDICTS.encode(), path.encode()) + b"Content-Length: 200000\r\n\r\n")
    assert heard.startswith(b"HTTP/1.1 413")


def test_a_body_of_unknown_length_is_cut_off_at_the_limit(instance: Instance) -> None:
    chunk = b"100000\r\n" + b" " * 0x100000 + b"\r\n"
    heard = raw(instance, POST + b"Transfer-Encoding: chunked\r\n\r\n", chunk, times=40)
    assert heard == b"" or heard.startswith(b"HTTP/1.1 413")


@pytest.mark.parametrize("chunks", [b'ZZ\r\n{"url":"x"}\r\n0\r\n\r\n', b'5\r\n{"url\r\nQ\r\n'])
def test_chunks_that_cannot_be_read_are_the_askers_fault(instance: Instance, chunks: bytes) -> None:
    heard = raw(instance, POST + b"Transfer-Encoding: chunked\r\n\r\n" + chunks)
    assert heard.startswith(b"HTTP/1.1 400")
    assert b'"code":"E009"' in heard


@pytest.mark.parametrize("path", [b"//v1/keys", b"/v1//keys", b"/v1%2fkeys", b"/v1%2Fkeys", b"/v1/keys//"])
def test_a_path_that_a_proxy_may_read_otherwise_leads_nowhere(instance: Instance, path: bytes) -> None:
    heard = raw(instance, b"GET " + path + b" HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
    assert heard.startswith(b"HTTP/1.1 404")


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


APP = "https://app.example"
PROXIED = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "198.51.100.1, 203.0.113.9"}


@pytest.fixture(scope="module")
def behind_proxy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Instance]:
    home = tmp_path_factory.mktemp("proxied")
    with running_instance(
        home, WORTHIT_WEB__TRUSTED_PROXIES="127.0.0.0/8, ::1", WORTHIT_WEB__CORS_ORIGINS=APP
    ) as started:
        yield started


@pytest.fixture
async def proxied(behind_proxy: Instance) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=behind_proxy.url, timeout=30, trust_env=False) as client:
        yield client


async def test_behind_a_proxy_everybody_is_served_whatever_it_forwards(proxied: httpx.AsyncClient) -> None:
    for forwarded in (None, "", "203.0.113.9", "unknown", "999.1.1.1", "<b>", "203.0.113.9:80, [::1]"):
        headers = {} if forwarded is None else {"X-Forwarded-For": forwarded}
        answer = await proxied.post(VERDICTS, json={"url": "no link"}, headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (422, "E001")


async def test_a_proxy_says_who_asked_and_how(proxied: httpx.AsyncClient) -> None:
    """A key belongs to who asks: behind another address it is another one's."""
    key = {"Idempotency-Key": "the same for both"}
    first = await proxied.post(VERDICTS, json={"url": "no link"}, headers={**key, **PROXIED})
    same = await proxied.post(VERDICTS, json={"url": "no link"}, headers={**key, **PROXIED})
    other = {**PROXIED, "X-Forwarded-For": "203.0.113.9, 198.51.100.1"}
    others = await proxied.post(VERDICTS, json={"url": "no link"}, headers={**key, **other})
    assert "Idempotency-Replayed" in same.headers
    assert "Idempotency-Replayed" not in others.headers
    assert first.headers["Strict-Transport-Security"]
    assert "Strict-Transport-Security" not in (await proxied.get("/")).headers


async def test_a_page_of_a_named_origin_asks_as_a_browser_does(proxied: httpx.AsyncClient) -> None:
    asked = {
        "Origin": APP,
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "content-type,idempotency-key",
    }
    allowed = await proxied.options(VERDICTS, headers=asked)
    assert (allowed.status_code, allowed.headers["Access-Control-Allow-Origin"]) == (204, APP)
    for path in (VERDICTS, "/nothing"):
        answer = await proxied.post(path, json={"url": "no link"}, headers={"Origin": APP})
        assert answer.status_code in {404, 422}
        assert answer.headers["Access-Control-Allow-Origin"] == APP
        assert "x-request-id" in answer.headers["Access-Control-Expose-Headers"].lower()
    elsewhere = await proxied.options(VERDICTS, headers={**asked, "Origin": "https://elsewhere.example"})
    assert not [name for name in elsewhere.headers if name.startswith("access-control-")]


async def test_the_first_page_and_a_verdict_come_compressed(api: httpx.AsyncClient) -> None:
    made = await api.post(VERDICTS, json={"pages": [page("kettle")]})
    assert "Content-Encoding" not in made.headers  # such an answer is not to be stored
    for path in ("/", "/assets/verdict.js", "/openapi.json", made.headers["Location"]):
        plain = await api.get(path, headers={"Accept-Encoding": "identity"})
        small = await api.get(path, headers={"Accept-Encoding": "gzip"})
        assert (plain.headers.get("Content-Encoding"), small.headers["Content-Encoding"]) == (None, "gzip")
        assert int(small.headers["Content-Length"]) < int(plain.headers["Content-Length"]) / 2
        assert small.content == plain.content


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("WORTHIT_WEB__TRUSTED_PROXIES", "10.0.0.0/8, proxy.example"),
        ("WORTHIT_WEB__CORS_ORIGINS", "*"),
        ("WORTHIT_WEB__CORS_ORIGINS", "https://app.example/"),
    ],
)
@pytest.mark.parametrize("command", ["run", "doctor"])
def test_a_wrong_setting_of_the_edge_stops_the_start(tmp_path: Path, command: str, setting: str, value: str) -> None:
    (tmp_path / ".env").write_text(f"{setting}={value}\n", "utf-8")
    done = worthit(command, cwd=tmp_path)
    assert done.returncode == 1
    (line,) = done.stderr.decode().splitlines()
    assert line.startswith(f"E012 Wrong configuration: {setting}: ")
    assert value not in line
