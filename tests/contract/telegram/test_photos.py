"""Pictures and other media, of people and of the bot; what is forwarded, quoted and edited."""

import io
from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import (
    BufferedInputFile,
    InputMediaDocument,
    InputMediaPhoto,
    Message,
    MessageOriginChannel,
    MessageOriginUser,
)

from tests.contract.telegram.pictures import picture, size_of
from worthit.testing.telegram import Channel, FakeTelegram, Person


async def heard(bot: Bot) -> list[Message]:
    return [update.message for update in await bot.get_updates() if update.message]


async def test_photo_of_a_person_comes_in_sizes(bot: Bot, ada: Person) -> None:
    await ada.send_photo(picture(2000, 1000), caption="this one? https://shop.example/kettle")
    (message,) = await heard(bot)
    assert message.photo is not None
    assert [(size.width, size.height) for size in message.photo] == [(90, 45), (320, 160), (800, 400), (1280, 640)]
    assert message.caption == "this one? https://shop.example/kettle"
    for size in message.photo:
        content = await bot.download(size.file_id, destination=io.BytesIO())
        assert content is not None
        assert size_of(content.read()) == ("JPEG", (size.width, size.height))


async def test_small_photo_has_few_sizes(bot: Bot, ada: Person) -> None:
    await ada.send_photo(picture(100, 40))
    (message,) = await heard(bot)
    assert [size.width for size in message.photo or []] == [90, 100]


async def test_album_is_of_one_media_group(bot: Bot, ada: Person) -> None:
    await ada.send_album(picture(colour="red"), picture(colour="green"), caption="which?")
    first, second = await heard(bot)
    assert first.media_group_id == second.media_group_id is not None
    assert (first.caption, second.caption) == ("which?", None)


async def test_sticker_and_voice(bot: Bot, ada: Person) -> None:
    await ada.send_sticker("👍")
    await ada.send_voice(b"OggS", seconds=3)
    sticker, voice = await heard(bot)
    assert sticker.sticker is not None
    assert sticker.sticker.emoji == "👍"
    assert voice.voice is not None
    assert voice.voice.duration == 3


async def test_forwarded_quoted_edited(telegram: FakeTelegram, bot: Bot, ada: Person) -> None:
    grace = telegram.person("Grace")
    channel = Channel(title="Bargains", username="bargains", message_id=7)
    hers = await ada.send("https://shop.example/kettle", forwarded_from=grace)
    await ada.send_photo(picture(), caption="-50 %", forwarded_from=channel)
    await ada.send("why so dear?", reply_to=hers, quote="kettle")
    await ada.edit(hers, "https://shop.example/pot")
    *_, last = updates = await bot.get_updates()
    first, second, third = [update.message for update in updates if update.message]
    assert isinstance(first.forward_origin, MessageOriginUser)
    assert first.forward_origin.sender_user.id == grace.id
    assert isinstance(second.forward_origin, MessageOriginChannel)
    assert (second.forward_origin.chat.title, second.forward_origin.message_id) == ("Bargains", 7)
    assert third.quote is not None
    assert (third.quote.text, third.quote.position) == ("kettle", 21)
    assert last.edited_message is not None
    assert (last.edited_message.text, last.edited_message.message_id) == ("https://shop.example/pot", hers.id)
    assert last.edited_message.edit_date is not None


async def test_bot_sends_a_photo_again_by_its_id(bot: Bot, ada: Person) -> None:
    sent = await bot.send_photo(ada.id, BufferedInputFile(picture(400, 300), "chart.png"), caption="90 days")
    assert sent.photo is not None
    again = await bot.send_photo(ada.id, sent.photo[0].file_id)
    assert [size.file_id for size in again.photo or []] == [size.file_id for size in sent.photo]
    first, second = ada.chat.from_bot
    assert first.photo is not None
    assert (first.text, first.photo, first.photo.width) == ("90 days", second.photo, 400)
    with pytest.raises(TelegramBadRequest, match="Bad Request: can't use file of type Photo as Document"):
        await bot.send_document(ada.id, sent.photo[0].file_id)


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"no picture", "IMAGE_PROCESS_FAILED"),
        (picture(2100, 100), "PHOTO_INVALID_DIMENSIONS"),
        (
            bytes(10 * 1024 * 1024 + 1),
            "file of size 10485761 bytes is too big for a photo; the maximum size is 10485760 bytes",
        ),
    ],
)
async def test_photos_that_are_refused(bot: Bot, ada: Person, content: bytes, complaint: str) -> None:
    with pytest.raises(TelegramBadRequest) as refused:
        await bot.send_photo(ada.id, BufferedInputFile(content, "chart.png"))
    assert refused.value.message == f"Bad Request: {complaint}"
    with pytest.raises(TelegramBadRequest, match="Bad Request: wrong file identifier/HTTP URL specified"):
        await bot.send_photo(ada.id, "photo-99")


async def test_captions_and_media_are_edited(bot: Bot, ada: Person) -> None:
    sent = await bot.send_photo(ada.id, BufferedInputFile(picture(), "chart.png"), caption="30 days")
    place: dict[str, Any] = {"chat_id": ada.id, "message_id": sent.message_id}
    await bot.edit_message_caption(**place, caption="<b>90</b> days", parse_mode="HTML")
    (message,) = ada.chat.from_bot
    assert (message.text, message.marked("bold")) == ("90 days", ["90"])
    edited = await bot.edit_message_media(
        InputMediaPhoto(media=BufferedInputFile(picture(300, 300), "year.png"), caption="a year"), **place
    )
    assert isinstance(edited, Message)
    assert message.photo is not None
    assert (message.photo.width, message.text) == (300, "a year")
    await bot.edit_message_media(InputMediaDocument(media=BufferedInputFile(b"1;2", "year.csv")), **place)
    assert message.document is not None
    assert message.document.content == b"1;2"
    with pytest.raises(TelegramBadRequest, match="Bad Request: there is no text in the message to edit"):
        await bot.edit_message_text("in words", **place)
    plain = await bot.send_message(ada.id, "in words")
    with pytest.raises(TelegramBadRequest, match="Bad Request: there is no caption in the message to edit"):
        await bot.edit_message_caption(chat_id=ada.id, message_id=plain.message_id, caption="x")
