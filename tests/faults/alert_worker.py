"""A process that evaluates a sighting, or tells alerts in Telegram, until somebody kills it or all is done.

python -m tests.faults.alert_worker evaluate URL-OF-DATABASE      what was seen comes in a line, once it is ready
python -m tests.faults.alert_worker tell URL-OF-DATABASE URL-OF-TELEGRAM
"""

import asyncio
import sys

import httpx
import msgspec
from sqlalchemy import select

from worthit.config import Secret, StorageSettings
from worthit.events import ProductSeen
from worthit.price.sightings import Sightings
from worthit.price.watching.delivery import Delivery, DeliveryLimits
from worthit.price.watching.evaluation import Evaluation
from worthit.price.watching.model import Alert
from worthit.storage.database import Database
from worthit.storage.tables import AlertRow

TOKEN = "4242424242:a-token-of-a-bot-that-is-not-there"
LIMITS = DeliveryLimits(lease_seconds=2.0, notify_seconds=1.5, at_once=4)


class Chat:
    """Tells in chats, with one call each and without patience."""

    channel = "telegram"

    def __init__(self, client: httpx.AsyncClient) -> None:
        self._client = client

    async def notify(self, to: str, alert: Alert) -> None:
        answer = await self._client.post("sendMessage", json={"chat_id": to, "text": str(alert.occasion.price)})
        answer.raise_for_status()


async def evaluate(database: Database) -> None:
    evaluation = Evaluation(database, Sightings(database))
    print("ready", flush=True)
    event = msgspec.json.decode(await asyncio.to_thread(sys.stdin.readline), type=ProductSeen)
    made = await evaluation.on_seen(event)
    print(made, flush=True)


async def tell(database: Database, url: str) -> None:
    waiting = select(AlertRow.id).where(AlertRow.delivered_at.is_(None)).limit(1)
    async with httpx.AsyncClient(base_url=f"{url}/bot{TOKEN}/", trust_env=False) as client:
        chat = Chat(client)
        delivery = Delivery(database, lambda: [chat], LIMITS)
        left = True
        while left:
            await delivery.deliver_due()
            async with database.session() as session:
                left = await session.scalar(waiting) is not None
            await asyncio.sleep(0.05)


async def main(what: str, url: str, *telegram: str) -> None:
    database = Database(StorageSettings(url=Secret(url)))
    await (evaluate(database) if what == "evaluate" else tell(database, *telegram))
    await database.aclose()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
