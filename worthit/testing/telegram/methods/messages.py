"""Messages of the bot: sent, changed, taken back."""

from typing import Any

import msgspec

from worthit.testing.telegram.account import BotAccount
from worthit.testing.telegram.chats import Chat
from worthit.testing.telegram.formatted import caption, message_text
from worthit.testing.telegram.keyboards import keyboard_of
from worthit.testing.telegram.messages import Message
from worthit.testing.telegram.methods.table import method
from worthit.testing.telegram.parameters import Parameters
from worthit.testing.telegram.refusals import bad_request

_ACTIONS = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)


class _Reaction(msgspec.Struct, frozen=True):
    emoji: str = ""
    custom_emoji_id: str = ""


class _Reply(msgspec.Struct, frozen=True):
    message_id: int
    allow_sending_without_reply: bool = False


@method("sendMessage")
async def send_message(account: BotAccount, parameters: Parameters) -> dict[str, Any]:
    text, entities = message_text(parameters)
    keyboard = keyboard_of(parameters)
    chat = account.chat_to_write_in(parameters)
    more = _more(chat, parameters, "link_preview_options")
    return account.write(chat, account.me, (text, entities, keyboard), more=more).json(chat.json())


@method("sendDocument")
async def send_document(account: BotAccount, parameters: Parameters) -> dict[str, Any]:
    """The document is a file that comes along, or the id of one that Telegram has; addresses are not fetched."""
    if upload := parameters.upload("document"):
        document = account.files.keep(upload.name, upload.content, upload.mime_type)
    elif not parameters.text("document"):
        raise bad_request("there is no document in the request")
    elif known := account.files.find(parameters.text("document")):
        document = known
    else:
        raise bad_request("wrong file identifier/HTTP URL specified")
    text, entities = caption(parameters)
    keyboard = keyboard_of(parameters)
    chat = account.chat_to_write_in(parameters)
    said = (text, entities, keyboard)
    return account.write(chat, account.me, said, document, _more(chat, parameters)).json(chat.json())


@method("editMessageText")
async def edit_message_text(account: BotAccount, parameters: Parameters) -> dict[str, Any]:
    """Without `reply_markup` the keyboard goes, as at Telegram."""
    text, entities = message_text(parameters)
    keyboard = keyboard_of(parameters)
    chat, message = _to_edit(account, parameters)
    if message.document:
        raise bad_request("there is no text in the message to edit")
    if (text, entities, keyboard) == (message.text, message.entities, message.keyboard):
        raise _not_modified()
    message.change(text, entities, keyboard)
    chat.notice()
    return message.json(chat.json())


@method("editMessageReplyMarkup")
async def edit_message_reply_markup(account: BotAccount, parameters: Parameters) -> dict[str, Any]:
    keyboard = keyboard_of(parameters)
    chat, message = _to_edit(account, parameters)
    if keyboard == message.keyboard:
        raise _not_modified()
    message.change(message.text, message.entities, keyboard)
    chat.notice()
    return message.json(chat.json())


@method("deleteMessage")
async def delete_message(account: BotAccount, parameters: Parameters) -> bool:
    chat = account.chat_to_write_in(parameters)
    account.message_in(chat, parameters, "message to delete").is_deleted = True
    chat.notice()
    return True


@method("sendChatAction")
async def send_chat_action(account: BotAccount, parameters: Parameters) -> bool:
    action = parameters.text("action")
    if action not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    account.chat_to_write_in(parameters).actions.append(action)
    return True


@method("setMessageReaction")
async def set_message_reaction(account: BotAccount, parameters: Parameters) -> bool:
    """Which emoji Telegram allows is not checked."""
    given = parameters.json("reaction", "can't parse reaction types JSON object") or []
    try:
        reactions = msgspec.convert(given, list[_Reaction])
    except msgspec.ValidationError as wrong:
        raise bad_request(f"can't parse ReactionType: {wrong}") from None
    if len(reactions) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    chat = account.chat_to_write_in(parameters)
    message = account.message_in(chat, parameters, "message to react")
    message.reactions = tuple(reaction.emoji or reaction.custom_emoji_id for reaction in reactions)
    chat.notice()
    return True


def _to_edit(account: BotAccount, parameters: Parameters) -> tuple[Chat, Message]:
    chat = account.chat_to_write_in(parameters)
    message = account.message_in(chat, parameters, "message to edit")
    if not message.from_bot:
        raise bad_request("message can't be edited")
    return chat, message


def _not_modified() -> Exception:
    return bad_request(
        "message is not modified: specified new message content and reply markup are exactly the same "
        "as a current content and reply markup of the message"
    )


def _more(chat: Chat, parameters: Parameters, *as_given: str) -> dict[str, Any]:
    """What else the message's JSON has: the message it replies to, and fields that come back as they were given."""
    more = {name: given for name in as_given if (given := parameters.json(name, f"can't parse {name} JSON object"))}
    given = parameters.json("reply_parameters", "can't parse reply parameters JSON object")
    if not given:
        return more
    try:
        reply = msgspec.convert(given, _Reply)
    except msgspec.ValidationError as wrong:
        raise bad_request(f"can't parse reply parameters: {wrong}") from None
    if replied := chat.find(reply.message_id):
        more["reply_to_message"] = replied.json(chat.json())
    elif not reply.allow_sending_without_reply:
        raise bad_request("message to be replied not found")
    return more
