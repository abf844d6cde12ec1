"""What every conversation has at hand."""

from aiogram import Bot
from msgspec import Struct

from worthit.plugin import Accounts, Cache, Images, Limiter, PriceCharts, Products, Verdicts, Watches
from worthit_bot.messages.messenger import Messenger
from worthit_bot.operator import Operator
from worthit_bot.sending.sealing import Seal
from worthit_bot.storage.chats import Chats
from worthit_bot.storage.opinions import Opinions


class Desk(Struct, frozen=True, kw_only=True):
    """The bot's client, what WorthIt! offers, what the bot keeps, who runs it, and where its Mini App is, if any."""

    bot: Bot
    messenger: Messenger
    verdicts: Verdicts
    products: Products
    charts: PriceCharts
    images: Images
    watches: Watches
    accounts: Accounts
    limiter: Limiter
    cache: Cache
    chats: Chats
    seal: Seal
    opinions: Opinions
    operator: Operator
    mini_app: str | None
