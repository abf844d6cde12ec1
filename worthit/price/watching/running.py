"""Where watches meet the jobs: what is seen goes on the queue, and what is due is done again and again."""

import msgspec

from worthit.events import EventBus, ProductSeen
from worthit.jobs import Jobs, Periodic
from worthit.price.watching.delivery import Delivery
from worthit.price.watching.evaluation import Evaluation

EVALUATE = "watches"
TELL = "alerts"
EVALUATE_SECONDS = 60.0
"""How often is looked for ended quiet hours, and for prices that no watch heard of."""
TELL_SECONDS = 10.0
"""How often is looked for alerts that were put off, or whose worker died."""
LIMIT_SECONDS = 300.0


def run_watches(jobs: Jobs, events: EventBus, evaluation: Evaluation, delivery: Delivery) -> None:
    """Have every sighting evaluated and every alert told. Both lie in the database: the queue only makes it quick."""

    async def send(event: ProductSeen) -> None:
        await jobs.enqueue(EVALUATE, msgspec.json.encode(event))

    async def evaluate(body: bytes) -> None:
        await tell_soon(await evaluation.on_seen(msgspec.json.decode(body, type=ProductSeen)))

    async def evaluate_due() -> None:
        await tell_soon(await evaluation.evaluate_due())

    async def tell_soon(alerts: int) -> None:
        if alerts:
            await jobs.enqueue(TELL, b"")

    async def tell(_: bytes) -> None:
        await delivery.deliver_due()

    events.on(ProductSeen, send)
    jobs.handle(EVALUATE, evaluate, limit_seconds=LIMIT_SECONDS)
    jobs.handle(TELL, tell, limit_seconds=LIMIT_SECONDS)
    jobs.every(Periodic(name=EVALUATE, every_seconds=EVALUATE_SECONDS, run=evaluate_due, limit_seconds=LIMIT_SECONDS))
    jobs.every(Periodic(name=TELL, every_seconds=TELL_SECONDS, run=delivery.deliver_due, limit_seconds=LIMIT_SECONDS))
