"""Messages of the bot, changed: those in its chats, and those that were sent by way of it."""

from typing import Any

from msgspec.structs import replace

from worthit.testing.telegram.account import BotAccount
from worthit.testing.telegram.contents import Content
from worthit.testing.telegram.formatted import caption, checked_caption, message_text
from worthit.testing.telegram.keyboards import keyboard_of
from worthit.testing.telegram.messages import Message
from worthit.testing.telegram.methods.table import method
from worthit.testing.telegram.parameters import Parameters
from worthit.testing.telegram.refusals import bad_request
from worthit.testing.telegram.rich.reading import rich_in
from worthit.testing.telegram.uploads import media_named


@method("editMessageText")
async def edit_message_text(account: BotAccount, parameters: Parameters) -> dict[str, Any] | bool:
    """Without `reply_markup` the keyboard goes, as at Telegram."""
    keyboard = keyboard_of(parameters)
    rich = await rich_in(account, parameters) if account.knows("10.1") else None
    text, entities = ("", ()) if rich else message_text(parameters)
    content = Content(text=text, entities=entities, keyboard=keyboard, rich=rich)
    message = _to_edit(account, parameters)
    if message.content.media:
        raise bad_request("there is no text in the message to edit")
    return _changed(message, content)


@method("editMessageCaption")
async def edit_message_caption(account: BotAccount, parameters: Parameters) -> dict[str, Any] | bool:
    text, entities = caption(parameters)
    keyboard = keyboard_of(parameters)
    message = _to_edit(account, parameters)
    if message.content.media is None:
        raise bad_request("there is no caption in the message to edit")
    return _changed(message, replace(message.content, text=text, entities=entities, keyboard=keyboard))


@method("editMessageMedia")
async def edit_message_media(account: BotAccount, parameters: Parameters) -> dict[str, Any] | bool:
    """Photos and documents; a text becomes one too, as at Telegram."""
    keyboard = keyboard_of(parameters)
    content = await _media_content(account, parameters)
    message = _to_edit(account, parameters)
    return _changed(message, replace(content, keyboard=keyboard))


@method("editMessageReplyMarkup")
async def edit_message_reply_markup(account: BotAccount, parameters: Parameters) -> dict[str, Any] | bool:
    keyboard = keyboard_of(parameters)
    message = _to_edit(account, parameters)
    return _changed(message, replace(message.content, keyboard=keyboard))


async def _media_content(account: BotAccount, parameters: Parameters) -> Content:
    given = parameters.json("media", "can't parse input media JSON object")
    if given is None:
        raise bad_request("can't parse input media JSON object")
    wrong = "can't parse InputMedia"
    if not isinstance(given, dict):
        raise bad_request(f"{wrong}: expected an Object")
    kind = str(given.get("type", "")).lower()
    if kind not in ("photo", "document"):
        raise bad_request(f'{wrong}: type "{kind}" is unsupported')
    if not given.get("media"):
        raise bad_request(f"{wrong}: media not found")
    mode = str(given.get("parse_mode", ""))
    text, entities = checked_caption(str(given.get("caption", "")), mode, given.get("caption_entities"))
    media = await media_named(
        parameters, "photo" if kind == "photo" else "document", str(given["media"]), account.files
    )
    return Content(text=text, entities=entities, media=media)


def _to_edit(account: BotAccount, parameters: Parameters) -> Message:
    if not parameters.text("chat_id") and not parameters.integer("message_id"):
        return _sent_via_bot(account, parameters.text("inline_message_id"))
    chat = account.chat_to_write_in(parameters)
    message = account.message_in(chat, parameters, "message to edit")
    if not message.sender["is_bot"]:
        raise bad_request("message can't be edited")
    return message


def _sent_via_bot(account: BotAccount, inline_id: str) -> Message:
    if not inline_id:
        raise bad_request("message identifier is not specified")
    message = account.via_bot.get(inline_id)
    if message is None or message.is_deleted:
        raise bad_request("MESSAGE_ID_INVALID")
    return message


def _changed(message: Message, content: Content) -> dict[str, Any] | bool:
    """What the method answers: the message, or only that it is done, for one that was sent by way of the bot."""
    change(message, content)
    return True if message.inline_id else message.json()


def change(message: Message, content: Content) -> None:
    """Raises: Refusal when it says that already."""
    if content == message.content:
        raise bad_request(
            "message is not modified: specified new message content and reply markup are exactly the same "
            "as a current content and reply markup of the message"
        )
    message.change(content)
