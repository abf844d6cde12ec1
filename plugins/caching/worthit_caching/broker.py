"""The queues of all processes that share a Redis."""

import time

from worthit.plugin import Delivery
from worthit_caching.connection import Connection
from worthit_caching.keys import Keys, milliseconds
from worthit_caching.scripts import script

GROUP = "workers"
TURN_SECONDS = 0.5
"""How long a receiver waits for something new before it looks for leases that ran out meanwhile."""
_FIELD = b"body"
_GONE = ("NOGROUP", "UNBLOCKED")
_RECEIVE = script("receive")
_DONE = script("done")


class RedisBroker:
    """Each queue as a stream with one consumer group. A message that is done is deleted.

    Consumers are not workers: a lease of 30 s is held by the consumer "30000", which tells every other worker when it
    runs out, and leaves nothing behind of workers that are gone.
    """

    def __init__(self, connection: Connection, keys: Keys) -> None:
        self._connection = connection
        self._keys = keys

    async def send(self, queue: str, body: bytes) -> None:
        await self._connection.client.call("XADD", self._keys.queue(queue), "*", _FIELD, body)

    async def receive(self, queue: str, lease_seconds: float, wait_seconds: float) -> Delivery | None:
        lease = milliseconds(lease_seconds)
        give_up = time.monotonic() + wait_seconds
        while True:
            found = await self._connection.client.run(_RECEIVE, (self._keys.queue(queue),), GROUP, lease)
            if len(found) > 1:
                return _delivery(queue, *found)
            left = give_up - time.monotonic()
            if left <= 0:
                return None
            delivery = await self._next_new(queue, lease, _turn(left, next_lease=found[0]))
            if delivery is not None:
                return delivery

    async def done(self, delivery: Delivery) -> None:
        await self._connection.client.run(_DONE, (self._keys.queue(delivery.queue),), GROUP, delivery.id)

    async def _next_new(self, queue: str, lease: int, wait: int) -> Delivery | None:
        """A message that arrives within so many milliseconds."""
        stream = self._keys.queue(queue)
        try:
            answer = await self._connection.client.wait(
                "XREADGROUP", "GROUP", GROUP, lease, "COUNT", 1, "BLOCK", wait, "STREAMS", stream, ">"
            )
        except Exception as error:
            if str(error).startswith(_GONE):  # somebody emptied Redis: the next look makes the group again
                return None
            raise
        if not answer:
            return None
        identity, (_, body) = answer[0][1][0]
        return _delivery(queue, identity, body, 1)


def _turn(left: float, next_lease: int) -> int:
    """Milliseconds to wait: until the time is over, a lease runs out, or another look is due."""
    turn = milliseconds(min(left, TURN_SECONDS))
    return turn if next_lease < 0 else max(1, min(turn, next_lease))


def _delivery(queue: str, identity: bytes, body: bytes, attempt: int) -> Delivery:
    return Delivery(queue=queue, id=identity.decode(), body=body, attempt=attempt)
