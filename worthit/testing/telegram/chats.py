"""Chats between a person and the bot."""

import asyncio
from collections.abc import Callable
from typing import Any

from worthit.testing.telegram.messages import Message


class Chat:
    """A private chat; its id is the person's. messages: as they now stand, without the deleted ones."""

    def __init__(self, person: dict[str, Any]) -> None:
        self.id: int = person["id"]
        self.blocked = False
        self.actions: list[str] = []
        self._person = person
        self._all: dict[int, Message] = {}
        self._changed = asyncio.Event()

    @property
    def messages(self) -> list[Message]:
        return [message for message in self._all.values() if not message.is_deleted]

    @property
    def from_bot(self) -> list[Message]:
        """The messages of the bot."""
        return [message for message in self.messages if message.from_bot]

    def find(self, message_id: int) -> Message | None:
        message = self._all.get(message_id)
        return None if message is None or message.is_deleted else message

    def add(self, message: Message) -> None:
        self._all[message.id] = message
        self.notice()

    def notice(self) -> None:
        """Something has changed: have those look who wait."""
        self._changed.set()
        self._changed = asyncio.Event()

    async def wait_for(self, predicate: Callable[[Message], bool], seconds: float = 10) -> Message:
        """The bot's first message that is as wanted, now or within the time.

        Raises: AssertionError with the transcript of the chat.
        """
        try:
            async with asyncio.timeout(seconds):
                while True:
                    changed = self._changed
                    for message in self.from_bot:
                        if predicate(message):
                            return message
                    await changed.wait()
        except TimeoutError:
            raise AssertionError(
                f"no message of the bot is as wanted after {seconds} s; the chat:\n{self.transcript()}"
            ) from None

    def transcript(self) -> str:
        """The chat in words, with every version of every message."""
        return "\n".join(line for message in self._all.values() for line in _lines(message)) or "(nothing was said)"

    def json(self) -> dict[str, Any]:
        """The Chat of the Bot API."""
        names: dict[str, Any] = {
            key: self._person[key] for key in ("first_name", "last_name", "username") if key in self._person
        }
        return {"id": self.id, "type": "private", **names}


def _lines(message: Message) -> list[str]:
    lines = []
    for number, version in enumerate(message.history):
        who = f"{message.sender['first_name']}:" if number == 0 else "  … edited:"
        document = f"[{message.document.name}] " if message.document else ""
        keyboard = "".join(f"\n    {[button.text for button in row]}" for row in version.keyboard)
        lines.append(f"{version.time:%H:%M:%S.%f} #{message.id} {who} {document}{version.text}{keyboard}")
    if message.is_deleted:
        lines.append("  … deleted")
    return lines
