"""Leaving a dialogue: by /cancel, or by any other command, which is answered."""

from collections.abc import Awaitable, Callable
from typing import Any, NoReturn

from aiogram import BaseMiddleware, Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.fsm.context import FSMContext
from aiogram.types import Message, TelegramObject

from worthit_bot.conversations.named import named
from worthit_bot.words import Words


def router() -> Router:
    made = Router(name="leaving")
    made.message.register(leave, named("cancel"))
    return made


async def leave(message: Message, words: Words) -> None:
    await message.answer(words.leaving.left)


async def pass_on(state: FSMContext) -> NoReturn:
    """Forget the dialogue, and let whoever comes next answer. Always raises SkipHandler."""
    await state.clear()
    raise SkipHandler


class Leaving(BaseMiddleware):
    """Whoever gives a command is in no dialogue any more, but in the one that the command begins."""

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        state: FSMContext | None = data.get("state")
        if isinstance(event, Message) and (event.text or "").startswith("/") and state is not None:
            await state.clear()
            data["raw_state"] = None
        return await handler(event, data)
