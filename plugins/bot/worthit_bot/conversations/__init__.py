"""What people say to the bot and what it answers, one file a conversation, asked in this order."""

import structlog
from aiogram import Dispatcher
from aiogram.types import Update
from pydantic import ValidationError

from worthit_bot.conversations import about_verdict, commands, question, watches
from worthit_bot.conversations.desk import Desk
from worthit_bot.inbox import Received
from worthit_bot.registration import ALLOWED_UPDATES

log = structlog.get_logger(__name__)


class Conversations:
    """Answers updates."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._dispatcher = Dispatcher(disable_fsm=True, desk=desk)
        self._dispatcher.include_routers(commands.router(), about_verdict.router(), watches.router(), question.router())

    async def answer(self, received: Received) -> None:
        """Answer an update, or not, where it asks for nothing. Raises aiogram's TelegramAPIError."""
        try:
            update = Update.model_validate_json(received.body, context={"bot": self._desk.bot})
        except ValidationError:
            log.info("an update cannot be read", update_id=received.update_id)
            return
        if all(getattr(update, kind) is None for kind in ALLOWED_UPDATES):
            log.info("an update of another kind than was asked for", update_id=received.update_id)
            return  # aiogram would warn of a kind that it does not know, and show all of the update
        await self._dispatcher.feed_update(self._desk.bot, update, received=received)
