"""Ephemeral messages: in a group, only one person sees what the bot says to them.

Telegram's words for what it refuses of them are not published; PEER_ID_INVALID and the like stand for them here.
"""

import time
from typing import Any

from worthit.testing.telegram.account import BotAccount
from worthit.testing.telegram.chats import Chat
from worthit.testing.telegram.groups import Group
from worthit.testing.telegram.messages import Message
from worthit.testing.telegram.parameters import Parameters
from worthit.testing.telegram.refusals import bad_request, too_old

_SECONDS_TO_ANSWER = 15


def receiver_in(account: BotAccount, chat: Chat, parameters: Parameters, replies_to: int = 0) -> dict[str, Any] | None:
    """The User who alone is to see a message; None where everybody is. replies_to: an ephemeral message.

    A bot that is no administrator may say something so only within 15 seconds, to who has pressed a button
    (`callback_query_id`) or sent it an ephemeral command. Raises: Refusal.
    """
    given = _given(account, parameters)
    if not given:
        return None
    receiver = next((member for member in _members(chat) if member["id"] == given.get("receiver_user_id")), None)
    if receiver is None:
        raise bad_request("PEER_ID_INVALID")
    if isinstance(chat, Group) and chat.bot_status != "administrator":
        _check_occasion(account, chat, receiver["id"], str(given.get("callback_query_id") or ""), replies_to)
    return receiver


def ephemeral_message(account: BotAccount, parameters: Parameters) -> Message:
    """The one that a method names. Raises: Refusal."""
    chat = account.chat_to_write_in(parameters)
    receiver, number = parameters.integer("receiver_user_id"), parameters.integer("ephemeral_message_id")
    if (message := chat.find_ephemeral(receiver, number)) is None:
        raise bad_request("message to edit not found")
    return message


def _given(account: BotAccount, parameters: Parameters) -> dict[str, Any]:
    """Bot API 10.2 took them as parameters of their own, 10.3 takes them together."""
    if account.knows("10.3"):
        given = parameters.json("ephemeral_message_parameters", "can't parse ephemeral message parameters JSON object")
        return given if isinstance(given, dict) else {}
    if account.knows("10.2") and (receiver := parameters.integer("receiver_user_id")):
        return {"receiver_user_id": receiver, "callback_query_id": parameters.text("callback_query_id")}
    return {}


def _members(chat: Chat) -> list[dict[str, Any]]:
    return [member.user for member in chat.members] if isinstance(chat, Group) else []


def _check_occasion(account: BotAccount, chat: Chat, receiver: int, query_id: str, replies_to: int) -> None:
    if query_id:
        query = account.callback_queries.get(query_id)
        if query is None or query.is_expired or time.monotonic() - query.asked > _SECONDS_TO_ANSWER:
            raise too_old()
        return
    command = chat.find_ephemeral(receiver, replies_to)
    if command is None or time.time() - command.time.timestamp() > _SECONDS_TO_ANSWER:
        raise bad_request("CHAT_ADMIN_REQUIRED")
