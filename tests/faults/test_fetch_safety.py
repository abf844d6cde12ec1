"""Where a link may lead: hostile links, redirects, names and certificates, over real sockets on loopback."""

import shutil
import ssl
import subprocess
from collections.abc import AsyncIterator
from contextlib import aclosing
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest

from worthit.config import FetchSettings
from worthit.errors import AnalysisUnavailable, ForbiddenAddress, InvalidLink
from worthit.product.addresses import Address
from worthit.product.connect import Resolver, resolve_by_system
from worthit.product.fetch import Fetcher
from worthit.product.identify import identify
from worthit.product.sources.direct import Direct
from worthit.testing.shop import LoopbackShop, http_answer, http_redirect

PAGE = b"<html><title>Kettle</title></html>"


def fetcher(
    *, resolve: Resolver = resolve_by_system, allow: str = "127.0.0.1/32", **settings: Any
) -> aclosing[Fetcher]:
    return aclosing(Fetcher(FetchSettings(allow_networks=(allow,), **settings), resolve))


def names(*answers: list[str]) -> Resolver:
    """A resolver that gives these answers one after the other, the last for ever."""
    left = list(answers)

    async def resolve(host: str, port: int) -> list[Address]:
        return [ip_address(text) for text in (left.pop(0) if len(left) > 1 else left[0])]

    return resolve


@pytest.fixture
async def shop() -> AsyncIterator[LoopbackShop]:
    async with LoopbackShop({"/kettle": http_answer(PAGE, headers="connection: close\r\n")}).open() as opened:
        yield opened


async def test_the_request_says_who_asks_and_carries_nothing_else(
    shop: LoopbackShop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    async with fetcher(user_agent="WorthIt/test") as fetches:
        await fetches.fetch(shop.link("/kettle"))
    headers = dict(line.lower().split(": ", 1) for line in shop.requests[0].splitlines()[1:] if line)
    assert headers["user-agent"] == "worthit/test"
    assert headers["host"] == f"127.0.0.1:{shop.port}"
    assert set(headers) == {"host", "user-agent", "accept", "accept-language", "accept-encoding"}


async def test_the_direct_source_asks_without_tracking(shop: LoopbackShop) -> None:
    shop.answers["/products/kettle?size=2"] = http_answer(PAGE)
    ref = identify(shop.link("/products/kettle?utm_source=mail&size=2&tag=x-21"))
    async with fetcher() as fetches:
        assert Direct(fetches).accepts(ref)
        assert (await Direct(fetches).fetch(ref)).body == PAGE


async def test_redirects_are_followed_with_their_cookies_but_no_cookie_is_kept(shop: LoopbackShop) -> None:
    shop.answers["/short"] = http_redirect("/kettle#reviews", "set-cookie: visitor=7\r\n")
    async with fetcher() as fetches:
        page = await fetches.fetch(shop.link("/short"))
        await fetches.fetch(shop.link("/kettle"))
    assert page.url == shop.link("/kettle")
    assert "visitor=7" in shop.requests[1]
    assert "visitor=7" not in shop.requests[2]


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.2/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/",
        "http://[::ffff:10.0.0.1]/",
        "http://10.0.0.1:6379/",
        "http://2130706433/",
        "http://0177.0.0.1/",
        "http://0x7f.1/",
        "http://0/",
        "//169.254.169.254/",
        "http://me:secret@127.0.0.1/",
        "file:///etc/passwd",
        "gopher://127.0.0.1/",
    ],
)
async def test_a_redirect_is_checked_like_a_link(shop: LoopbackShop, target: str) -> None:
    shop.answers["/short"] = http_redirect(target)
    async with fetcher() as fetches:
        with pytest.raises(InvalidLink):
            await fetches.fetch(shop.link("/short"))
    assert len(shop.requests) == 1


@pytest.mark.parametrize("link", ["http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://169.254.169.254/"])
async def test_by_default_nothing_private_is_reached(link: str) -> None:
    async with aclosing(Fetcher(FetchSettings())) as fetches:
        with pytest.raises(ForbiddenAddress):
            await fetches.fetch(link)


async def test_a_refused_address_is_never_contacted(shop: LoopbackShop) -> None:
    async with aclosing(Fetcher(FetchSettings())) as fetches:
        with pytest.raises(ForbiddenAddress):
            await fetches.fetch(shop.link("/kettle"))
    assert shop.requests == []


@pytest.mark.parametrize("port", [22, 25, 6379, 8080])
async def test_a_public_address_is_asked_at_the_webs_ports_alone(shop: LoopbackShop, port: int) -> None:
    shop.answers["/short"] = http_redirect(f"http://nordhof.example:{port}/")
    async with fetcher(resolve=names(["1.1.1.1"])) as fetches:
        with pytest.raises(ForbiddenAddress, match="ports"):
            await fetches.fetch(shop.link("/short"))


async def test_a_name_is_asked_once_for_the_check_and_the_connection(shop: LoopbackShop) -> None:
    """DNS rebinding: a harmless answer for the check, then a private address to connect to."""
    link = f"http://shop.example:{shop.port}/kettle"
    async with fetcher(resolve=names(["127.0.0.1"], ["127.0.0.2"])) as fetches:
        assert (await fetches.fetch(link)).body == PAGE
        with pytest.raises(ForbiddenAddress):
            await fetches.fetch(link)
    assert len(shop.requests) == 1


@pytest.mark.parametrize("answers", [["127.0.0.1", "10.0.0.1"], ["10.0.0.1", "127.0.0.1"], ["127.0.0.1", "::1"]])
async def test_one_private_address_among_others_is_enough_to_refuse(shop: LoopbackShop, answers: list[str]) -> None:
    async with fetcher(resolve=names(answers)) as fetches:
        with pytest.raises(ForbiddenAddress):
            await fetches.fetch(f"http://shop.example:{shop.port}/kettle")
    assert shop.requests == []


async def test_a_dead_address_does_not_hide_a_living_one(shop: LoopbackShop) -> None:
    async with fetcher(resolve=names(["127.0.0.9", "127.0.0.1"]), allow="127.0.0.0/8") as fetches:
        assert (await fetches.fetch(f"http://shop.example:{shop.port}/kettle")).body == PAGE


@pytest.mark.parametrize("failure", [OSError("no such name"), UnicodeError("label too long")])
async def test_an_unknown_name_is_said_to_be_unknown(failure: Exception) -> None:
    async def unknown(host: str, port: int) -> list[Address]:
        raise failure

    async with fetcher(resolve=unknown) as fetches:
        with pytest.raises(AnalysisUnavailable, match="name was not found"):
            await fetches.fetch("https://nordhof.example/kettle")


async def test_a_name_without_an_address_is_said_to_have_none() -> None:
    async with fetcher(resolve=names([])) as fetches:
        with pytest.raises(AnalysisUnavailable, match="no address"):
            await fetches.fetch("https://nordhof.example/kettle")


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A file with a key and a self-signed certificate for shop.example."""
    if shutil.which("openssl") is None:
        pytest.skip("TLS NOT TESTED: there is no openssl to make a certificate with")
    file = tmp_path / "shop.pem"
    making = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=shop.example"
    alias = ["-addext", "subjectAltName=DNS:shop.example"]
    run = subprocess.run([*making.split(), *alias, "-keyout", "-"], check=True, capture_output=True)
    file.write_bytes(run.stdout)
    return file


async def test_the_certificate_must_be_for_the_name_in_the_link(
    certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(certificate)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    async with (
        LoopbackShop({"/kettle": http_answer(PAGE)}, tls).open() as shop,
        fetcher(resolve=names(["127.0.0.1"])) as fetches,
    ):
        assert (await fetches.fetch(f"https://shop.example:{shop.port}/kettle")).body == PAGE
        with pytest.raises(AnalysisUnavailable, match="prove"):
            await fetches.fetch(f"https://other.example:{shop.port}/kettle")
