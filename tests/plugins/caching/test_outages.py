"""Redis gone, stuck, emptied, locked: the core goes on alone, says so once, and comes back by itself."""

import asyncio
import time

import pytest
from structlog.testing import capture_logs
from structlog.typing import EventDict

from tests.plugins.caching.hosts import row, running
from tests.plugins.redis_server import RedisServer
from tests.plugins.wire import Wire
from worthit.plugin import Lease, Limit
from worthit.shared.fallback import CALL_SECONDS, REST_SECONDS

ONCE = Limit(most=1, seconds=60)


def warnings(logs: list[EventDict]) -> list[tuple[str, str]]:
    return [(line["service"], line["reason"]) for line in logs if line["log_level"] in ("warning", "error", "critical")]


async def test_redis_gone_at_the_start_is_used_once_it_is_there(own_redis: RedisServer) -> None:
    own_redis.kill()
    with capture_logs() as logs:
        async with running(own_redis.url) as instance:
            health = await instance.health()
            assert health.state == "degraded"
            assert health.detail == "Redis cannot be reached; each process goes on alone"
            await instance.cache.put("kettle", b"alone", 60)
            assert await instance.cache.get("kettle") == b"alone"
            own_redis.start()
            assert (await instance.comes_to("ok")).detail.startswith("Redis ")
            await instance.cache.put("kettle", b"shared", 60)
            assert b"shared" in own_redis.command("GET worthit:cache:{kettle}")
    assert warnings(logs) == [("RedisCache", "ConnectionError")]
    assert [line["event"] for line in logs] == ["going on alone", "shared again"]


async def test_redis_killed_and_brought_back(own_redis: RedisServer) -> None:
    with capture_logs() as logs:
        async with running(own_redis.url) as instance:
            assert (await instance.health()).state == "ok"
            own_redis.kill()
            lease = await instance.cache.begin("kettle", 60)
            assert isinstance(lease, Lease)
            assert await instance.cache.finish("kettle", lease, b"made alone", 60)
            assert (await instance.health()).state == "degraded"
            for _ in range(20):
                assert await instance.cache.begin("kettle", 60) == b"made alone"
            own_redis.start()
            assert (await instance.comes_to("ok")).state == "ok"
            assert isinstance(await instance.cache.begin("kettle", 60), Lease)
    assert warnings(logs) == [("RedisCache", "ConnectionError")]


async def test_each_service_goes_on_alone_and_warns_once(own_redis: RedisServer) -> None:
    with capture_logs() as logs:
        async with running(own_redis.url) as instance:
            own_redis.kill()
            for _ in range(3):
                await instance.cache.get("kettle")
                await instance.broker.send("letters", b"hello")
                await instance.limiter.take("asker", ONCE)
            assert not (await instance.limiter.take("asker", ONCE)).allowed
            delivery = await instance.broker.receive("letters", 60, 0)
            assert delivery is not None
            await instance.broker.done(delivery)
    assert sorted(service for service, _ in warnings(logs)) == ["RedisBroker", "RedisCache", "RedisLimiter"]


async def test_a_restart_between_two_calls_costs_nobody_anything(own_redis: RedisServer) -> None:
    with capture_logs() as logs:
        async with running(own_redis.url) as instance:
            await asyncio.gather(*(instance.cache.begin(f"kettle {number}", 60) for number in range(8)))
            own_redis.kill()
            own_redis.start()
            answers = await asyncio.gather(*(instance.cache.begin(f"lamp {number}", 60) for number in range(8)))
            assert all(isinstance(answer, Lease) for answer in answers)
            assert b"lamp 7" in own_redis.command("KEYS worthit:*")
    assert warnings(logs) == []


async def test_a_redis_that_is_stuck_holds_nobody_up_for_long(own_redis: RedisServer) -> None:
    with capture_logs() as logs:
        async with running(own_redis.url) as instance:
            await instance.cache.get("kettle")
            own_redis.pause()
            began = time.monotonic()
            assert (await instance.limiter.take("asker", ONCE)).allowed
            assert time.monotonic() - began < 2
            began = time.monotonic()
            answers = await asyncio.gather(*(instance.cache.begin("kettle", 60) for _ in range(200)))
            assert time.monotonic() - began < CALL_SECONDS + 1
            assert sum(isinstance(answer, Lease) for answer in answers) == 1
            health = await instance.health()
            assert health.detail == "Redis does not answer in time; each process goes on alone"
            began = time.monotonic()
            await asyncio.gather(*(instance.cache.begin("kettle", 60) for _ in range(200)))
            assert time.monotonic() - began < CALL_SECONDS
            own_redis.resume()
            await instance.comes_to("ok")
            await instance.cache.put("kettle", b"again", 60)
            assert b"again" in own_redis.command("GET worthit:cache:{kettle}")
    assert warnings(logs) == [("RedisLimiter", "TimeoutError"), ("RedisCache", "TimeoutError")]


async def test_a_start_while_redis_is_stuck_takes_moments(own_redis: RedisServer) -> None:
    own_redis.pause()
    began = time.monotonic()
    async with running(own_redis.url) as instance:
        assert time.monotonic() - began < CALL_SECONDS
        assert (await instance.health()).state == "degraded"


async def test_a_network_that_swallows_everything_and_one_that_refuses(redis_server: RedisServer) -> None:
    async with Wire(redis_server.port).open() as wire, running(wire.url, "wire") as instance:
        wire.deaf = True
        began = time.monotonic()
        await instance.cache.put("kettle", b"alone", 60)
        assert time.monotonic() - began < CALL_SECONDS
        wire.deaf = False
        await instance.comes_to("ok")
        await wire.cut()
        began = time.monotonic()
        await instance.cache.put("kettle", b"alone", 60)
        assert time.monotonic() - began < 0.5
        assert (await instance.health()).detail.startswith("Redis cannot be reached")
        await wire.mend()
        await instance.comes_to("ok")


async def test_redis_emptied_in_between(own_redis: RedisServer) -> None:
    with capture_logs() as logs:
        async with running(own_redis.url) as instance:
            await instance.broker.send("letters", b"lost")
            assert await instance.broker.receive("letters", 60, 0) is not None
            lost = await instance.cache.begin("kettle", 60)
            assert isinstance(lost, Lease)
            waiting = asyncio.create_task(instance.broker.receive("letters", 60, 5))
            await asyncio.sleep(0.1)
            own_redis.command("FLUSHALL")
            own_redis.command("SCRIPT FLUSH")
            assert not await instance.cache.finish("kettle", lost, b"late", 60)
            assert isinstance(await instance.cache.begin("kettle", 60), Lease)
            await instance.broker.send("letters", b"found")
            delivery = await waiting
            assert delivery is not None
            assert (delivery.body, delivery.attempt) == (b"found", 1)
            await instance.broker.done(delivery)
            own_redis.command("FLUSHALL")
            await instance.broker.done(delivery)
    assert warnings(logs) == []


async def test_what_was_sent_while_redis_was_gone_is_heard_by_who_waits_after_it_is_back(
    own_redis: RedisServer,
) -> None:
    async with running(own_redis.url) as instance:
        waiting = asyncio.create_task(instance.broker.receive("letters", 60, 30))
        await asyncio.sleep(0.1)
        own_redis.kill()
        await asyncio.sleep(0.1)
        own_redis.start()
        await asyncio.sleep(REST_SECONDS)
        await instance.broker.send("letters", b"hello")
        delivery = await asyncio.wait_for(waiting, REST_SECONDS + 2)
        assert delivery is not None
        assert delivery.body == b"hello"


@pytest.mark.parametrize(
    ("login", "reason", "detail"),
    [
        (":swordfish-99@", "AuthenticationError", "Redis refuses the user or password in WORTHIT_CACHING__URL"),
        ("", "AuthenticationError", "Redis refuses the user or password in WORTHIT_CACHING__URL"),
        ("reader:swordfish-99@", "NoPermissionError", "Redis does not permit its user what is needed"),
    ],
)
async def test_a_refusal_is_told_as_such(locked_redis: RedisServer, login: str, reason: str, detail: str) -> None:
    locked_redis.command("ACL SETUSER reader on >swordfish-99 ~* +get +ping +client")
    url = f"redis://{login}127.0.0.1:{locked_redis.port}"
    with capture_logs() as logs:
        async with running(url) as instance:
            await instance.cache.put("kettle", b"alone", 60)
            assert await instance.cache.get("kettle") == b"alone"
            health = await instance.health()
            assert health.state == "degraded"
            assert health.detail.startswith(detail)
            told = f"{logs} {health} {row(instance.host)} {instance.host.report()}"
            assert "swordfish-99" not in told
    assert warnings(logs) == [("RedisCache", reason)]


async def test_the_right_password_is_told_to_nobody(locked_redis: RedisServer) -> None:
    with capture_logs() as logs:
        async with running(locked_redis.url) as instance:
            assert (await instance.health()).state == "ok"
            locked_redis.pause()
            await instance.cache.get("kettle")
            stuck = await instance.health()
            locked_redis.resume()
            locked_redis.kill()
            gone = await instance.health()
            assert "open-sesame" not in f"{logs} {stuck} {gone} {row(instance.host)}"


async def test_a_caller_who_gives_up_mixes_no_answers_up(redis_server: RedisServer) -> None:
    async with Wire(redis_server.port).open() as wire, running(wire.url, "giving_up") as instance:
        for number in range(40):
            await instance.cache.put(str(number), b"%d" % number, 60)
        wire.delay_seconds = 0.02
        calls = [asyncio.create_task(instance.cache.get(str(number))) for number in range(40)]
        await asyncio.sleep(0.03)
        for call in calls[::2]:
            call.cancel()
        for number in range(1, 40, 2):
            assert await calls[number] == b"%d" % number
        for number in range(40):
            assert await instance.cache.get(str(number)) == b"%d" % number


async def test_the_plugin_stops_within_a_second_though_receivers_wait(redis_server: RedisServer) -> None:
    async with running(redis_server.url, "stopping") as instance:
        waiting = [asyncio.create_task(instance.broker.receive("letters", 60, 2.5)) for _ in range(5)]
        await asyncio.sleep(0.1)
        began = time.monotonic()
    assert time.monotonic() - began < 1.0
    assert await asyncio.gather(*waiting) == [None] * 5
    await instance.cache.put("kettle", b"alone", 60)
    assert await instance.cache.get("kettle") == b"alone"
