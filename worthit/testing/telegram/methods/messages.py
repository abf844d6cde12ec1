"""Messages of the bot: sent, taken back."""

from typing import Any

from worthit.testing.telegram.account import BotAccount
from worthit.testing.telegram.contents import Content
from worthit.testing.telegram.formatted import caption, message_text
from worthit.testing.telegram.keyboards import keyboard_of
from worthit.testing.telegram.media import MediaKind
from worthit.testing.telegram.methods.sending import send
from worthit.testing.telegram.methods.table import method
from worthit.testing.telegram.parameters import Parameters
from worthit.testing.telegram.refusals import bad_request
from worthit.testing.telegram.uploads import media_in

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


@method("sendMessage")
async def send_message(account: BotAccount, parameters: Parameters) -> dict[str, Any]:
    text, entities = message_text(parameters)
    content = Content(text=text, entities=entities, keyboard=keyboard_of(parameters))
    return send(account, parameters, content, "text messages")


@method("sendDocument")
async def send_document(account: BotAccount, parameters: Parameters) -> dict[str, Any]:
    return await _send_media(account, parameters, "document")


@method("sendPhoto")
async def send_photo(account: BotAccount, parameters: Parameters) -> dict[str, Any]:
    return await _send_media(account, parameters, "photo")


@method("deleteMessage")
async def delete_message(account: BotAccount, parameters: Parameters) -> bool:
    chat = account.chat_to_write_in(parameters)
    account.message_in(chat, parameters, "message to delete").delete()
    return True


@method("sendChatAction")
async def send_chat_action(account: BotAccount, parameters: Parameters) -> bool:
    action = parameters.text("action")
    if action not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    account.chat_to_write_in(parameters).actions.append(action)
    return True


async def _send_media(account: BotAccount, parameters: Parameters, kind: MediaKind) -> dict[str, Any]:
    media = await media_in(parameters, kind, account.files)
    text, entities = caption(parameters)
    content = Content(text=text, entities=entities, keyboard=keyboard_of(parameters), media=media)
    return send(account, parameters, content, f"{kind}s")
