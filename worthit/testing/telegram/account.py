"""Everything that Telegram keeps of one bot."""

import itertools
from datetime import UTC, datetime
from typing import Any

from worthit.testing.telegram.callbacks import CallbackQuery
from worthit.testing.telegram.chats import Chat
from worthit.testing.telegram.entities import Entity
from worthit.testing.telegram.files import Files, StoredFile
from worthit.testing.telegram.keyboards import Keyboard
from worthit.testing.telegram.messages import Message, Version
from worthit.testing.telegram.parameters import Parameters
from worthit.testing.telegram.refusals import bad_request, blocked
from worthit.testing.telegram.updates import UpdateQueue
from worthit.testing.telegram.webhooks import WebhookDelivery

_FIRST_UPDATE = 500_001


class BotAccount:
    """me: the bot's User. commands: by scope (as JSON) and language."""

    def __init__(self, token: str, name: str, username: str) -> None:
        self.token = token
        self.me: dict[str, Any] = {
            "id": int(token.partition(":")[0]),
            "is_bot": True,
            "first_name": name,
            "username": username,
        }
        self.chats: dict[int, Chat] = {}
        self.callback_queries: dict[str, CallbackQuery] = {}
        self.commands: dict[tuple[str, str], list[dict[str, str]]] = {}
        self.files = Files()
        self.updates = UpdateQueue(_FIRST_UPDATE)
        self.webhooks: WebhookDelivery
        self._message_ids = itertools.count(1)

    def chat_to_write_in(self, parameters: Parameters) -> Chat:
        """The chat that a method names. Raises: Refusal when there is none, or the person has blocked the bot."""
        given = parameters.text("chat_id")
        if not given:
            raise bad_request("chat_id is empty")
        chat = self.chats.get(parameters.integer("chat_id"))
        if chat is None:
            raise bad_request("chat not found")
        if chat.blocked:
            raise blocked()
        return chat

    def message_in(self, chat: Chat, parameters: Parameters, role: str) -> Message:
        """The message that a method names. Raises: Refusal, with the role that it would have had."""
        if not (message_id := parameters.integer("message_id")):
            raise bad_request("message identifier is not specified")
        if (message := chat.find(message_id)) is None:
            raise bad_request(f"{role} not found")
        return message

    def write(
        self,
        chat: Chat,
        sender: dict[str, Any],
        said: tuple[str, tuple[Entity, ...], Keyboard],
        document: StoredFile | None = None,
        more: dict[str, Any] | None = None,
    ) -> Message:
        """Add a message to a chat. more: further fields of its JSON."""
        text, entities, keyboard = said
        version = Version(time=datetime.now(UTC), text=text, entities=entities, keyboard=keyboard)
        message = Message(next(self._message_ids), sender, version, document, more)
        chat.add(message)
        return message
