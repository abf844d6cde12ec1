"""What every conversation has at hand."""

from aiogram import Bot
from msgspec import Struct

from worthit.plugin import Limiter, Verdicts, Watches
from worthit_bot.chats import Chats
from worthit_bot.inbox import Inbox


class Desk(Struct, frozen=True, kw_only=True):
    """The bot's client, WorthIt!'s verdicts, limiter and watches, and what the bot keeps."""

    bot: Bot
    verdicts: Verdicts
    limiter: Limiter
    watches: Watches
    chats: Chats
    inbox: Inbox
