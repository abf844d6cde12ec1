"""A link, a shared text, or a saved page: what is it worth?"""

import asyncio
import re
from collections.abc import Sequence
from io import BytesIO

import msgspec
from aiogram import F, Router
from aiogram.enums import ChatType, ContentType
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import Document, Message

from worthit.plugin import InvalidRequest, Question, decode_saved_page
from worthit_bot.conversations.desk import Desk
from worthit_bot.conversations.reach import answer
from worthit_bot.messages.links import links_in, one_each
from worthit_bot.sending.placing import aside
from worthit_bot.updates.inbox import Received
from worthit_bot.words import Words

MOST_LINKS = 3
MOST_FILE_BYTES = 20_000_000
"""More than that Telegram does not give to bots."""
ANSWERED_SECONDS = 86_400.0
"""How long one knows which links of a message were answered, should it be edited."""
_WITHOUT_WORDS = {
    ContentType.STICKER, ContentType.VOICE, ContentType.VIDEO, ContentType.VIDEO_NOTE,
    ContentType.AUDIO, ContentType.ANIMATION, ContentType.LOCATION, ContentType.CONTACT,
}  # fmt: skip
_PAGES = (".html", ".htm", ".xhtml", ".html.gz", ".htm.gz")
_MARKUP = re.compile(r"<(?:!doctype html|html|head|body|meta|title|script|div)\b", re.IGNORECASE)
_HEAD = 200_000


def router() -> Router:
    made = Router(name="question")
    private = F.chat.type == ChatType.PRIVATE
    made.message.register(about_file, F.document, private)
    made.message.register(about_links, F.text | F.caption, private)
    made.message.register(about_nothing, F.content_type.in_(_WITHOUT_WORDS), private)
    made.edited_message.register(about_edited, F.text | F.caption, private)
    return made


def is_page(document: Document) -> bool:
    return (document.file_name or "").lower().endswith(_PAGES) or document.mime_type in (
        "text/html",
        "application/xhtml+xml",
    )


async def about_links(message: Message, words: Words, desk: Desk, received: Received) -> None:
    links = links_in(message)
    if not links:
        is_command = (message.text or "").startswith("/")
        await message.answer(words.start.unknown_command if is_command else words.question.no_link)
        return
    await _remember(message, links, desk)
    await about_given(links, message, words, desk, received)


async def about_given(links: Sequence[str], message: Message, words: Words, desk: Desk, received: Received) -> None:
    """As many of the links as one message may ask about; of the others it is said that they are left out."""
    if len(links) > MOST_LINKS:
        with aside():
            await message.answer(words.question.only_first.format(given=len(links), most=MOST_LINKS))
    await answer([Question(url=link) for link in links[:MOST_LINKS]], message, words, desk, received)


async def about_edited(message: Message, words: Words, desk: Desk, received: Received) -> None:
    """Only links that were not there before are news. A command is given once."""
    if (message.text or "").startswith("/"):
        return
    before = await _answered(message, desk)
    added = one_each((*before, *links_in(message)))[len(before) :]
    if not added:
        return
    await _remember(message, (*before, *added), desk)
    await answer([Question(url=link) for link in added[:MOST_LINKS]], message, words, desk, received)


async def about_file(message: Message, words: Words, desk: Desk, received: Received) -> None:
    assert message.document is not None
    if not is_page(message.document):
        if links_in(message):
            await about_links(message, words, desk, received)
        else:
            await _refuse(message, words.question.not_html)
    elif (message.document.file_size or 0) > MOST_FILE_BYTES:
        await _refuse(message, words.question.file_too_big)
    else:
        links = links_in(message)
        page = await _read(message.document, desk)
        if page is None:
            await _refuse(message, words.question.no_page)
            return
        await answer([Question(url=links[0] if links else None, pages=(page,))], message, words, desk, received)


async def about_nothing(message: Message, words: Words) -> None:
    """A sticker, a voice: something without a word or a file."""
    await message.answer(words.question.no_link)


async def _refuse(message: Message, reason: str) -> None:
    with aside():
        await message.answer(reason)


async def _answered(message: Message, desk: Desk) -> tuple[str, ...]:
    value = await desk.cache.get(_key(message))
    return () if value is None else msgspec.json.decode(value, type=tuple[str, ...])


async def _remember(message: Message, links: tuple[str, ...], desk: Desk) -> None:
    await desk.cache.put(_key(message), msgspec.json.encode(links), ANSWERED_SECONDS)


def _key(message: Message) -> str:
    return f"bot:links:{message.chat.id}:{message.message_id}"


async def _read(document: Document, desk: Desk) -> str | None:
    """The text of a page; None for a file that is empty, damaged or no page, or that Telegram does not give."""
    try:
        body = await desk.bot.download(document, BytesIO())
        assert body is not None
        page = await asyncio.to_thread(decode_saved_page, body.read(), document.file_name or "page.html")
    except (InvalidRequest, TelegramBadRequest):
        return None
    return page if _MARKUP.search(page, 0, _HEAD) else None
