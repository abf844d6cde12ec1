"""What workers share keeps to its laws, whoever provides it: this process alone, or Redis for all."""

import asyncio
import itertools
import time
from collections.abc import AsyncGenerator, Callable, Coroutine, Generator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Struct

from tests.laws.shared_models import BrokerModel, CacheModel, LimiterModel
from tests.plugins.redis_server import PROGRAM, running_redis
from worthit.plugin import Broker, Cache, Lease, Limit, Limiter, Secret
from worthit.shared.broker import MemoryBroker
from worthit.shared.cache import MemoryCache
from worthit.shared.limiter import MemoryLimiter

SHORT, LONG = 0.015, 60.0
"""Seconds: some things run out during an example, some do not."""
PAUSE = SHORT + 0.01
seconds = st.sampled_from([SHORT, LONG])
steps = st.integers(0, 3)
"""Which of several keys or leases."""


class Provider(Struct):
    """Fresh services, and the event loop in which they live."""

    runner: asyncio.Runner
    cache: Callable[[], Cache]
    limiter: Callable[[], Limiter]
    broker: Callable[[], Broker]

    def run(self, story: Coroutine[Any, Any, None]) -> None:
        self.runner.run(story)


@pytest.fixture(scope="module", params=["this process", "Redis"])
def provider(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Generator[Provider]:
    with asyncio.Runner() as runner:
        if request.param == "this process":
            yield Provider(runner, MemoryCache, MemoryLimiter, MemoryBroker)
            return
        if PROGRAM is None:
            pytest.skip("NO REDIS: redis-server is not installed, so only one provider is tested")
        with running_redis(tmp_path_factory.mktemp("redis")) as server:
            services = _redis_provider(runner, server.url)
            yield runner.run(anext(services))
            runner.run(services.aclose())


async def _redis_provider(runner: asyncio.Runner, url: str) -> AsyncGenerator[Provider, None]:
    from worthit_caching.broker import RedisBroker
    from worthit_caching.cache import RedisCache
    from worthit_caching.connection import Connection
    from worthit_caching.keys import Keys
    from worthit_caching.limiter import RedisLimiter

    connection = Connection(Secret(url))
    prefixes = (Keys(f"law{number}") for number in itertools.count())
    async with connection.opened():
        yield Provider(
            runner,
            lambda: RedisCache(connection, next(prefixes)),
            lambda: RedisLimiter(connection, next(prefixes)),
            lambda: RedisBroker(connection, next(prefixes)),
        )


CACHE_STEPS = st.one_of(
    st.tuples(st.sampled_from(["get", "delete", "pause"])),
    st.tuples(st.sampled_from(["put", "begin"]), seconds),
    st.tuples(st.sampled_from(["finish", "renew", "abandon and begin"]), seconds, steps),
)


@settings(max_examples=150)
@given(story=st.lists(st.tuples(st.sampled_from(["kettle", "}lamp"]), CACHE_STEPS), max_size=14))
def test_cache(provider: Provider, story: list[tuple[str, tuple[Any, ...]]]) -> None:
    async def live() -> None:
        cache = provider.cache()
        models = {key: CacheModel(cache, key) for key in ("kettle", "}lamp")}
        for number, (key, (step, *details)) in enumerate(story):
            model = models[key]
            content = b"\xff\x00\r\n%d" % number
            leases = [lease for known in models.values() for lease in known.leases] or [Lease("never given")]
            match step, details:
                case "pause", _:
                    await asyncio.sleep(PAUSE)
                case "put", (lasts,):
                    await model.put(content, lasts)
                case "begin", (lasts,):
                    await model.begin(lasts)
                case "finish", (lasts, which):
                    await model.finish(leases[-1 - which % len(leases)], content, lasts)
                case "renew", (lasts, which):
                    await model.renew(leases[-1 - which % len(leases)], lasts)
                case "abandon and begin", (lasts, which):
                    await model.abandon(leases[-1 - which % len(leases)])
                    await model.begin(lasts)
                case _:
                    await getattr(model, step)()

    provider.run(live())


@settings(max_examples=60)
@given(
    most=st.integers(1, 4),
    story=st.lists(
        st.one_of(
            st.tuples(st.just("take"), st.integers(1, 6), st.sampled_from([SHORT, 2 * SHORT, LONG])),
            st.tuples(st.just("pause"), st.sampled_from([SHORT / 2, PAUSE])),
        ),
        max_size=8,
    ),
)
def test_limiter(provider: Provider, most: int, story: list[tuple[Any, ...]]) -> None:
    async def live() -> None:
        limiter = provider.limiter()
        models = {
            window: LimiterModel(limiter, "asker", Limit(most=most, seconds=window))
            for window in (SHORT, 2 * SHORT, LONG)
        }
        for step, amount, *window in story:
            if step == "pause":
                await asyncio.sleep(amount)
            else:
                await asyncio.gather(*(models[window[0]].take() for _ in range(amount)))
        patient = models[SHORT]
        answer = await patient.take()
        if not answer.allowed:
            await asyncio.sleep(answer.wait_seconds + 0.002)
            answer = await patient.take()
        assert answer.allowed, "refused although it waited"
        for model in models.values():
            model.judge()

    provider.run(live())


@settings(max_examples=60)
@given(
    story=st.lists(
        st.one_of(
            st.tuples(st.sampled_from(["send", "send", "pause"])),
            st.tuples(st.just("receive"), seconds, st.sampled_from([0.0, 0.0, PAUSE])),
            st.tuples(st.just("done"), steps),
        ),
        max_size=16,
    )
)
def test_broker(provider: Provider, story: list[tuple[Any, ...]]) -> None:
    async def live() -> None:
        model = BrokerModel(provider.broker(), "letters")
        for step, *details in story:
            match step, details:
                case "send", _:
                    await model.send()
                case "pause", _:
                    await asyncio.sleep(PAUSE)
                case "receive", (lease, wait):
                    await model.receive(lease, wait)
                case "done", (which,) if model.deliveries:
                    await model.done(model.deliveries[-1 - which % len(model.deliveries)])
        while await model.receive(LONG) is not None:
            pass

    provider.run(live())


def test_of_many_who_begin_at_once_one_gets_the_lease(provider: Provider) -> None:
    async def live() -> None:
        cache = provider.cache()
        answers = await asyncio.gather(*(cache.begin("kettle", LONG) for _ in range(100)))
        assert sum(isinstance(answer, Lease) for answer in answers) == 1
        assert answers.count(None) == 99

    provider.run(live())


def test_each_of_many_messages_goes_to_one_of_many_receivers(provider: Provider) -> None:
    async def live() -> None:
        broker = provider.broker()
        waiting = [asyncio.ensure_future(broker.receive("letters", LONG, 0.5)) for _ in range(40)]
        for number in range(30):
            await broker.send("letters", b"%d" % number)
        got = [delivery.body for delivery in await asyncio.gather(*waiting) if delivery is not None]
        assert sorted(got, key=int) == [b"%d" % number for number in range(30)]

    provider.run(live())


def test_whoever_waits_hears_of_a_message_and_of_a_lease_that_ran_out_at_once(provider: Provider) -> None:
    async def live() -> None:
        broker = provider.broker()
        waiting = asyncio.ensure_future(broker.receive("letters", 0.1, 5.0))
        await asyncio.sleep(0.02)
        await broker.send("letters", b"hello")
        began = time.monotonic()
        first = await waiting
        assert time.monotonic() - began < 0.09
        again = await broker.receive("letters", LONG, 5.0)
        assert 0.09 < time.monotonic() - began < 0.4
        assert first is not None
        assert again is not None
        assert (first.id, first.attempt, again.id, again.attempt) == (first.id, 1, first.id, 2)

    provider.run(live())


def test_whoever_waits_in_vain_gets_nothing_when_the_time_is_over(provider: Provider) -> None:
    async def live() -> None:
        began = time.monotonic()
        assert await provider.broker().receive("letters", LONG, 1.4) is None
        assert 1.39 < time.monotonic() - began < 2.0

    provider.run(live())


def test_whoever_waits_gets_what_a_faster_one_took_and_did_not_finish(provider: Provider) -> None:
    async def live() -> None:
        broker = provider.broker()
        fast = asyncio.ensure_future(broker.receive("letters", 0.1, 5.0))
        await asyncio.sleep(0.02)
        slow = asyncio.ensure_future(broker.receive("letters", LONG, 5.0))
        await asyncio.sleep(0.02)
        await broker.send("letters", b"hello")
        first, second = await asyncio.wait_for(asyncio.gather(fast, slow), 1.5)
        assert first is not None
        assert second is not None
        assert {first.attempt, second.attempt} == {1, 2}

    provider.run(live())
