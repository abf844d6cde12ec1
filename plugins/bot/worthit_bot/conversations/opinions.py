"""Whether a verdict helped: the two buttons under it, each person for themselves."""

from contextlib import suppress

from aiogram import F, Router
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import CallbackQuery

from worthit_bot.conversations.desk import Desk
from worthit_bot.messages.buttons import AboutVerdict
from worthit_bot.updates.inbox import Received
from worthit_bot.words import Words


def router() -> Router:
    made = Router(name="opinions")
    made.callback_query.register(note, AboutVerdict.filter(F.what.in_({"like", "dislike"})))
    return made


async def note(query: CallbackQuery, callback_data: AboutVerdict, words: Words, desk: Desk, received: Received) -> None:
    helpful = callback_data.what == "like"
    stands = await desk.opinions.press(callback_data.verdict, query.from_user.id, helpful, received.update_id)
    with suppress(TelegramBadRequest):  # pressed long ago: it counts, and nobody waits for the answer
        await query.answer(words.opinions.taken_back if stands is None else words.verdict.thanks)
