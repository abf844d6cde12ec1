"""Links that open the chat with the bot and say what for: `t.me/bot?start=…`, at most 64 of [A-Za-z0-9_-]."""

import re

from aiogram import Bot
from msgspec import Struct

from worthit_bot.sending.sealing import Seal
from worthit_bot.words.commands import COMMANDS

ASK = "ask"
"""Just to ask something there."""
_VERDICT = "v"
_COMMAND = "c_"
_ID = re.compile(r"[A-Za-z0-9_-]{1,50}")


class ToVerdict(Struct, frozen=True):
    """Show a verdict that somebody shared."""

    id: str


class ToCommand(Struct, frozen=True):
    """Give this command there."""

    name: str


async def link_to_verdict(bot: Bot, seal: Seal, verdict_id: str) -> str:
    """Signed, so that nobody goes through verdicts that were not shared with them."""
    return await _link(bot, seal.close_link(_VERDICT + verdict_id))


async def link_to_ask(bot: Bot) -> str:
    """Where one can send more than a link: a page, a picture."""
    return await _link(bot, ASK)


async def link_to_command(bot: Bot, name: str) -> str:
    """name: in English."""
    return await _link(bot, _COMMAND + name)


def target_of(payload: str, seal: Seal) -> ToVerdict | ToCommand | None:
    """What a link is for; None for one that is not ours."""
    name = payload.removeprefix(_COMMAND)
    if name != payload and name in COMMANDS:
        return ToCommand(name)
    text = seal.open_link(payload) or ""
    verdict_id = text.removeprefix(_VERDICT)
    return ToVerdict(verdict_id) if verdict_id != text and _ID.fullmatch(verdict_id) else None


async def _link(bot: Bot, payload: str) -> str:
    return f"https://t.me/{(await bot.me()).username}?start={payload}"
