"""Files go up and down."""

import io

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import BufferedInputFile
from aiohttp import ClientResponseError, ClientSession

from worthit.testing.telegram import FakeTelegram, Person

PAGE = b"<html><h1>Kettle</h1></html>\r\n--\x00\xff" * 3000


async def test_saved_page_of_a_person_is_downloaded(bot: Bot, ada: Person) -> None:
    await ada.send_document("kettle.html", PAGE, "text/html", caption="from https://shop.example/kettle")
    (update,) = await bot.get_updates()
    assert update.message is not None
    document = update.message.document
    assert document is not None
    assert (document.file_name, document.mime_type, document.file_size) == ("kettle.html", "text/html", len(PAGE))
    assert [entity.type for entity in update.message.caption_entities or []] == ["url"]
    file = await bot.get_file(document.file_id)
    content = await bot.download(file, destination=io.BytesIO())
    assert content is not None
    assert content.read() == PAGE


async def test_over_20_mb_cannot_be_downloaded(bot: Bot, ada: Person) -> None:
    limit = 20 * 1024 * 1024
    for size in (limit, limit + 1):
        await ada.send_document("big.html", bytes(size), "text/html")
    small, big = [
        update.message.document.file_id
        for update in await bot.get_updates()
        if update.message and update.message.document
    ]
    assert (await bot.get_file(small)).file_size == limit
    with pytest.raises(TelegramBadRequest, match="Bad Request: file is too big"):
        await bot.get_file(big)


async def test_unknown_files(telegram: FakeTelegram, bot: Bot) -> None:
    with pytest.raises(TelegramBadRequest, match="Bad Request: invalid file_id"):
        await bot.get_file("no-such-file")
    with pytest.raises(ClientResponseError, match="404"):
        await bot.download_file("documents/file_9.html")


async def test_files_are_only_for_who_has_the_token(telegram: FakeTelegram, bot: Bot, ada: Person) -> None:
    await ada.send_document("a.txt", b"secret", "text/plain")
    async with ClientSession() as client, client.get(f"{telegram.url}/file/bot4242:x/documents/file_1.txt") as answer:
        assert answer.status == 404


async def test_bot_sends_a_document(telegram: FakeTelegram, bot: Bot, ada: Person) -> None:
    sent = await bot.send_document(
        ada.id, BufferedInputFile(PAGE, "verdict.html"), caption="<i>Your</i> verdict", parse_mode="HTML"
    )
    assert sent.document is not None
    (message,) = ada.chat.messages
    assert message.document is not None
    assert (message.document.name, message.document.content) == ("verdict.html", PAGE)
    assert (message.text, message.marked("italic")) == ("Your verdict", ["Your"])
    assert telegram.calls[-1].files == ("verdict.html",)
    await bot.send_document(ada.id, sent.document.file_id)
    assert ada.chat.messages[1].document == message.document
    with pytest.raises(TelegramBadRequest, match="Bad Request: there is no text in the message to edit"):
        await bot.edit_message_text("x", chat_id=ada.id, message_id=sent.message_id)
    with pytest.raises(TelegramBadRequest, match="Bad Request: message caption is too long"):
        await bot.send_document(ada.id, sent.document.file_id, caption="x" * 1025)
