"""`python -m benchmarks.caching`: cache and limiter beside Litestar's RedisStore and `limits`, on one Redis of its own.

Both sides of a pair take turns, call by call, in one process. A ratio above 1 means that ours is faster.
"""

import asyncio
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from statistics import quantiles

import uvloop
from limits import RateLimitItemPerHour
from limits.aio.storage import RedisStorage
from limits.aio.strategies import MovingWindowRateLimiter
from litestar.stores.redis import RedisStore
from msgspec import Struct
from worthit_caching.cache import RedisCache
from worthit_caching.connection import Connection
from worthit_caching.keys import Keys
from worthit_caching.limiter import RedisLimiter

from benchmarks.caching.wire import slow_wire
from benchmarks.quality.batch import table
from tests.plugins.redis_server import PROGRAM, running_redis
from tests.plugins.wire import Wire
from worthit.plugin import Limit, Secret

VALUE = b"\x00\xff" * 1000
OFTEN, RARELY = 1_000_000, 10
AT_ONCE = 50
DELAY_SECONDS = 0.001
"""Each way."""
HEADER = ("call", "peer", "trips", "p50 ours", "peer", "ratio", "p99 ours", "peer", "ratio")

Call = Callable[[], Awaitable[object]]


class Pair(Struct, frozen=True):
    """One thing to do, in our way and in the peer's."""

    name: str
    peer_name: str
    ours: Call
    peers: Call


def main() -> int:
    """Print a table without and one with a slow network."""
    if PROGRAM is None:
        print("redis-server is not installed", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder, running_redis(Path(folder)) as server:
        trips = uvloop.run(_count_trips(server.port))
        print(uvloop.run(_measure(server.port, "Redis on this machine", trips, rounds=3000)))
        with slow_wire(server.port, DELAY_SECONDS) as port:
            title = f"Redis {2000 * DELAY_SECONDS:g} ms away"
            print(uvloop.run(_measure(port, f"\n{title}", trips, rounds=400)))
    return 0


async def _count_trips(server_port: int) -> dict[str, str]:
    """Round trips of each call by its name, ours / the peer's."""
    async with Wire(server_port).open() as wire:
        connection, pairs = await _pairs(wire.port)
        async with connection.opened():
            trips = {}
            for pair in pairs:
                counts = []
                for call in (pair.ours, pair.peers):
                    await call()  # the first call connects and sends scripts
                    before = wire.round_trips
                    await call()
                    counts.append(str(wire.round_trips - before))
                trips[pair.name] = " / ".join(counts)
            return trips


async def _measure(port: int, title: str, trips: dict[str, str], rounds: int) -> str:
    connection, pairs = await _pairs(port)
    async with connection.opened():
        rows = [await _row(pair, trips[pair.name], rounds) for pair in pairs]
        rows.append(await _row(_at_once(pairs[0]), "", rounds // 10))
    return table(f"{title} ({rounds} rounds, µs)", HEADER, rows)


async def _pairs(port: int) -> tuple[Connection, list[Pair]]:
    url = f"redis://127.0.0.1:{port}"
    connection, keys = Connection(Secret(url)), Keys("bench")
    cache, limiter = RedisCache(connection, keys), RedisLimiter(connection, keys)
    store = RedisStore.with_client(url)
    window = MovingWindowRateLimiter(RedisStorage(f"async+{url}", implementation="redispy"))
    await store.set("kettle", VALUE, 600)
    async with connection.opened():
        await cache.put("kettle", VALUE, 600)

    def take(most: int) -> tuple[Call, Call]:
        limit, item = Limit(most=most, seconds=3600), RateLimitItemPerHour(most)
        return lambda: limiter.take("asker", limit), lambda: window.hit(item, "asker")

    return connection, [
        Pair("get", "RedisStore.get", lambda: cache.get("kettle"), lambda: store.get("kettle")),
        Pair("begin, there", "RedisStore.get", lambda: cache.begin("kettle", 60), lambda: store.get("kettle")),
        Pair("put", "RedisStore.set", lambda: cache.put("lamp", VALUE, 600), lambda: store.set("lamp", VALUE, 600)),
        Pair("take, allowed", "limits MovingWindow", *take(OFTEN)),
        Pair("take, refused", "limits MovingWindow", *take(RARELY)),
    ]


def _at_once(pair: Pair) -> Pair:
    async def many(call: Call) -> None:
        await asyncio.gather(*(call() for _ in range(AT_ONCE)))

    return Pair(f"{AT_ONCE} × {pair.name} at once", pair.peer_name, lambda: many(pair.ours), lambda: many(pair.peers))


async def _row(pair: Pair, trips: str, rounds: int) -> tuple[str, ...]:
    ours: list[float] = []
    peers: list[float] = []
    sides = [(pair.ours, ours), (pair.peers, peers)]
    for call, _ in sides * 20:
        await call()
    for number in range(rounds):
        for call, times in sides if number % 2 else reversed(sides):
            began = time.perf_counter()
            await call()
            times.append(time.perf_counter() - began)
    cells = []
    for percent in (50, 99):
        own, other = (quantiles(times, n=100)[percent - 1] * 1e6 for times in (ours, peers))
        cells += [f"{own:.0f}", f"{other:.0f}", f"{other / own:.2f}×"]
    return pair.name, pair.peer_name, trips, *cells


if __name__ == "__main__":
    sys.exit(main())
