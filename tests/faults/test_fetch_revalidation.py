"""Asking a shop again for a page that it gave a validator for."""

import random
from collections.abc import AsyncIterator
from contextlib import aclosing

import pytest

from worthit.config import FetchSettings
from worthit.errors import AnalysisUnavailable
from worthit.product.fetch import Fetcher
from worthit.product.revalidation import KEEP_SECONDS, KeptPages
from worthit.shared.cache import MemoryCache
from worthit.testing.shop import LoopbackShop, http_answer, http_redirect

PAGE = b"<html><title>Kettle</title></html>"
UNCHANGED = b'HTTP/1.1 304 Not Modified\r\netag: "k1"\r\n\r\n'
MODIFIED = "Mon, 02 Mar 2026 10:00:00 GMT"


class Now:
    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def now() -> Now:
    return Now()


@pytest.fixture
def cache(now: Now) -> MemoryCache:
    return MemoryCache(now)


@pytest.fixture
async def fetches(cache: MemoryCache) -> AsyncIterator[Fetcher]:
    settings = FetchSettings(allow_networks=("127.0.0.1/32",))
    async with aclosing(Fetcher(settings, kept=KeptPages(cache))) as fetcher:
        yield fetcher


@pytest.fixture
async def shop() -> AsyncIterator[LoopbackShop]:
    async with LoopbackShop({"/kettle": with_validators(PAGE)}).open() as opened:
        yield opened


def with_validators(body: bytes, further: str = "") -> bytes:
    return http_answer(
        body, content_type="text/html; charset=utf-8", headers=f'etag: "k1"\r\nlast-modified: {MODIFIED}\r\n{further}'
    )


def conditions(request: str) -> dict[str, str]:
    headers = dict(line.lower().split(": ", 1) for line in request.splitlines()[1:] if line)
    return {name: value for name, value in headers.items() if name.startswith("if-")}


async def test_a_page_that_did_not_change_need_not_be_sent_again(shop: LoopbackShop, fetches: Fetcher) -> None:
    first = await fetches.fetch(shop.link("/kettle"))
    shop.answers["/kettle"] = UNCHANGED
    assert await fetches.fetch(shop.link("/kettle")) == first
    assert conditions(shop.requests[0]) == {}
    assert conditions(shop.requests[1]) == {"if-none-match": '"k1"', "if-modified-since": MODIFIED.lower()}


async def test_a_page_that_changed_is_read_anew_and_kept_instead(shop: LoopbackShop, fetches: Fetcher) -> None:
    await fetches.fetch(shop.link("/kettle"))
    shop.answers["/kettle"] = http_answer(b"<p>cheaper</p>", headers='etag: "k2"\r\n')
    assert (await fetches.fetch(shop.link("/kettle"))).body == b"<p>cheaper</p>"
    shop.answers["/kettle"] = UNCHANGED
    assert (await fetches.fetch(shop.link("/kettle"))).body == b"<p>cheaper</p>"
    assert conditions(shop.requests[2]) == {"if-none-match": '"k2"'}


async def test_a_page_is_kept_for_a_while_only(shop: LoopbackShop, fetches: Fetcher, now: Now) -> None:
    await fetches.fetch(shop.link("/kettle"))
    now.seconds += KEEP_SECONDS - 1
    await fetches.fetch(shop.link("/kettle"))
    now.seconds += KEEP_SECONDS + 1
    await fetches.fetch(shop.link("/kettle"))
    assert [bool(conditions(request)) for request in shop.requests] == [False, True, False]


@pytest.mark.parametrize(
    "answer",
    [
        http_answer(PAGE),
        with_validators(PAGE, "cache-control: private, No-Store\r\n"),
        http_answer(PAGE, "403 Forbidden", headers='etag: "k1"\r\n'),
        with_validators(random.Random(5).randbytes(250_000)),
    ],
    ids=["without a validator", "not to be stored", "a wall", "large"],
)
async def test_what_is_not_kept(shop: LoopbackShop, fetches: Fetcher, answer: bytes) -> None:
    shop.answers["/kettle"] = answer
    await fetches.fetch(shop.link("/kettle"))
    await fetches.fetch(shop.link("/kettle"))
    assert conditions(shop.requests[1]) == {}


async def test_what_was_shown_to_a_visitor_with_cookies_is_not_kept(shop: LoopbackShop, fetches: Fetcher) -> None:
    shop.answers["/welcome"] = http_redirect("/kettle", "set-cookie: visitor=7\r\n")
    await fetches.fetch(shop.link("/welcome"))
    await fetches.fetch(shop.link("/kettle"))
    await fetches.fetch(shop.link("/welcome"))
    assert [bool(conditions(request)) for request in shop.requests] == [False] * 5


async def test_an_unchanged_page_that_was_never_asked_for_is_an_error(shop: LoopbackShop, fetches: Fetcher) -> None:
    shop.answers["/kettle"] = UNCHANGED
    with pytest.raises(AnalysisUnavailable, match="status 304"):
        await fetches.fetch(shop.link("/kettle"))


async def test_what_another_version_kept_is_no_harm(shop: LoopbackShop, cache: MemoryCache, fetches: Fetcher) -> None:
    await fetches.fetch(shop.link("/kettle"))
    for key in list(cache._values):
        await cache.put(key, b"\x93 something else", 60)
    assert (await fetches.fetch(shop.link("/kettle"))).body == PAGE
    assert conditions(shop.requests[1]) == {}
