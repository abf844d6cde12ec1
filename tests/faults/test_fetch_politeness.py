"""How often a shop is asked, and what happens when it says that this is too often."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import aclosing
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from worthit.config import FetchSettings
from worthit.errors import AnalysisUnavailable, ShopAsksToWait
from worthit.product.fetch import Fetcher
from worthit.product.politeness import MAX_REST_SECONDS, PER_HOST, REST_SECONDS, Politeness
from worthit.shared.cache import MemoryCache
from worthit.shared.limiter import Limit, MemoryLimiter
from worthit.testing.shop import LoopbackShop, http_answer, http_redirect

PAGE = http_answer(b"<html><title>Kettle</title></html>")
TWO_IN_A_WHILE = Limit(most=2, seconds=0.4)


class Clocks:
    """What time it is for a cache and for those who share it."""

    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


class Workers:
    """Fetchers of several workers that share a limiter and a cache."""

    def __init__(self, per_host: Limit = PER_HOST) -> None:
        self.clock = Clocks()
        self._limiter = MemoryLimiter()
        self._cache = MemoryCache(self.clock)
        self._per_host = per_host

    def fetcher(self, timeout_seconds: float = 5.0) -> aclosing[Fetcher]:
        settings = FetchSettings(allow_networks=("127.0.0.1/32",), timeout_seconds=timeout_seconds)
        politeness = Politeness(self._limiter, self._cache, self._per_host, self.clock)
        return aclosing(Fetcher(settings, politeness=politeness))


@pytest.fixture
async def shop() -> AsyncIterator[LoopbackShop]:
    async with LoopbackShop({"/kettle": PAGE}).open() as opened:
        yield opened


def overrun(retry_after: str | None, status: str = "429 Too Many Requests") -> bytes:
    header = "" if retry_after is None else f"retry-after: {retry_after}\r\n"
    return http_answer(b"<h1>Not so fast</h1>", status, headers=header)


async def test_those_who_ask_at_once_get_their_turn_one_after_the_other(shop: LoopbackShop) -> None:
    workers = Workers(TWO_IN_A_WHILE)
    began = time.monotonic()

    async def ask(fetches: Fetcher) -> float:
        await fetches.fetch(shop.link("/kettle"))
        return time.monotonic() - began

    async with workers.fetcher() as one, workers.fetcher() as other:
        took = sorted(await asyncio.gather(*(ask(fetches) for fetches in (one, other) * 3)))
    assert took[1] < 0.3
    assert all(0.4 <= seconds < 0.75 for seconds in took[2:4])
    assert all(0.8 <= seconds < 1.5 for seconds in took[4:])


async def test_another_host_does_not_have_to_wait(shop: LoopbackShop) -> None:
    async with LoopbackShop({"/kettle": PAGE}).open() as other, Workers(Limit(most=1, seconds=60)).fetcher() as fetches:
        await fetches.fetch(shop.link("/kettle"))
        await fetches.fetch(other.link("/kettle"))


async def test_redirects_count_for_the_host_that_answers_them(shop: LoopbackShop) -> None:
    async with LoopbackShop({"/short": http_redirect(shop.link("/kettle"))}).open() as shortener:
        async with Workers(Limit(most=2, seconds=60)).fetcher(timeout_seconds=0.3) as fetches:
            await fetches.fetch(shortener.link("/short"))
            await fetches.fetch(shortener.link("/short"))
            with pytest.raises(AnalysisUnavailable, match="Too many ask"):
                await fetches.fetch(shop.link("/kettle"))
    assert len(shop.requests) == len(shortener.requests) == 2


async def test_who_would_wait_too_long_is_told_before_the_time_is_up(shop: LoopbackShop) -> None:
    async with Workers(Limit(most=1, seconds=60)).fetcher(timeout_seconds=0.6) as fetches:
        await fetches.fetch(shop.link("/kettle"))
        began = time.monotonic()
        with pytest.raises(AnalysisUnavailable, match="Too many ask"):
            await fetches.fetch(shop.link("/kettle"))
        assert time.monotonic() - began < 0.55
    assert len(shop.requests) == 1


@pytest.mark.parametrize("status", ["429 Too Many Requests", "503 Service Unavailable"])
async def test_a_shop_that_asks_to_wait_is_left_alone_by_all_workers(shop: LoopbackShop, status: str) -> None:
    shop.answers["/busy"] = overrun("20", status)
    workers = Workers()
    async with workers.fetcher() as one, workers.fetcher() as other:
        assert (await one.fetch(shop.link("/busy"))).body == b"<h1>Not so fast</h1>"
        workers.clock.now += 5
        with pytest.raises(ShopAsksToWait, match="in 15 seconds"):
            await other.fetch(shop.link("/kettle"))
        assert len(shop.requests) == 1
        workers.clock.now += 16
        await other.fetch(shop.link("/kettle"))


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        (None, REST_SECONDS),
        ("soon", REST_SECONDS),
        ("-5", REST_SECONDS),
        ("7", 7),
        ("999999999999", MAX_REST_SECONDS),
        ("Fri, 31 Dec 9999 23:59:59 GMT", MAX_REST_SECONDS),
        ("Fri, 99 Dec 2027 23:59:59 GMT", REST_SECONDS),
    ],
)
async def test_how_long_it_is_left_alone(shop: LoopbackShop, said: str | None, seconds: float) -> None:
    shop.answers["/busy"] = overrun(said)
    async with Workers().fetcher() as fetches:
        await fetches.fetch(shop.link("/busy"))
        with pytest.raises(ShopAsksToWait, match=f"in {seconds:.0f} seconds"):
            await fetches.fetch(shop.link("/kettle"))


async def test_a_date_says_how_long_too(shop: LoopbackShop) -> None:
    workers = Workers()
    until = datetime.fromtimestamp(workers.clock.now, UTC) + timedelta(seconds=90)
    shop.answers["/busy"] = overrun(format_datetime(until, usegmt=True))
    async with workers.fetcher() as fetches:
        await fetches.fetch(shop.link("/busy"))
        with pytest.raises(ShopAsksToWait, match="in 90 seconds"):
            await fetches.fetch(shop.link("/kettle"))


@pytest.mark.parametrize("said", ["0", "Thu, 01 Jan 2015 00:00:00 GMT"])
async def test_a_time_that_is_over_keeps_nobody_away(shop: LoopbackShop, said: str) -> None:
    shop.answers["/busy"] = overrun(said)
    async with Workers().fetcher() as fetches:
        await fetches.fetch(shop.link("/busy"))
        await fetches.fetch(shop.link("/kettle"))


async def test_a_shorter_wait_does_not_end_a_longer_one(shop: LoopbackShop) -> None:
    answers = [overrun("100"), overrun("3")]
    together = asyncio.Event()

    async def busy(writer: asyncio.StreamWriter) -> None:
        answer = answers.pop(0)
        if answers:
            await together.wait()
        else:
            together.set()
            await asyncio.sleep(0.1)
        writer.write(answer)
        await writer.drain()

    shop.answers["/busy"] = busy
    async with Workers().fetcher() as fetches:
        await asyncio.gather(fetches.fetch(shop.link("/busy")), fetches.fetch(shop.link("/busy")))
        with pytest.raises(ShopAsksToWait, match="in 100 seconds"):
            await fetches.fetch(shop.link("/kettle"))


async def test_who_waits_for_a_turn_meanwhile_is_told_too(shop: LoopbackShop) -> None:
    shop.answers["/busy"] = overrun("30")
    async with Workers(Limit(most=1, seconds=0.3)).fetcher() as fetches:
        first, second = await asyncio.gather(
            fetches.fetch(shop.link("/busy")), fetches.fetch(shop.link("/kettle")), return_exceptions=True
        )
    assert not isinstance(first, BaseException)
    assert isinstance(second, ShopAsksToWait)
    assert len(shop.requests) == 1


async def test_a_wall_that_does_not_speak_of_too_much_is_no_reason_to_wait(shop: LoopbackShop) -> None:
    shop.answers["/wall"] = http_answer(b"<h1>Are you a robot?</h1>", "403 Forbidden")
    async with Workers().fetcher() as fetches:
        await fetches.fetch(shop.link("/wall"))
        await fetches.fetch(shop.link("/kettle"))
