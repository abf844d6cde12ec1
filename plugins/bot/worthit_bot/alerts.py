"""An alert as a message of its chat."""

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError, TelegramRetryAfter
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from worthit.plugin import Alert, NotifyLater, NotifyNever, alert_words
from worthit_bot.messages.content import Line
from worthit_bot.messages.markup import messages
from worthit_bot.messages.watch_buttons import stop_button
from worthit_bot.sending.journal import passing_journal
from worthit_bot.sending.pace import Pace
from worthit_bot.storage.chats import Chats

REQUEST_SECONDS = 20
_GONE = ("chat not found", "PEER_ID_INVALID")


class Alerts:
    """Sends alerts; in the language of the chat."""

    def __init__(self, bot: Bot, chats: Chats, pace: Pace) -> None:
        self._bot = bot
        self._chats = chats
        self._pace = pace

    async def tell(self, chat_id: int, alert: Alert) -> None:
        """Raises NotifyLater where it would be too fast for Telegram, NotifyNever where the chat is gone or does not
        want it.
        """
        if wait := await self._pace.unasked(chat_id):
            raise NotifyLater(wait)
        words = await self._chats.words(chat_id, None)
        told = alert_words(alert, words.language)
        (text,) = messages([Line(told.first, bold=True), Line(""), *map(Line, told.lines)])
        rows = [[stop_button(alert.watch_id, words)]]
        if alert.url.startswith(("http://", "https://")):
            rows.insert(0, [InlineKeyboardButton(text=words.verdict.open_button, url=alert.url)])
        try:
            with passing_journal().open():
                await self._bot.send_message(
                    chat_id,
                    text,
                    reply_markup=InlineKeyboardMarkup(inline_keyboard=rows),
                    request_timeout=REQUEST_SECONDS,
                )
        except TelegramRetryAfter as error:
            raise NotifyLater(error.retry_after) from error
        except TelegramForbiddenError as error:
            raise NotifyNever from error
        except TelegramBadRequest as error:
            if any(gone in error.message for gone in _GONE):
                raise NotifyNever from error
            raise
