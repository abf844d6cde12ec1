"""Lists of products, page by page: by words, by a number, those much asked for, and those that a person asked for."""

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256

import msgspec
from aiogram import Router
from aiogram.types import CallbackQuery, Message

from worthit.plugin import ErrorCode, MyVerdict, ProductCode, SeenProduct, WorthItError
from worthit_bot.conversations.about_verdict import acknowledge
from worthit_bot.conversations.counting import told
from worthit_bot.conversations.desk import Desk
from worthit_bot.messages.buttons import Listing
from worthit_bot.messages.content import Line
from worthit_bot.messages.product_list import (
    PAGE,
    Listed,
    Page,
    listed_product,
    listed_verdict,
    page_content,
    page_keyboard,
)
from worthit_bot.words import Words

KEPT_SECONDS = 86_400.0
"""How long one can turn the pages of what was searched for."""
MOST_HISTORY = 200
"""How many verdicts of a person one looks back."""
_LONGEST_WORDS = 60


def router() -> Router:
    made = Router(name="listing")
    made.callback_query.register(turn, Listing.filter())
    return made


async def search_of(words: Sequence[str], desk: Desk) -> Listing:
    """The list of the products with these words; they are kept, so that its pages can be turned."""
    value = msgspec.json.encode(words)
    key = sha256(value).hexdigest()[:16]
    await desk.cache.put(_searched(key), value, KEPT_SECONDS)
    return Listing(of="search", key=key, first=0)


async def send_list(place: Listing, message: Message, words: Words, desk: Desk) -> None:
    """Answer a message with a list, or with what there is to say where it is empty."""
    assert message.from_user is not None  # channels do not ask
    page = await _page(place, message.from_user.id, words, desk)
    if isinstance(page, Page):
        content, keyboard = page_content(page, words), page_keyboard(page, words)
        await desk.messenger.send(message.chat.id, content, keyboard, reply_to=message.message_id)
    else:
        await desk.messenger.send(message.chat.id, [Line(page)], reply_to=message.message_id)


async def turn(query: CallbackQuery, callback_data: Listing, words: Words, desk: Desk) -> None:
    """Turn a list into another page of it."""
    page = await _page(callback_data, query.from_user.id, words, desk)
    if not isinstance(page, Page) or query.message is None:
        unavailable = words.products.unavailable
        await acknowledge(query, unavailable if page == unavailable else words.products.list_gone)
        return
    await acknowledge(query)
    chat_id, message_id = query.message.chat.id, query.message.message_id
    await desk.messenger.change(chat_id, message_id, page_content(page, words), page_keyboard(page, words))


async def _page(place: Listing, person_id: int, words: Words, desk: Desk) -> Page | str:
    """A page, or what is said in its place."""
    try:
        if place.of == "history":
            return await _of_history(place, person_id, words, desk)
        return await _of_products(place, words, desk)
    except WorthItError as error:
        unavailable = error.code is ErrorCode.ANALYSIS_UNAVAILABLE
        return words.products.unavailable if unavailable else told(error, words)


async def _of_products(place: Listing, words: Words, desk: Desk) -> Page | str:
    said, most = words.products, place.first + PAGE + 1
    found: Sequence[SeenProduct]
    if place.of == "popular":
        found, heading, nothing = await desk.products.popular(most), said.popular, said.nothing_popular
    elif place.of == "code":
        found = await desk.products.with_code(ProductCode("gtin", place.key), most)
        heading, nothing = (text.format(code=place.key) for text in (words.codes.several, words.codes.unknown))
    else:
        searched = await desk.cache.get(_searched(place.key))
        if searched is None:
            return said.list_gone
        wanted = msgspec.json.decode(searched, type=tuple[str, ...])
        found = await desk.products.search(wanted, most)
        shown = " ".join(wanted)[:_LONGEST_WORDS]
        heading, nothing = (text.format(words=shown) for text in (said.found, said.nothing_found))
    return _made(place, [listed_product(product, words) for product in found], heading, words) or nothing


async def _of_history(place: Listing, person_id: int, words: Words, desk: Desk) -> Page | str:
    asker = await desk.accounts.of_telegram(person_id)
    mine = await desk.accounts.history(asker, MOST_HISTORY)
    newest = {
        verdict.url or verdict.id: verdict for verdict in reversed(mine)
    }  # of a product that was asked about again
    listed = [listed_verdict(verdict, words) for verdict in sorted(newest.values(), key=_asked_at, reverse=True)]
    return _made(place, listed, words.products.history, words) or words.products.no_history


def _asked_at(mine: MyVerdict) -> datetime:
    return mine.at


def _made(place: Listing, listed: Sequence[Listed], heading: str, words: Words) -> Page | None:
    """None where nothing is listed there."""
    here = listed[place.first : place.first + PAGE]
    if not here:
        return None
    is_history = place.of == "history"
    return Page(
        heading=heading,
        hint=words.products.history_press if is_history else words.products.press,
        listed=here,
        place=place,
        pressed="show" if is_history else "ask",
        has_more=len(listed) > place.first + PAGE,
    )


def _searched(key: str) -> str:
    return f"bot:searched:{key}"
