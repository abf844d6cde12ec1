"""The buttons with which a chat ends its watches."""

from aiogram.types import InlineKeyboardButton

from worthit_bot.buttons import StopWatch
from worthit_bot.words import Words


def stop_button(watch_id: str, words: Words) -> InlineKeyboardButton:
    """Under a message about one watch."""
    return InlineKeyboardButton(
        text=words.watches.stop_button, callback_data=StopWatch(place="message", watch=watch_id).pack()
    )


def listed_stop_button(watch_id: str, number: int, words: Words) -> InlineKeyboardButton:
    """Of the watch with this number in the list."""
    text = words.watches.stop_listed_button.format(number=number)
    return InlineKeyboardButton(text=text, callback_data=StopWatch(place="list", watch=watch_id).pack())
