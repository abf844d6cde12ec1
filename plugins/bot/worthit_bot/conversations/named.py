"""Commands by all their names."""

from aiogram.filters import Command

from worthit_bot.words.commands import COMMANDS


def named(name: str) -> Command:
    """Lets a command pass that has this English name, in whatever language it is given."""
    return Command(*COMMANDS[name].names, ignore_case=True)
