"""A person who talks with the bot."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from worthit.testing.telegram.account import BotAccount
from worthit.testing.telegram.callbacks import CallbackQuery
from worthit.testing.telegram.chats import Chat
from worthit.testing.telegram.entities import Entity, trimmed, with_found
from worthit.testing.telegram.files import StoredFile
from worthit.testing.telegram.messages import Message, unix_time


class Person:
    """What a person does in the private chat with the bot; the bot hears of it by updates. user: their User."""

    def __init__(self, account: BotAccount, user: dict[str, Any]) -> None:
        self.user = user
        self.chat = Chat(user)
        self._account = account
        account.chats[self.chat.id] = self.chat

    @property
    def id(self) -> int:
        return self.chat.id

    async def send(self, text: str, entities: Sequence[Entity] = (), forwarded_from: str | None = None) -> Message:
        """Send a text. entities: such as text_link; those that Telegram finds (url, email, bot_command) are added.

        forwarded_from: name of the person who first wrote it.
        """
        return self._say(text, entities, None, forwarded_from)

    async def send_document(
        self, name: str, content: bytes, mime_type: str, caption: str = "", forwarded_from: str | None = None
    ) -> Message:
        """Send a file of any size; the bot can download up to 20 MB."""
        document = self._account.files.keep(name, content, mime_type)
        return self._say(caption, (), document, forwarded_from)

    async def press(self, message: Message, label: str) -> CallbackQuery:
        """Press the button of a message that has this text or, failing that, this callback data.

        Raises: LookupError when there is none, or it is not one that calls the bot back.
        """
        button = message.button(label)
        if button.callback_data is None:
            raise LookupError(f"the button {label!r} does not call the bot back")
        return await self.call_back(message, button.callback_data)

    async def call_back(self, message: Message, data: str) -> CallbackQuery:
        """Call the bot back with data that is on no button, as only an odd client does."""
        query = CallbackQuery(str(7_000_001 + len(self._account.callback_queries)), data)
        self._account.callback_queries[query.id] = query
        content = {
            "id": query.id,
            "from": self.user,
            "message": message.json(self.chat.json()),
            "chat_instance": str(-self.id * 1009),
            "data": query.data,
        }
        self._account.updates.push("callback_query", content, self.id)
        return query

    async def block_bot(self) -> None:
        """From now on the bot is refused what it writes here."""
        self._set_blocked(True)

    async def unblock_bot(self) -> None:
        self._set_blocked(False)

    def _say(
        self, text: str, entities: Sequence[Entity], document: StoredFile | None, forwarded_from: str | None
    ) -> Message:
        more = {} if forwarded_from is None else {"forward_origin": self._origin(forwarded_from)}
        text, kept = trimmed(text, entities)
        said = (text, with_found(text, kept), ())
        message = self._account.write(self.chat, self.user, said, document, more)
        self._account.updates.push("message", message.json(self.chat.json()), self.id)
        return message

    def _origin(self, name: str) -> dict[str, Any]:
        return {"type": "hidden_user", "sender_user_name": name, "date": unix_time(datetime.now(UTC))}

    def _set_blocked(self, blocked: bool) -> None:
        self.chat.blocked = blocked
        standings = [self._standing(not blocked), self._standing(blocked)]
        content = {
            "chat": self.chat.json(),
            "from": self.user,
            "date": unix_time(datetime.now(UTC)),
            "old_chat_member": standings[0],
            "new_chat_member": standings[1],
        }
        self._account.updates.push("my_chat_member", content, self.id)

    def _standing(self, blocked: bool) -> dict[str, Any]:
        standing = {"status": "kicked", "until_date": 0} if blocked else {"status": "member"}
        return {"user": self._account.me, **standing}
