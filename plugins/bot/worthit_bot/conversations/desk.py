"""What every conversation has at hand."""

from aiogram import Bot
from msgspec import Struct

from worthit.plugin import Limiter, Verdicts
from worthit_bot.chats import Chats
from worthit_bot.inbox import Inbox


class Desk(Struct, frozen=True, kw_only=True):
    """The bot's client, WorthIt!'s verdicts and limiter, and what the bot keeps."""

    bot: Bot
    verdicts: Verdicts
    limiter: Limiter
    chats: Chats
    inbox: Inbox
