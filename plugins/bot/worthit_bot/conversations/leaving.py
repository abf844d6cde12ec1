"""A dialogue ends where somebody says something else instead of what they were asked for."""

from aiogram import F
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.fsm.context import FSMContext
from aiogram.types import Message

IS_COMMAND = F.text.startswith("/")


async def leave(_: Message, state: FSMContext) -> None:
    """Forget the dialogue, and let whoever comes next answer. Always raises SkipHandler."""
    await state.clear()
    raise SkipHandler
