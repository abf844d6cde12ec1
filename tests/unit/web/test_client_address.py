"""Whose address a request is counted by."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from litestar import Request, get

from tests.unit.web.conftest import Serve
from worthit.errors import ConfigError
from worthit.web.client_address import TrustedProxies, client_address


@get("/")
async def who(request: Request[Any, Any, Any]) -> str:
    return f"{request.scope['scheme']} {client_address(request.scope)}"


async def seen(serve: Serve, client: str, headers: list[tuple[str, str]], proxies: tuple[str, ...] = ()) -> str:
    return (await serve(who, client=(client, 1), trusted_proxies=proxies).get("/", headers=headers)).text


@pytest.mark.parametrize(
    ("forwarded", "expected"),
    [
        (["203.0.113.9"], "203.0.113.9"),
        (["198.51.100.1, 203.0.113.9"], "203.0.113.9"),  # whatever the asker wrote stands before
        (["127.0.0.1, 203.0.113.9, 10.0.0.7"], "203.0.113.9"),
        (["198.51.100.1", "203.0.113.9, 10.0.0.7"], "203.0.113.9"),  # two fields are one list
        (["10.0.0.8, 10.0.0.7"], "10.0.0.8"),
        (["203.0.113.9:4711"], "203.0.113.9"),
        (["2001:db8::1"], "2001:db8::1"),
        (["[2001:db8::1]:4711"], "2001:db8::1"),
        (["[2001:DB8:0::1]"], "2001:db8::1"),
        (["::ffff:203.0.113.9"], "203.0.113.9"),
        (["fe80::1%eth0"], "fe80::1"),
        (["203.0.113.9, nonsense"], "10.0.0.1"),  # what a trusted proxy did not write ends the walk
        (["203.0.113.9, unknown, 10.0.0.7"], "10.0.0.7"),
        (["203.0.113.9,, 10.0.0.7"], "10.0.0.7"),
        (["203.0.113.9:http"], "10.0.0.1"),
        (["[2001:db8::1]x"], "10.0.0.1"),
        (["203.0.113.999"], "10.0.0.1"),
        ([""], "10.0.0.1"),
        ([], "10.0.0.1"),
    ],
)
async def test_it_is_the_last_one_that_no_trusted_proxy_has(serve: Serve, forwarded: list[str], expected: str) -> None:
    headers = [("X-Forwarded-For", entry) for entry in forwarded]
    assert await seen(serve, "10.0.0.1", headers, ("10.0.0.0/8",)) == f"http {expected}"


@pytest.mark.parametrize("proxies", [(), ("192.0.2.0/24",), ("2001:db8::/32",)])
async def test_others_may_write_what_they_like(serve: Serve, proxies: tuple[str, ...]) -> None:
    headers = [("X-Forwarded-For", "203.0.113.9"), ("X-Forwarded-Proto", "https")]
    assert await seen(serve, "10.0.0.1", headers, proxies) == "http 10.0.0.1"


@pytest.mark.parametrize(
    ("client", "expected"), [("::ffff:192.0.2.7", "192.0.2.7"), ("unix:/run/w", "unknown"), ("", "unknown")]
)
async def test_an_address_has_one_form_and_a_socket_has_none(serve: Serve, client: str, expected: str) -> None:
    assert await seen(serve, client, [("X-Forwarded-For", "203.0.113.9")], ("10.0.0.0/8",)) == f"http {expected}"


async def test_a_mapped_address_of_a_proxy_is_the_proxys(serve: Serve) -> None:
    headers = [("X-Forwarded-For", "203.0.113.9")]
    assert await seen(serve, "::ffff:10.0.0.1", headers, ("10.0.0.0/8",)) == "http 203.0.113.9"


def test_who_comes_by_no_network_is_somebody_too() -> None:
    scope: Any = {"type": "http", "client": None, "headers": [], "scheme": "http"}
    TrustedProxies(["10.0.0.0/8"]).see_through(scope)
    assert client_address(scope) == "unknown"


@pytest.mark.parametrize(
    ("schemes", "forwarded", "expected"),
    [
        ("https", "203.0.113.9", "https"),
        ("HTTPS", "203.0.113.9", "https"),
        ("https, http", "203.0.113.9, 10.0.0.7", "https"),  # the scheme that the asker came by, not the inner one
        ("https, http", "203.0.113.9", "http"),  # the asker's own word stands before
        ("wss", "203.0.113.9", "http"),
        ("", "203.0.113.9", "http"),
    ],
)
async def test_the_scheme_is_what_the_proxy_was_asked_by(
    serve: Serve, schemes: str, forwarded: str, expected: str
) -> None:
    headers = [("X-Forwarded-For", forwarded), ("X-Forwarded-Proto", schemes)]
    assert (await seen(serve, "10.0.0.1", headers, ("10.0.0.0/8",))).split()[0] == expected


async def test_browsers_that_came_by_https_are_told_to_stay_there(serve: Serve) -> None:
    client = serve(who, client=("10.0.0.1", 1), trusted_proxies=("10.0.0.1",))
    for path in ("/", "/nowhere"):
        by_https = await client.get(path, headers={"X-Forwarded-Proto": "https"})
        assert by_https.headers["Strict-Transport-Security"] == "max-age=31536000"
        assert "Strict-Transport-Security" not in (await client.get(path)).headers


@pytest.mark.parametrize("network", ["10.0.0.0/33", "proxy.example", "*", "10.0.0", "10.0.0.0/8/8"])
def test_a_network_that_is_none_is_refused_at_the_start(network: str) -> None:
    with pytest.raises(ConfigError, match="WORTHIT_WEB__TRUSTED_PROXIES"):
        TrustedProxies([network])


@given(
    given_by_asker=st.text(alphabet="0123456789abcdef.:,[]% x"),
    asker=st.ip_addresses(network="203.0.113.0/24").map(str),
    inner=st.lists(st.ip_addresses(network="10.0.0.0/8").map(str), max_size=3),
)
def test_nothing_that_an_asker_writes_changes_who_it_is(given_by_asker: str, asker: str, inner: list[str]) -> None:
    forwarded = ", ".join([given_by_asker, asker, *inner]).encode()
    scope: Any = {"client": ("10.0.0.1", 1), "scheme": "http", "headers": [(b"x-forwarded-for", forwarded)]}
    TrustedProxies(["10.0.0.0/8"]).see_through(scope)
    assert client_address(scope) == asker


@given(header=st.binary(), client=st.ip_addresses().map(str))
def test_no_header_makes_a_fault(header: bytes, client: str) -> None:
    names = (b"x-forwarded-for", b"x-forwarded-proto")
    scope: Any = {"client": (client, 1), "scheme": "http", "headers": [(name, header) for name in names]}
    TrustedProxies(["0.0.0.0/0", "::/0"]).see_through(scope)
    assert client_address(scope) != "unknown"
    assert scope["scheme"] in ("http", "https")
