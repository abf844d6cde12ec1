"""A bot that runs: its client, its inbox, and the tasks between them."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from msgspec import Struct

from worthit.plugin import (
    ACCOUNTS,
    BOT_ROUTERS,
    CACHE,
    CHARTS,
    DATABASE,
    IMAGES,
    LIMITER,
    PRODUCTS,
    VERDICTS,
    WATCHES,
    Services,
)
from worthit_bot.alerts import Alerts
from worthit_bot.chats import Chats
from worthit_bot.condition import Condition
from worthit_bot.config import Webhook
from worthit_bot.conversations import Conversations
from worthit_bot.conversations.desk import Desk
from worthit_bot.delivery import Deliveries
from worthit_bot.inbox import Inbox, arrival
from worthit_bot.messenger import Messenger
from worthit_bot.polling import poll
from worthit_bot.registration import register
from worthit_bot.sealing import Seal, SealButtons
from worthit_bot.state import State
from worthit_bot.telegram import telegram


class RunningBot(Struct, frozen=True, kw_only=True):
    """What the plugin needs of it."""

    condition: Condition
    inbox: Inbox
    deliveries: Deliveries
    alerts: Alerts

    async def receive(self, body: bytes) -> None:
        """Store an update that came by webhook. Raises ValueError for what is none."""
        await self.inbox.put([arrival(body)])
        self.deliveries.wake()


@asynccontextmanager
async def running_bot(
    token: str, webhook: Webhook | None, api_url: str, services: Services
) -> AsyncGenerator[RunningBot, None]:
    """Runs while the block does. Telegram or the database may be away, at the start too."""
    database = services.get(DATABASE)
    condition = Condition("by webhook" if webhook else "by polling")
    bot = telegram(token, api_url)
    inbox, state, chats = Inbox(database), State(database), Chats(database)
    desk = Desk(
        bot=bot,
        messenger=Messenger(bot),
        verdicts=services.get(VERDICTS),
        products=services.get(PRODUCTS),
        charts=services.get(CHARTS),
        images=services.get(IMAGES),
        watches=services.get(WATCHES),
        accounts=services.get(ACCOUNTS),
        limiter=services.get(LIMITER),
        cache=services.get(CACHE),
        chats=chats,
        inbox=inbox,
        seal=Seal(token),
    )
    bot.session.middleware(SealButtons(desk.seal))
    conversations = Conversations(desk, services.all(BOT_ROUTERS))
    deliveries = Deliveries(inbox, conversations.answer, condition)

    async def listen() -> None:
        await register(bot, webhook, state, condition)
        if webhook is None:
            await poll(bot, inbox, deliveries, state, condition)

    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(job) for job in (listen(), deliveries.run(), deliveries.renew())]
            yield RunningBot(condition=condition, inbox=inbox, deliveries=deliveries, alerts=Alerts(bot, chats))
            for task in tasks:
                task.cancel()
    finally:
        await bot.session.close()
