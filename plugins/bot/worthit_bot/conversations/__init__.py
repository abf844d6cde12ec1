"""What people say to the bot and what it answers, one file a conversation, asked in this order."""

from collections.abc import Callable, Sequence
from contextlib import suppress

import structlog
from aiogram import Dispatcher, Router
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import Update
from pydantic import ValidationError

from worthit_bot.conversations import (
    about_verdict,
    alternatives,
    codes,
    comparing,
    groups,
    guest,
    inline,
    leaving,
    listing,
    mini_app,
    opinions,
    personal_data,
    pictures,
    plan,
    products,
    question,
    start,
    support,
    targets,
    watch_link,
    watches,
)
from worthit_bot.conversations.desk import Desk
from worthit_bot.conversations.speaking import Settling, Speaking
from worthit_bot.messages.reply_keyboard import as_command
from worthit_bot.sending.placing import Placing
from worthit_bot.setup.registration import ALLOWED_UPDATES
from worthit_bot.storage.dialogue import DialogueStorage
from worthit_bot.updates.inbox import Received

log = structlog.get_logger(__name__)


class Conversations:
    """Answers updates.

    more: makers of the routers that other plugins add; they are asked after our own commands, and before those about
    plans and support, of which a plugin that takes payments has more to say.
    """

    def __init__(self, desk: Desk, more: Sequence[Callable[[], object]] = ()) -> None:
        self._desk = desk
        self._dispatcher = Dispatcher(storage=DialogueStorage(desk.cache), desk=desk)
        self._dispatcher.update.outer_middleware(Placing())
        self._dispatcher.update.outer_middleware(Speaking(desk.chats))
        self._dispatcher.message.outer_middleware(leaving.Leaving())
        self._dispatcher.message.middleware(Settling(desk.chats))
        self._dispatcher.include_routers(
            inline.router(),
            guest.router(),
            groups.router(),
            mini_app.router(),
            start.router(),
            leaving.router(),
            about_verdict.router(),
            opinions.router(),
            watches.router(),
            watch_link.router(),
            targets.router(),
            listing.router(),
            products.router(),
            codes.router(),
            comparing.router(),
            alternatives.router(),
            personal_data.router(),
        )
        for make in more:
            self._include(make)
        self._dispatcher.include_routers(
            plan.router(), support.router(), pictures.router(), codes.router_of_numbers(), question.router()
        )

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
        opened = self._opened(update)
        if opened is None:
            await self._disown(update)
        else:
            await self._dispatcher.feed_update(self._desk.bot, opened, received=received)

    def _opened(self, update: Update) -> Update | None:
        """With what buttons stand for: what one called us back with as it was before it was signed, and the command of
        one of the reply keyboard. None where we did not sign it.
        """
        if update.message is not None:
            return update.model_copy(update={"message": as_command(update.message)})
        query = update.callback_query
        if query is None or query.data is None:
            return update
        data = self._desk.seal.open(query.data)
        if data is None:
            return None
        return update.model_copy(update={"callback_query": query.model_copy(update={"data": data})})

    async def _disown(self, update: Update) -> None:
        """Say so of a button that is not ours: it is older than the bot's token, or made up."""
        log.info("a button that is not ours", update_id=update.update_id)
        query = update.callback_query
        assert query is not None
        chat_id = query.message.chat.id if query.message is not None else query.from_user.id
        words = await self._desk.chats.words(chat_id, query.from_user.language_code)
        with suppress(TelegramBadRequest):  # it was pressed too long ago
            await query.answer(words.start.foreign_press, show_alert=True)

    def _include(self, make: Callable[[], object]) -> None:
        """A plugin's mistake costs its own conversations."""
        try:
            router = make()
            assert isinstance(router, Router), "it is no aiogram Router"
            self._dispatcher.include_router(router)
        except Exception:
            log.exception("a plugin's conversations are left out")
