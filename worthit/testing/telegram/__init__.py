"""A fake Telegram for tests of bots: a strict Bot API server on loopback, driven from the test's own event loop.

    async with FakeTelegram().open() as telegram:
        bot = Bot(telegram.token, session=AiohttpSession(api=TelegramAPIServer.from_base(telegram.url)))
        ada = telegram.person("Ada", language="it")
        await ada.send("https://shop.example/kettle")
        message = await ada.chat.wait_for(lambda message: "kettle" in message.text)

People are also in groups (`telegram.group("Friends", [ada, grace])`, `ada.in_(group).send("…")`), send pictures, and
ask inline; where the bot is no member its name calls it as a guest. Rich and ephemeral messages read as a person sees
them (`message.rich`, `ada.in_(group).messages`), Stars are paid (`ada.pay(message)`), Mini Apps get signed data
(`ada.open_web_app(message, "Open")`). It answers as Telegram does, also when it refuses: in its words where they
are published, which they are not for the newest methods.

Not there yet: channels and topics, albums of the bot, videos, audio, maps and polls, ephemeral messages in the place of
another, currencies other than Stars, Markdown.
"""

from worthit.testing.telegram.botfather import BotFather
from worthit.testing.telegram.callbacks import CallbackAnswer, CallbackQuery
from worthit.testing.telegram.calls import Call
from worthit.testing.telegram.chats import Chat, Draft
from worthit.testing.telegram.entities import Entity, utf16_length
from worthit.testing.telegram.flood_limits import FloodLimits
from worthit.testing.telegram.groups import Group
from worthit.testing.telegram.guests import GuestQuery
from worthit.testing.telegram.inline import InlineAnswer, InlineButton, InlineQuery, InlineResult
from worthit.testing.telegram.keyboards import Button
from worthit.testing.telegram.messages import Message, Version
from worthit.testing.telegram.origins import Channel
from worthit.testing.telegram.payments import Agreement, Payment, Subscription
from worthit.testing.telegram.person import Person
from worthit.testing.telegram.server import FakeTelegram
from worthit.testing.telegram.web_apps import OpenedWebApp
from worthit.testing.telegram.webhooks import Redelivery

__all__ = [
    "Agreement",
    "BotFather",
    "Button",
    "Call",
    "CallbackAnswer",
    "CallbackQuery",
    "Channel",
    "Chat",
    "Draft",
    "Entity",
    "FakeTelegram",
    "FloodLimits",
    "Group",
    "GuestQuery",
    "InlineAnswer",
    "InlineButton",
    "InlineQuery",
    "InlineResult",
    "Message",
    "OpenedWebApp",
    "Payment",
    "Person",
    "Redelivery",
    "Subscription",
    "Version",
    "utf16_length",
]
