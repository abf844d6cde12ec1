"""Everything that Telegram keeps of one bot."""

import itertools
from typing import Any

from msgspec import Struct

from worthit.testing.telegram.botfather import BotFather
from worthit.testing.telegram.callbacks import CallbackQuery
from worthit.testing.telegram.chats import Chat
from worthit.testing.telegram.contents import Content
from worthit.testing.telegram.files import Files
from worthit.testing.telegram.guests import GuestQuery
from worthit.testing.telegram.inline import InlineCache, InlineQuery, InlineResult
from worthit.testing.telegram.messages import Message
from worthit.testing.telegram.parameters import Parameters
from worthit.testing.telegram.payments import Till
from worthit.testing.telegram.refusals import bad_request
from worthit.testing.telegram.updates import UpdateQueue
from worthit.testing.telegram.webhooks import WebhookDelivery

_FIRST_UPDATE = 500_001
_FIRST_ID = 7_000_001


class PreparedMessage(Struct, frozen=True, kw_only=True):
    """A message that the bot has prepared for somebody to send. places: types of chats that it is for."""

    user: int
    result: InlineResult
    places: frozenset[str]


class BotAccount:
    """me: the bot's User. commands: by scope (as JSON) and language. profile: texts by name and language.

    menu_buttons: by person, 0 for all. web_app_queries: who asks, until the bot has answered. via_bot: messages sent by
    way of the bot, by the id that it can edit them by.
    """

    def __init__(self, token: str, name: str, username: str, botfather: BotFather, api: str) -> None:
        self.token = token
        self.botfather = botfather
        self.api = api
        self.me: dict[str, Any] = {
            "id": int(token.partition(":")[0]),
            "is_bot": True,
            "first_name": name,
            "username": username,
        }
        self.chats: dict[int, Chat] = {}
        self.callback_queries: dict[str, CallbackQuery] = {}
        self.inline_queries: dict[str, InlineQuery] = {}
        self.guest_queries: dict[str, GuestQuery] = {}
        self.inline_cache = InlineCache()
        self.via_bot: dict[str, Message] = {}
        self.commands: dict[tuple[str, str], list[dict[str, Any]]] = {}
        self.profile: dict[tuple[str, str], str] = {}
        self.menu_buttons: dict[int, dict[str, Any]] = {}
        self.web_app_queries: dict[str, dict[str, Any]] = {}
        self.prepared: dict[str, PreparedMessage] = {}
        self.till = Till()
        self.files = Files()
        self.updates = UpdateQueue(_FIRST_UPDATE)
        self.webhooks: WebhookDelivery
        self._message_ids = itertools.count(1)
        self._ids = itertools.count(_FIRST_ID)

    @property
    def offered(self) -> list[dict[str, Any]]:
        """The commands of all scopes and languages."""
        return [command for commands in self.commands.values() for command in commands]

    def new_id(self) -> str:
        """Of a query, a group of media, or what else needs one."""
        return str(next(self._ids))

    def chat_to_write_in(self, parameters: Parameters, right: str = "") -> Chat:
        """The chat that a method names. right: what is to be sent there, as in Chat.admit.

        Raises: Refusal when there is none, or the bot may not.
        """
        given = parameters.text("chat_id")
        if not given:
            raise bad_request("chat_id is empty")
        chat = self._public(given[1:]) if given.startswith("@") else self.chats.get(parameters.integer("chat_id"))
        if chat is None:
            raise bad_request("chat not found")
        chat.admit(right)
        return chat

    def message_in(self, chat: Chat, parameters: Parameters, role: str) -> Message:
        """The message that a method names. Raises: Refusal, with the role that it would have had."""
        if not (message_id := parameters.integer("message_id")):
            raise bad_request("message identifier is not specified")
        if (message := chat.find(message_id)) is None:
            raise bad_request(f"{role} not found")
        return message

    def write(
        self, chat: Chat, sender: dict[str, Any], content: Content, more: dict[str, Any] | None = None
    ) -> Message:
        """Add a message to a chat. more: further fields of its JSON."""
        message_id = chat.next_id() or next(self._message_ids)
        message = Message(message_id, chat, sender, content, more or {})
        chat.add(message)
        return message

    def send_via_bot(self, chat: Chat, sender: dict[str, Any], content: Content) -> Message:
        """A message of the bot's that somebody sends; the bot can edit it if it has buttons."""
        message = self.write(chat, sender, content, {"via_bot": self.me})
        if message.keyboard:
            self.let_edit(message)
        self.hear(message)
        return message

    def let_edit(self, message: Message) -> None:
        """Give a message that was sent by way of the bot the id that the bot can edit it by."""
        message.inline_id = f"inline-{self.new_id()}"
        self.via_bot[message.inline_id] = message

    def hear(self, message: Message, kind: str = "message") -> None:
        """Let the bot know of a message of somebody's, if it is for it to know."""
        if message.chat.tells_bot_of(message):
            self.updates.push(kind, message.json(), message.chat.id)
        elif kind == "message" and message.chat.takes_guests and self._is_called_by(message):
            query = GuestQuery(self.new_id(), message)
            self.guest_queries[query.id] = query
            self.updates.push("guest_message", {**message.json(), "guest_query_id": query.id}, message.chat.id)

    def knows(self, version: str) -> bool:
        """Whether the Bot API that is spoken here is of this version or later."""
        return _numbers(self.api) >= _numbers(version)

    def _is_called_by(self, message: Message) -> bool:
        names = (mention.lower() for mention in message.marked("mention"))
        return self.botfather.guest and self.knows("10.0") and f"@{self.me['username']}".lower() in names

    def _public(self, username: str) -> Chat | None:
        """The group or channel of this user name; people have none that a bot can write to."""
        for chat in self.chats.values():
            if chat.id < 0 and str(chat.described.get("username", "")).lower() == username.lower():
                return chat
        return None


def _numbers(version: str) -> list[int]:
    return [int(part) for part in version.split(".")]
