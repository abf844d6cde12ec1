"""The buttons with which a chat ends its watches."""

from typing import Literal

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton

from worthit_bot.words import Words

Place = Literal["list", "message"]


class StopWatch(CallbackData, prefix="w"):
    """End a watch. place: whether the button stands in the list of watches, or under a message about one."""

    place: Place
    watch: str


def stop_button(watch_id: str, words: Words) -> InlineKeyboardButton:
    """Under a message about one watch."""
    return InlineKeyboardButton(text=words.stop_button, callback_data=StopWatch(place="message", watch=watch_id).pack())


def listed_stop_button(watch_id: str, number: int, words: Words) -> InlineKeyboardButton:
    """Of the watch with this number in the list."""
    text = words.stop_listed_button.format(number=number)
    return InlineKeyboardButton(text=text, callback_data=StopWatch(place="list", watch=watch_id).pack())
