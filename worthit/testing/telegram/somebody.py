"""Somebody at Telegram, and where they are."""

from collections.abc import Callable
from copy import copy
from typing import Any, Self

from worthit.testing.telegram.account import BotAccount
from worthit.testing.telegram.chats import Chat, PrivateChat
from worthit.testing.telegram.contents import Content
from worthit.testing.telegram.messages import Message


class Somebody:
    """user: their User. chat: where they are, the private chat with the bot unless `in_` has led elsewhere."""

    def __init__(self, account: BotAccount, user: dict[str, Any]) -> None:
        self.user = user
        self.private = PrivateChat(user)
        self.chat: Chat = self.private
        self._account = account
        account.chats[self.private.id] = self.private

    @property
    def id(self) -> int:
        return int(self.user["id"])

    def in_(self, chat: Chat) -> Self:
        """The same person in another chat: `await ada.in_(group).send("hello")`."""
        there = copy(self)
        there.chat = chat
        return there

    @property
    def messages(self) -> list[Message]:
        """What they see where they are, also what only they do."""
        return self.chat.seen_by(self.id)

    async def wait_for(self, predicate: Callable[[Message], bool], seconds: float = 10) -> Message:
        """The bot's first message that they see and that is as wanted.

        Raises: AssertionError with the transcript of the chat.
        """
        return await self.chat.wait_for(predicate, seconds, self.id)

    def _say(self, content: Content, more: dict[str, Any]) -> Message:
        """Add a message to the chat, and let the bot know if it may. more: further fields of its JSON."""
        message = self._account.write(self.chat, self.user, content, more)
        self._account.hear(message)
        return message
