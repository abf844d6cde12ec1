"""Chats: between a person and the bot, and among people."""

import asyncio
from collections.abc import Callable
from typing import Any

from msgspec import Struct

from worthit.testing.telegram.contents import Content
from worthit.testing.telegram.keyboards import KeyButton
from worthit.testing.telegram.messages import Message
from worthit.testing.telegram.refusals import bad_request, blocked


class Draft(Struct, frozen=True, kw_only=True):
    """A message that the bot is still writing. can_stop: the person has a button to stop it."""

    id: int
    content: Content
    can_stop: bool = False


class Chat:
    """Messages in one place. drafts: what the bot showed of the message that it is writing, the newest last.

    keyboard: the reply keyboard that is shown, in rows. keyboard_is_for_once: it goes as soon as it is used.
    """

    def __init__(self, described: dict[str, Any]) -> None:
        self.id: int = described["id"]
        self.described = described
        self.actions: list[str] = []
        self.drafts: list[Draft] = []
        self.keyboard: tuple[tuple[KeyButton, ...], ...] = ()
        self.keyboard_is_for_once = False
        self._all: list[Message] = []
        self._ephemeral: dict[tuple[int, int], Message] = {}
        self._changed = asyncio.Event()

    @property
    def messages(self) -> list[Message]:
        """What everybody sees: the messages as they now stand, without the deleted ones."""
        return self.seen_by(0)

    @property
    def from_bot(self) -> list[Message]:
        """The messages of the bot."""
        return [message for message in self.messages if message.from_bot]

    @property
    def keyboard_buttons(self) -> list[KeyButton]:
        """Those of all rows of the reply keyboard."""
        return [button for row in self.keyboard for button in row]

    def seen_by(self, person: int) -> list[Message]:
        """The messages that somebody sees, also those that only they do."""
        own = {id(message) for (to, _), message in self._ephemeral.items() if to == person}
        return [
            message
            for message in self._all
            if not message.is_deleted and (not message.ephemeral_id or id(message) in own)
        ]

    def find(self, message_id: int) -> Message | None:
        return next((message for message in self.messages if message.id == message_id), None)

    def find_ephemeral(self, person: int, number: int) -> Message | None:
        """One that only this person and the bot see."""
        message = self._ephemeral.get((person, number))
        return None if message is None or message.is_deleted else message

    def add(self, message: Message) -> None:
        self._all.append(message)
        self.notice()

    def add_ephemeral(self, message: Message, person: int) -> None:
        """Add a message that only this person and the bot see."""
        message.ephemeral_id = len(self._ephemeral) + 1
        self._ephemeral[person, message.ephemeral_id] = message
        self.add(message)

    def notice(self) -> None:
        """Something has changed: have those look who wait."""
        self._changed.set()
        self._changed = asyncio.Event()

    async def wait_for(self, predicate: Callable[[Message], bool], seconds: float = 10, person: int = 0) -> Message:
        """The bot's first message that is as wanted, now or within the time. person: whose own messages count too.

        Raises: AssertionError with the transcript of the chat.
        """
        try:
            async with asyncio.timeout(seconds):
                while True:
                    changed = self._changed
                    for message in self.seen_by(person):
                        if message.from_bot and predicate(message):
                            return message
                    await changed.wait()
        except TimeoutError:
            raise AssertionError(
                f"no message of the bot is as wanted after {seconds} s; the chat:\n{self.transcript()}"
            ) from None

    def transcript(self) -> str:
        """The chat in words, with every version of every message."""
        return "\n".join(line for message in self._all for line in _lines(message)) or "(nothing was said)"

    def json(self) -> dict[str, Any]:
        """The Chat of the Bot API."""
        return self.described

    @property
    def takes_guests(self) -> bool:
        """Whether the bot can be called in by its name, as one that is no part of the chat."""
        return False

    def admit(self, right: str = "") -> None:
        """Let the bot do something here. right: what it wants to send, such as "photos"; "" to send nothing.

        Raises: Refusal.
        """

    def tells_bot_of(self, message: Message) -> bool:
        """Whether the bot hears of a message of somebody's."""
        return True

    @property
    def tells_bot_of_reactions(self) -> bool:
        return True

    def next_id(self) -> int | None:
        """Of a message to add; None where the chat does not count for itself."""
        return None


class PrivateChat(Chat):
    """A person's chat with the bot; its id is the person's."""

    def __init__(self, person: dict[str, Any]) -> None:
        names: dict[str, Any] = {key: person[key] for key in ("first_name", "last_name", "username") if key in person}
        super().__init__({"id": person["id"], "type": "private", **names})
        self.blocked = False

    def admit(self, right: str = "") -> None:
        if self.blocked:
            raise blocked()


class PeoplesChat(Chat):
    """A private chat among people: the bot has no part in it but as a guest, and what they send by way of it."""

    @property
    def takes_guests(self) -> bool:
        return True

    @property
    def tells_bot_of_reactions(self) -> bool:
        return False

    def admit(self, right: str = "") -> None:
        raise bad_request("chat not found")

    def tells_bot_of(self, message: Message) -> bool:
        return False


def _lines(message: Message) -> list[str]:
    lines = []
    for number, version in enumerate(message.history):
        who = f"{message.sender['first_name']}:" if number == 0 else "  … edited:"
        media = version.content.media
        attached = f"[{media.file.name or media.kind}] " if media else ""
        keyboard = "".join(f"\n    {[button.text for button in row]}" for row in version.keyboard)
        lines.append(f"{version.time:%H:%M:%S.%f} #{message.id} {who} {attached}{version.content.words}{keyboard}")
    if message.is_deleted:
        lines.append("  … deleted")
    return lines
