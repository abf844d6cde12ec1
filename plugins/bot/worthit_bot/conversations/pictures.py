"""Photos and other pictures: the barcodes and QR codes in them lead to products."""

import html
from collections.abc import Mapping, Sequence
from contextlib import suppress
from io import BytesIO

import msgspec
from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.exceptions import TelegramBadRequest
from aiogram.fsm.context import FSMContext
from aiogram.types import Document, Message, PhotoSize
from msgspec import Struct

from worthit.plugin import InvalidRequest, Question, find_codes, find_links
from worthit_bot.conversations.codes import MOST_CODES, Asked, Scanning, answer_all
from worthit_bot.conversations.desk import Desk
from worthit_bot.conversations.named import named
from worthit_bot.conversations.question import MOST_FILE_BYTES, about_links
from worthit_bot.conversations.reach import may_ask, show_that_it_is_seen
from worthit_bot.messages.links import links_in
from worthit_bot.updates.inbox import Received
from worthit_bot.words import Words

ALBUM_SECONDS = 3600.0
"""How long one knows what was answered to the other pictures of an album."""
_PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".heic", ".heif", ".bmp", ".tif", ".tiff", ".avif")
_LONGEST_SHOWN = 200


class Album(Struct, frozen=True, kw_only=True):
    """What was answered to the pictures of an album so far.

    told: which codes and links, by the message that had them. excuse: the message that says that there is no code.
    """

    told: Mapping[int, tuple[str, ...]] = {}
    excuse: int | None = None

    def by_others(self, message: Message) -> set[str]:
        """What other pictures of it were answered for."""
        return {text for by, texts in self.told.items() if by != message.message_id for text in texts}


def router() -> Router:
    made = Router(name="pictures")
    private = F.chat.type == ChatType.PRIVATE
    made.message.register(about_picture, F.photo, private)
    made.message.register(about_picture, F.document, F.document.func(is_picture), private)
    made.message.register(about_picture, named("scan"), F.photo | F.reply_to_message.photo)
    return made


def is_picture(document: Document) -> bool:
    return (document.mime_type or "").startswith("image/") or (document.file_name or "").lower().endswith(_PICTURES)


async def about_picture(message: Message, words: Words, desk: Desk, received: Received, state: FSMContext) -> None:
    """The codes in a picture; a link that is written below it counts more."""
    if await state.get_state() == Scanning.code.state:
        await state.clear()
    links = links_in(message)
    album = await _album(message, desk)
    if links:
        await _remember(message, _with(album, message, links), desk)
        await about_links(message, words, desk, received)
        return
    if not await may_ask(message.chat.id, 1, words, desk, received):
        return
    await show_that_it_is_seen(message, desk)
    codes = await _codes_of(message, words, desk)
    if codes is not None:
        await _answer_codes(codes, album, message, words, desk, received)


async def _answer_codes(
    codes: Sequence[str], album: Album, message: Message, words: Words, desk: Desk, received: Received
) -> None:
    before = album.by_others(message)
    asked = {text: each for text in codes if (each := _asked_by(text)) is not None}
    new = [text for text in asked if text not in before]
    if new and len(before) < MOST_CODES:
        await _remember(message, _with(album, message, new), desk)
        await _take_back(album, message, desk)
        await answer_all([asked[text] for text in new], message, words, desk, received)
    elif not asked and not before and album.excuse is None:
        said = words.codes.no_product.format(text=codes[0][:_LONGEST_SHOWN]) if codes else words.codes.no_code
        excuse = await desk.messenger.say(message.chat.id, html.escape(said, quote=False), reply_to=message.message_id)
        await _remember(message, msgspec.structs.replace(album, excuse=excuse), desk)


async def _codes_of(message: Message, words: Words, desk: Desk) -> tuple[str, ...] | None:
    """The texts of the codes in its picture; None where it cannot be read, which is said."""
    picture = _picture_of(message)
    if (picture.file_size or 0) > MOST_FILE_BYTES:
        said = words.question.file_too_big
    else:
        try:
            body = await desk.bot.download(picture, BytesIO())
            assert body is not None
            return await desk.images.codes_in(body.read())
        except (InvalidRequest, TelegramBadRequest):
            said = words.codes.unreadable
    await desk.messenger.say(message.chat.id, said, reply_to=message.message_id)
    return None


async def _take_back(album: Album, message: Message, desk: Desk) -> None:
    """A picture of the album has a code after all."""
    if album.excuse is not None:
        with suppress(TelegramBadRequest):  # somebody has deleted it already
            await desk.bot.delete_message(message.chat.id, album.excuse)


async def _album(message: Message, desk: Desk) -> Album:
    kept = None if message.media_group_id is None else await desk.cache.get(_key(message))
    return Album() if kept is None else msgspec.json.decode(kept, type=Album)


async def _remember(message: Message, album: Album, desk: Desk) -> None:
    if message.media_group_id is not None:
        await desk.cache.put(_key(message), msgspec.json.encode(album), ALBUM_SECONDS)


def _with(album: Album, message: Message, texts: Sequence[str]) -> Album:
    return Album(told={**album.told, message.message_id: tuple(texts)})


def _key(message: Message) -> str:
    return f"bot:album:{message.chat.id}:{message.media_group_id}"


def _asked_by(text: str) -> Asked | None:
    """What a code asks for: the product behind a link, or with a number; None where it says something else."""
    links = find_links(text)
    if links:
        return Question(url=links[0])
    codes = find_codes(text)
    return codes[0] if codes else None


def _picture_of(message: Message) -> PhotoSize | Document:
    """In its largest size; of the message that it replies to, where it has none itself."""
    photo = message.photo or (message.reply_to_message.photo if message.reply_to_message else None)
    if photo:
        return max(photo, key=lambda size: size.width * size.height)
    assert message.document is not None
    return message.document
