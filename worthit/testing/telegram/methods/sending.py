"""What all methods that send a message do."""

from typing import Any

import msgspec

from worthit.testing.telegram.account import BotAccount
from worthit.testing.telegram.chats import Chat
from worthit.testing.telegram.contents import Content
from worthit.testing.telegram.entities import utf16_length
from worthit.testing.telegram.ephemeral import receiver_in
from worthit.testing.telegram.messages import Message
from worthit.testing.telegram.parameters import Parameters
from worthit.testing.telegram.refusals import bad_request
from worthit.testing.telegram.reply_keyboards import reply_markup_of


class _Reply(msgspec.Struct, frozen=True):
    message_id: int = 0
    ephemeral_message_id: int = 0
    allow_sending_without_reply: bool = False
    quote: str = ""


def send(account: BotAccount, parameters: Parameters, content: Content, right: str) -> dict[str, Any]:
    """Add the bot's message to the chat that is named, or show it to one person there. right: as in Chat.admit.

    Returns the Message of the Bot API. Raises: Refusal.
    """
    chat = account.chat_to_write_in(parameters, right)
    reply = _reply_in(parameters)
    more = _replied(chat, reply) | ({} if content.media or content.rich else _preview(parameters))
    receiver = receiver_in(account, chat, parameters, reply.ephemeral_message_id if reply else 0)
    markup = reply_markup_of(parameters, chat)
    if receiver is None:
        chat.drafts.clear()
        if markup.rows is not None:
            chat.keyboard, chat.keyboard_is_for_once = markup.rows, markup.one_time
        return account.write(chat, account.me, content, more).json()
    message = Message(0, chat, account.me, content, {"receiver_user": receiver, **more})
    chat.add_ephemeral(message, receiver["id"])
    return message.json()


def _preview(parameters: Parameters) -> dict[str, Any]:
    shown = parameters.json("link_preview_options", "can't parse link_preview_options JSON object")
    return {"link_preview_options": shown} if shown else {}


def _reply_in(parameters: Parameters) -> _Reply | None:
    given = parameters.json("reply_parameters", "can't parse reply parameters JSON object")
    if not given:
        return None
    try:
        return msgspec.convert(given, _Reply)
    except msgspec.ValidationError as wrong:
        raise bad_request(f"can't parse reply parameters: {wrong}") from None


def _replied(chat: Chat, reply: _Reply | None) -> dict[str, Any]:
    """The fields that tell which message is replied to, and which part of it is quoted."""
    if reply is None or reply.ephemeral_message_id:
        return {}
    if (replied := chat.find(reply.message_id)) is None:
        if reply.allow_sending_without_reply:
            return {}
        raise bad_request("message to be replied not found")
    if not reply.quote:
        return {"reply_to_message": replied.json()}
    if reply.quote not in replied.text:
        raise bad_request("QUOTE_TEXT_INVALID")
    place = utf16_length(replied.text[: replied.text.index(reply.quote)])
    quote = {"text": reply.quote, "position": place, "is_manual": True}
    return {"reply_to_message": replied.json(), "quote": quote}
