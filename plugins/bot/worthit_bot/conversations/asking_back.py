"""A command that was given without what it needs: in a group the bot would not hear the answer, and does not ask."""

from aiogram.types import Message

from worthit_bot.conversations.desk import Desk
from worthit_bot.sending.placing import aside
from worthit_bot.words import Words
from worthit_bot.words.commands import COMMANDS


async def said_how_in_group(message: Message, name: str, needs: str, words: Words, desk: Desk) -> bool:
    """Whether it was given in a group, where it is told how it is given in one message.

    name: of the command, in English. needs: what stands for what it was given without.
    """
    if message.chat.id > 0:
        return False
    example = f"/{COMMANDS[name].name_in(words.language)}@{(await desk.bot.me()).username} {needs}"
    with aside():
        await message.answer(words.groups.in_one_message.format(example=example))
    return True
