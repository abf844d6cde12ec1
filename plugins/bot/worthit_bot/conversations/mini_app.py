"""What the Mini App sends back to the chat: a link, or a verdict that it has reached."""

from typing import Annotated

import msgspec
from aiogram import F, Router
from aiogram.types import Message
from msgspec import Meta, Struct

from worthit.plugin import Question, WorthItError
from worthit_bot.conversations.desk import Desk
from worthit_bot.conversations.reach import answer
from worthit_bot.conversations.start import show_kept
from worthit_bot.updates.inbox import Received
from worthit_bot.words import Words


class Sent(Struct, frozen=True, kw_only=True):
    """`{"url": "https://…"}` or `{"verdict": "<id>"}`; of both the verdict, where it is still there."""

    url: Annotated[str, Meta(min_length=1, max_length=2048)] | None = None
    verdict: Annotated[str, Meta(pattern="^[A-Za-z0-9_-]{1,64}$")] | None = None


def router() -> Router:
    made = Router(name="mini_app")
    made.message.register(take, F.web_app_data)
    return made


async def take(message: Message, words: Words, desk: Desk, received: Received) -> None:
    """Whoever has the app open can send anything, so it is read like any other text of theirs."""
    assert message.web_app_data is not None
    try:
        sent = msgspec.json.decode(message.web_app_data.data, type=Sent)
    except (msgspec.MsgspecError, RecursionError):
        sent = Sent()
    if sent.verdict is not None and (sent.url is None or await _is_there(sent.verdict, desk)):
        await show_kept(sent.verdict, message, words, desk)
    elif sent.url is not None:
        await answer([Question(url=sent.url)], message, words, desk, received)
    else:
        await message.answer(words.start.app_not_understood)


async def _is_there(verdict_id: str, desk: Desk) -> bool:
    try:
        await desk.verdicts.get(verdict_id)
    except WorthItError:
        return False
    return True
