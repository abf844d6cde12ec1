"""A bot that runs: its client, its inbox, and the tasks between them."""

import asyncio
from collections.abc import AsyncGenerator, Sequence
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
from worthit_bot.condition import Condition
from worthit_bot.config import Webhook
from worthit_bot.conversations import Conversations
from worthit_bot.conversations.desk import Desk
from worthit_bot.messages.messenger import Messenger
from worthit_bot.operator import Operator
from worthit_bot.sending.again import Marks
from worthit_bot.sending.journalling import Journalling
from worthit_bot.sending.pace import Pace
from worthit_bot.sending.patience import Patience
from worthit_bot.sending.placing import Placed
from worthit_bot.sending.sealing import Seal, SealButtons
from worthit_bot.sending.telegram import telegram
from worthit_bot.setup.menus import keep_menus
from worthit_bot.setup.registration import register
from worthit_bot.setup.watching import watch_delivery
from worthit_bot.storage.chats import Chats
from worthit_bot.storage.opinions import Opinions, forget_old
from worthit_bot.storage.state import State
from worthit_bot.updates.answers import Answers
from worthit_bot.updates.apology import Apology
from worthit_bot.updates.arrivals import arrival
from worthit_bot.updates.chat_news import ChatNews, FollowingMoves
from worthit_bot.updates.delivery import Deliveries
from worthit_bot.updates.inbox import Inbox
from worthit_bot.updates.polling import poll


class RunningBot(Struct, frozen=True, kw_only=True):
    """What the plugin needs of it."""

    condition: Condition
    inbox: Inbox
    alerts: Alerts

    async def receive(self, body: bytes) -> None:
        """Store an update that came by webhook. Raises ValueError for what is none."""
        await self.inbox.put([arrival(body)])


@asynccontextmanager
async def running_bot(
    tokens: Sequence[str],
    webhook: Webhook | None,
    mini_app: str | None,
    api_url: str,
    services: Services,
    operator: Operator,
) -> AsyncGenerator[RunningBot, None]:
    """Runs while the block does. Telegram or the database may be away, at the start too.

    tokens: the present one, then those before it. mini_app: the address of the Mini App, if there is one.
    """
    database = services.get(DATABASE)
    condition = Condition("by webhook" if webhook else "by polling")
    inbox, state, chats, opinions = Inbox(database), State(database), Chats(database), Opinions(database)
    news, pace = ChatNews(database, services.get(WATCHES)), Pace(services.get(LIMITER))
    seal = Seal(*tokens)
    around = (FollowingMoves(news), Placed(), Patience(condition), pace, Journalling(Marks(chats)), SealButtons(seal))
    bot = telegram(tokens[0], api_url, around)
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
        seal=seal,
        opinions=opinions,
        operator=operator,
        mini_app=mini_app,
    )
    conversations = Conversations(desk, services.all(BOT_ROUTERS))
    answers = Answers(bot, inbox, news, conversations.answer)
    deliveries = Deliveries(inbox, answers.answer, answers.acknowledge, Apology(bot, chats).say, condition)

    async def listen() -> None:
        await register(bot, webhook, state, condition)
        if webhook is None:
            coming = poll(bot, inbox, state, condition)
        else:
            coming = watch_delivery(bot, webhook, state, condition)
        await asyncio.gather(coming, keep_menus(bot, mini_app, state, condition))

    try:
        async with asyncio.TaskGroup() as group:
            jobs = (listen(), deliveries.run(), deliveries.renew(), deliveries.forget(), forget_old(opinions))
            tasks = [group.create_task(job) for job in jobs]
            alerts = Alerts(bot, chats, pace)
            yield RunningBot(condition=condition, inbox=inbox, alerts=alerts)
            for task in tasks:
                task.cancel()
    finally:
        await bot.session.close()
