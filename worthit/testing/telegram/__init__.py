"""A fake Telegram for tests of bots: a strict Bot API server on loopback, driven from the test's own event loop.

    async with FakeTelegram().open() as telegram:
        bot = Bot(telegram.token, session=AiohttpSession(api=TelegramAPIServer.from_base(telegram.url)))
        ada = telegram.person("Ada", language="it")
        await ada.send("https://shop.example/kettle")
        message = await ada.chat.wait_for(lambda message: "kettle" in message.text)

It answers as Telegram does, in its words, also when it refuses. Not there yet: groups, inline mode, media other than
documents, Markdown.
"""

from worthit.testing.telegram.callbacks import CallbackAnswer, CallbackQuery
from worthit.testing.telegram.calls import Call
from worthit.testing.telegram.chats import Chat
from worthit.testing.telegram.entities import Entity, utf16_length
from worthit.testing.telegram.keyboards import Button
from worthit.testing.telegram.messages import Message, Version
from worthit.testing.telegram.person import Person
from worthit.testing.telegram.server import FakeTelegram
from worthit.testing.telegram.webhooks import Redelivery

__all__ = [
    "Button",
    "Call",
    "CallbackAnswer",
    "CallbackQuery",
    "Chat",
    "Entity",
    "FakeTelegram",
    "Message",
    "Person",
    "Redelivery",
    "Version",
    "utf16_length",
]
