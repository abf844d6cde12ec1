"""What is shared, with whom, at what cost, and what is left in Redis."""

import asyncio
import json
import sys
from collections.abc import Awaitable
from pathlib import Path
from typing import Any

from worthit_caching.client import MAX_CONNECTIONS

from tests.plugins.caching.hosts import running
from tests.plugins.redis_server import RedisServer
from tests.plugins.wire import Wire
from worthit.plugin import Delivery, Lease, Limit

OFTEN = Limit(most=1000, seconds=60)


async def test_each_call_is_one_round_trip(redis_server: RedisServer) -> None:
    async with Wire(redis_server.port).open() as wire, running(wire.url, "trips") as instance:

        async def trips(call: Awaitable[object]) -> int:
            before = wire.round_trips
            await call
            return wire.round_trips - before

        cache, limiter, broker = instance.cache, instance.limiter, instance.broker
        redis_server.command("SCRIPT FLUSH")
        assert await trips(limiter.take("asker", OFTEN)) == 2, "the first time Redis is given the script"
        for call in (cache.finish("a", Lease("x"), b"", 1), cache.renew("a", Lease("x"), 1), cache.begin("b", 1)):
            assert await trips(call) == 2
        await cache.abandon("a", Lease("x"))
        await broker.receive("letters", 60, 0)
        await broker.done(Delivery(queue="letters", id="1-1", body=b"", attempt=1))

        assert await trips(limiter.take("asker", OFTEN)) == 1
        lease = await cache.begin("kettle", 60)
        assert isinstance(lease, Lease)
        assert await trips(cache.renew("kettle", lease, 60)) == 1
        assert await trips(cache.begin("kettle", 60)) == 1
        assert await trips(cache.finish("kettle", lease, b"hot", 60)) == 1
        assert await trips(cache.begin("kettle", 60)) == 1
        assert await trips(cache.get("kettle")) == 1
        assert await trips(cache.put("kettle", b"cold", 60)) == 1
        assert await trips(cache.delete("kettle")) == 1
        assert await trips(cache.abandon("kettle", lease)) == 1
        assert await trips(broker.send("letters", b"hello")) == 1
        delivery = await broker.receive("letters", 60, 0)
        assert delivery is not None
        assert await trips(broker.done(delivery)) == 1
        assert await trips(broker.receive("letters", 60, 0)) == 1


async def test_many_calls_at_once_share_few_connections(redis_server: RedisServer) -> None:
    async with running(redis_server.url, "many") as instance:
        waiting = [asyncio.create_task(instance.broker.receive("letters", 60, 1)) for _ in range(60)]
        answers = await asyncio.gather(*(instance.cache.begin("kettle", 60) for _ in range(1000)))
        assert sum(isinstance(answer, Lease) for answer in answers) == 1
        clients = redis_server.command("INFO clients")
        connected = int(clients.partition(b"connected_clients:")[2].split()[0])
        assert connected < MAX_CONNECTIONS + 60 + 20
        await asyncio.gather(*waiting)


async def test_instances_with_their_own_prefix_do_not_meet(redis_server: RedisServer) -> None:
    async with running(redis_server.url, "one") as one, running(redis_server.url, "two") as two:
        await one.cache.put("kettle", b"one", 60)
        await one.broker.send("letters", b"one")
        assert (await one.limiter.take("asker", Limit(most=1, seconds=60))).allowed
        assert await two.cache.get("kettle") is None
        assert await two.broker.receive("letters", 60, 0) is None
        assert (await two.limiter.take("asker", Limit(most=1, seconds=60))).allowed


async def test_nothing_stays_but_messages(own_redis: RedisServer) -> None:
    async with running(own_redis.url) as instance:
        await instance.health()
        await instance.cache.put("kettle", b"hot", 0.2)
        await instance.cache.begin("lamp", 0.2)
        await instance.limiter.take("asker", Limit(most=3, seconds=0.2))
        await instance.broker.send("letters", b"hello")
        delivery = await instance.broker.receive("letters", 60, 0)
        assert delivery is not None
        await instance.broker.done(delivery)
        await asyncio.sleep(1.3)
        assert own_redis.command("KEYS *").split(b"\r\n")[2::2] == [b"worthit:queue:{letters}"]
        assert own_redis.command("XLEN worthit:queue:{letters}") == b":0\r\n"
        assert b":0" in own_redis.command("XPENDING worthit:queue:{letters} workers")


async def test_leases_limits_and_messages_hold_across_processes(redis_server: RedisServer) -> None:
    async with running(redis_server.url, "processes") as instance:
        for number in range(20):
            await instance.broker.send("letters", b"%d" % number)
    workers = await asyncio.gather(*(_worker(redis_server.url) for _ in range(2)))
    assert sum(worker["leases"] for worker in workers) == 5, "one for each product"
    assert sum(worker["allowed"] for worker in workers) == 7
    letters = [letter for worker in workers for letter in worker["letters"]]
    assert sorted(letters, key=int) == [str(number) for number in range(20)]


async def _worker(url: str) -> dict[str, Any]:
    program = [sys.executable, "-m", "tests.plugins.caching.worker", url]
    root = Path(__file__).parents[3]
    process = await asyncio.create_subprocess_exec(*program, stdout=asyncio.subprocess.PIPE, cwd=root)
    output, _ = await process.communicate()
    answer: dict[str, Any] = json.loads(output)
    return answer
