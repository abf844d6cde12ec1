"""What every conversation has at hand."""

from aiogram import Bot
from msgspec import Struct

from worthit.plugin import Accounts, Limiter, Verdicts, Watches
from worthit_bot.chats import Chats
from worthit_bot.inbox import Inbox


class Desk(Struct, frozen=True, kw_only=True):
    """The bot's client, WorthIt!'s verdicts, limiter, watches and accounts, and what the bot keeps."""

    bot: Bot
    verdicts: Verdicts
    limiter: Limiter
    watches: Watches
    accounts: Accounts
    chats: Chats
    inbox: Inbox
