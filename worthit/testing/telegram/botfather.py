"""What the bot's owner has set with @BotFather."""

from msgspec import Struct


class BotFather(Struct, frozen=True, kw_only=True):
    """inline: people can ask it from any chat. inline_feedback: it is told which result they took. group_privacy: of a
    group it sees only what is meant for it."""

    inline: bool = True
    inline_feedback: bool = False
    group_privacy: bool = True
    guest: bool = True
