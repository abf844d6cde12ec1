"""The buttons with which a chat says what it wants to hear of a watch, ends it, and goes through the list of them."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from worthit.plugin import BackInStock, NewLow, PercentDrop, Watch
from worthit_bot.messages.buttons import Aim, ListedWatch, Preset, StopWatch, WatchPage
from worthit_bot.words import Words

PRESETS: Mapping[Preset, PercentDrop | NewLow | BackInStock] = MappingProxyType(
    {
        "drop5": PercentDrop(percent=Decimal(5)),
        "drop10": PercentDrop(percent=Decimal(10)),
        "drop20": PercentDrop(percent=Decimal(20)),
        "low": NewLow(days=90),
        "stock": BackInStock(),
    }
)
"""What can be chosen instead of a price, by what `Aim` calls it."""


def stop_button(watch_id: str, words: Words) -> InlineKeyboardButton:
    """Under a message about one watch."""
    return InlineKeyboardButton(text=words.watches.stop_button, callback_data=StopWatch(watch=watch_id).pack())


def watch_keyboard(watch_id: str, words: Words) -> InlineKeyboardMarkup:
    """Under what says that something is watched."""
    ask = Aim(what="ask", watch=watch_id).pack()
    set_price = InlineKeyboardButton(text=words.watches.set_price_button, callback_data=ask)
    return InlineKeyboardMarkup(inline_keyboard=[[set_price], [stop_button(watch_id, words)]])


def preset_keyboard(watch_id: str, words: Words) -> InlineKeyboardMarkup:
    """What can be chosen instead of a price."""
    buttons = [
        InlineKeyboardButton(text=_preset(preset, words), callback_data=Aim(what=what, watch=watch_id).pack())
        for what, preset in PRESETS.items()
    ]
    return InlineKeyboardMarkup(inline_keyboard=[buttons[:2], buttons[2:3], buttons[3:4], buttons[4:]])


def list_keyboard(numbered: Sequence[tuple[int, Watch]], page: int, pages: int, words: Words) -> InlineKeyboardMarkup:
    """Of a page of the list. page: from 0 on."""
    rows = [
        [
            InlineKeyboardButton(
                text=words.watches.stop_listed_button.format(number=number),
                callback_data=ListedWatch(what="stop", watch=watch.id, page=page).pack(),
            ),
            InlineKeyboardButton(
                text=words.watches.change_listed_button.format(number=number),
                callback_data=ListedWatch(what="change", watch=watch.id, page=page).pack(),
            ),
        ]
        for number, watch in numbered
    ]
    turn = [(page - 1, words.watches.earlier_button), (page + 1, words.watches.later_button)]
    rows.append(
        [
            InlineKeyboardButton(text=text, callback_data=WatchPage(page=to).pack())
            for to, text in turn
            if 0 <= to < pages
        ]
    )
    return InlineKeyboardMarkup(inline_keyboard=[row for row in rows if row])


def _preset(preset: PercentDrop | NewLow | BackInStock, words: Words) -> str:
    match preset:
        case PercentDrop(percent=percent):
            return words.watches.percent_button.format(percent=percent)
        case NewLow():
            return words.watches.low_button
        case BackInStock():
            return words.watches.stock_button
