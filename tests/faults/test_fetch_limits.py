"""What a broken or hostile shop may answer, over real sockets on loopback."""

import asyncio
import gzip
import time
import tracemalloc
import zlib
from contextlib import aclosing
from typing import Any

import pytest

from worthit.config import FetchSettings
from worthit.errors import (
    AnalysisUnavailable,
    PageTooLarge,
    ProductNotFound,
    ShopAsksToWait,
    WorthItError,
)
from worthit.product.fetch import FetchedPage, Fetcher
from worthit.product.politeness import PER_HOST
from worthit.testing.shop import Answer, LoopbackShop, http_answer, http_redirect

PAGE = b"<html><title>Kettle</title></html>"


def fetcher(**settings: Any) -> aclosing[Fetcher]:
    return aclosing(Fetcher(FetchSettings(allow_networks=("127.0.0.1/32",), **settings)))


async def fetch_one(said: Answer, **settings: Any) -> FetchedPage:
    async with LoopbackShop({"/kettle": said}).open() as shop, fetcher(**settings) as fetches:
        return await fetches.fetch(shop.link("/kettle"))


async def test_a_page_arrives_whole_with_where_and_what_it_is() -> None:
    page = await fetch_one(http_answer(PAGE, content_type="text/html; charset=utf-8"))
    assert (page.status, page.content_type, page.body) == (200, "text/html; charset=utf-8", PAGE)
    assert page.url.endswith("/kettle")


async def test_a_compressed_page_is_unpacked() -> None:
    page = await fetch_one(http_answer(gzip.compress(PAGE), headers="content-encoding: gzip\r\n"))
    assert page.body == PAGE


async def test_a_redirect_loop_ends() -> None:
    async with (
        LoopbackShop({"/kettle": http_redirect("/kettle")}).open() as opened,
        fetcher(max_redirects=3) as fetches,
    ):
        with pytest.raises(AnalysisUnavailable, match="on and on"):
            await fetches.fetch(opened.link("/kettle"))
    assert len(opened.requests) == 4


async def test_a_zip_bomb_stops_early() -> None:
    bomb = gzip.compress(bytes(60_000_000))
    tracemalloc.start()
    try:
        with pytest.raises(PageTooLarge):
            await fetch_one(http_answer(bomb, headers="content-encoding: gzip\r\n"), max_bytes=100_000)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 5_000_000


async def test_a_bomb_inside_a_bomb_is_not_opened() -> None:
    nested = gzip.compress(gzip.compress(bytes(1_000_000)))
    with pytest.raises(AnalysisUnavailable, match="compressed"):
        await fetch_one(http_answer(nested, headers="content-encoding: gzip, gzip\r\n"))


@pytest.mark.parametrize("encoding", ["br", "zstd", "deflate", "compress"])
async def test_a_compression_that_was_not_offered_is_not_opened(encoding: str) -> None:
    with pytest.raises(AnalysisUnavailable, match="compressed"):
        await fetch_one(http_answer(zlib.compress(bytes(1_000_000)), headers=f"content-encoding: {encoding}\r\n"))


async def test_an_endless_body_stops_at_the_limit() -> None:
    sent = 0

    async def endless(writer: asyncio.StreamWriter) -> None:
        nonlocal sent
        writer.write(b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n\r\n")
        while True:
            writer.write(b"x" * 50_000)
            await writer.drain()
            sent += 50_000

    with pytest.raises(PageTooLarge, match="100,000"):
        await fetch_one(endless, max_bytes=100_000)
    assert sent < 20_000_000


async def test_endless_compressed_bytes_that_swell_to_nothing_stop_too() -> None:
    async def endless(writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-encoding: gzip\r\n\r\n")
        writer.write(gzip.compress(PAGE))
        while True:
            writer.write(b"x" * 50_000)
            await writer.drain()

    with pytest.raises(PageTooLarge):
        await fetch_one(endless, max_bytes=100_000)


async def test_a_page_that_announces_too_much_is_not_read() -> None:
    async def announced(writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 9000000000\r\n\r\n")
        await asyncio.sleep(5)

    with pytest.raises(PageTooLarge):
        await fetch_one(announced)


async def test_a_slow_drip_ends_with_the_time_of_the_whole_page() -> None:
    async def drip(writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n\r\n")
        while True:
            writer.write(b"x")
            await writer.drain()
            await asyncio.sleep(0.02)

    began = time.monotonic()
    with pytest.raises(AnalysisUnavailable, match=r"within 0\.3 seconds"):
        await fetch_one(drip, timeout_seconds=0.3)
    assert time.monotonic() - began < 1.5


async def test_slow_redirects_share_one_time_out() -> None:
    async def slow(writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(0.2)
        writer.write(http_redirect("/kettle", "connection: close\r\n"))
        await writer.drain()

    began = time.monotonic()
    with pytest.raises(AnalysisUnavailable, match="within"):
        await fetch_one(slow, timeout_seconds=0.5, max_redirects=20)
    assert time.monotonic() - began < 1.5


@pytest.mark.parametrize(
    "said",
    [
        b"HTTP/1.1 200 OK\r\n" + b"x-filler: " + b"y" * 500_000 + b"\r\n\r\n",
        b"SSH-2.0-OpenSSH_9.2\r\n",
        b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 50\r\nconnection: close\r\n\r\nhalf",
        b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: ten\r\n\r\nhalf",
        b"",
    ],
    ids=["huge headers", "no HTTP", "half a page", "no length", "nothing"],
)
async def test_broken_http_is_a_shop_that_cannot_be_read_now(said: bytes) -> None:
    async def broken(writer: asyncio.StreamWriter) -> None:
        writer.write(said)
        await writer.drain()

    with pytest.raises(AnalysisUnavailable):
        await fetch_one(broken, timeout_seconds=5)


@pytest.mark.parametrize("body", [gzip.compress(PAGE)[:-12], b"not gzip at all"], ids=["cut off", "no gzip"])
async def test_a_damaged_page_is_not_half_read(body: bytes) -> None:
    with pytest.raises(AnalysisUnavailable, match=r"broke off|damaged"):
        await fetch_one(http_answer(body, headers="content-encoding: gzip\r\n"))


@pytest.mark.parametrize(
    ("content_type", "said"),
    [
        ("application/pdf", "a PDF file"),
        ("image/png", "a picture"),
        ("application/json; charset=utf-8", "JSON"),
        ("application/<script>", "a file"),
    ],
)
async def test_what_is_no_page_is_said_to_be_what_it_is(content_type: str, said: str) -> None:
    with pytest.raises(AnalysisUnavailable, match=said):
        await fetch_one(http_answer(PAGE, content_type=content_type))


@pytest.mark.parametrize("status", ["404 Not Found", "410 Gone"])
async def test_a_missing_page_is_said_to_be_missing(status: str) -> None:
    with pytest.raises(ProductNotFound):
        await fetch_one(http_answer(PAGE, status=status))


@pytest.mark.parametrize("status", ["403 Forbidden", "429 Too Many Requests", "503 Service Unavailable"])
async def test_the_page_of_a_wall_is_given_back(status: str) -> None:
    page = await fetch_one(http_answer(b"<h1>Are you a robot?</h1>", status))
    assert (page.status, page.body) == (int(status[:3]), b"<h1>Are you a robot?</h1>")


@pytest.mark.parametrize("status", ["500 Internal Server Error", "400 Bad Request", "304 Not Modified", "302 Found"])
async def test_other_errors_are_no_pages(status: str) -> None:
    with pytest.raises(AnalysisUnavailable, match=f"status {status[:3]}"):
        await fetch_one(
            http_answer(PAGE, status=status) if status[:3] != "304" else b"HTTP/1.1 304 Not Modified\r\n\r\n"
        )


@pytest.mark.parametrize("status", ["200 OK", "403 Forbidden"])
async def test_an_empty_page_is_no_page(status: str) -> None:
    with pytest.raises(AnalysisUnavailable, match="empty"):
        await fetch_one(http_answer(b" \n", status))


@pytest.mark.parametrize("status", ["429 Too Many Requests", "503 Service Unavailable"])
async def test_a_shop_that_asks_to_wait_without_a_word_is_told_so(status: str) -> None:
    with pytest.raises(ShopAsksToWait, match="60 seconds"):
        await fetch_one(http_answer(b"", status))


async def test_a_refused_connection_is_one_clear_sentence() -> None:
    async with LoopbackShop({}).open() as opened:
        link = opened.link("/kettle")
    async with fetcher() as fetches:
        with pytest.raises(AnalysisUnavailable, match="could not be reached"):
            await fetches.fetch(link)


async def test_many_look_ups_at_once_do_not_mix() -> None:
    many = PER_HOST.most
    answers = {f"/{n}": http_answer(b"<p>%d</p>" % n) for n in range(many)}
    async with LoopbackShop(answers).open() as one, LoopbackShop(answers).open() as other, fetcher() as fetches:
        links = [shop.link(f"/{n}") for n in range(many) for shop in (one, other)]
        pages = await asyncio.gather(*(fetches.fetch(link) for link in links))
    assert [page.body for page in pages] == [b"<p>%d</p>" % (n // 2) for n in range(2 * many)]
    assert [page.url for page in pages] == links


async def test_every_failure_is_one_of_ours() -> None:
    for link in ("", "ftp://nordhof.example/", "http://127.0.0.1:1/", "http://nordhof.example:99999/"):
        async with fetcher() as fetches:
            with pytest.raises(WorthItError):
                await fetches.fetch(link)
