"""One of several processes that take from the same Redis as fast as they can; says what it got."""

import asyncio
import json
import sys

from tests.plugins.caching.hosts import running
from worthit.plugin import Lease, Limit


async def main(url: str) -> None:
    async with running(url, "processes") as instance:
        begun = await asyncio.gather(*(instance.cache.begin(f"product {number % 5}", 60) for number in range(200)))
        limit = Limit(most=7, seconds=60)
        taken = await asyncio.gather(*(instance.limiter.take("asker", limit) for _ in range(50)))
        letters = []
        while delivery := await instance.broker.receive("letters", 60, 0.3):
            letters.append(delivery.body.decode())
    leases = sum(isinstance(answer, Lease) for answer in begun)
    allowed = sum(answer.allowed for answer in taken)
    print(json.dumps({"leases": leases, "allowed": allowed, "letters": letters}))


asyncio.run(main(sys.argv[1]))
