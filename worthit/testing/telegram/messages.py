"""A message as it stands, and how it came to stand so."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from worthit.testing.telegram.contents import Content
from worthit.testing.telegram.entities import Entity, utf16_slice
from worthit.testing.telegram.files import StoredFile
from worthit.testing.telegram.keyboards import Button, Keyboard

if TYPE_CHECKING:
    from worthit.testing.telegram.chats import Chat


class Version(Struct, frozen=True, kw_only=True):
    """What a message said from a time on."""

    time: datetime
    content: Content

    @property
    def text(self) -> str:
        """Of media, the caption."""
        return self.content.text

    @property
    def words(self) -> str:
        """What a person reads, in whichever form it was sent."""
        return self.content.words

    @property
    def entities(self) -> tuple[Entity, ...]:
        return self.content.entities

    @property
    def keyboard(self) -> Keyboard:
        return self.content.keyboard


class Message:
    """A message in a chat. sender: the bot's or the person's User, as in the Bot API.

    inline_id: by which the bot can edit it where it was sent via the bot, "" where it cannot. ephemeral_id: of one that
    only one person and the bot see, 0 for others. reactions: the bot's. reactions_of: people's, by their id.
    """

    def __init__(
        self, message_id: int, chat: "Chat", sender: dict[str, Any], content: Content, more: dict[str, Any]
    ) -> None:
        self.id = message_id
        self.chat = chat
        self.sender = sender
        self.history = [Version(time=datetime.now(UTC), content=content)]
        self.reactions: tuple[str, ...] = ()
        self.reactions_of: dict[int, tuple[str, ...]] = {}
        self.is_deleted = False
        self.inline_id = ""
        self.ephemeral_id = 0
        self._more = more  # further fields of its JSON that never change

    @property
    def from_bot(self) -> bool:
        """Whether the bot wrote it, or somebody by way of the bot."""
        return bool(self.sender["is_bot"]) or "via_bot" in self._more

    @property
    def time(self) -> datetime:
        return self.history[0].time

    @property
    def content(self) -> Content:
        return self.history[-1].content

    @property
    def text(self) -> str:
        """Of media, the caption."""
        return self.content.text

    @property
    def rich(self) -> list[str]:
        """The lines of a rich message, as a person reads them (see `rich.lines`); none for another message."""
        return self.content.rich.lines if self.content.rich else []

    @property
    def words(self) -> str:
        """What a person reads, whether it was sent as a text, a caption or a rich message."""
        return self.content.words

    @property
    def entities(self) -> tuple[Entity, ...]:
        return self.content.entities

    @property
    def document(self) -> StoredFile | None:
        return self._file("document")

    @property
    def photo(self) -> StoredFile | None:
        """In its largest size."""
        return self._file("photo")

    @property
    def keyboard(self) -> Keyboard:
        return self.content.keyboard

    @property
    def buttons(self) -> tuple[Button, ...]:
        """Those within a rich message, and those of all rows below."""
        within = self.content.rich.buttons if self.content.rich else ()
        return (*within, *(button for row in self.keyboard for button in row))

    @property
    def replies_to(self) -> int:
        """The id of the message that it replies to, 0 where it replies to none."""
        return int(self._more.get("reply_to_message", {}).get("message_id", 0))

    def button(self, label: str) -> Button:
        """The button with this text or, failing that, this callback data. Raises: LookupError."""
        for button in self.buttons:
            if button.text == label:
                return button
        for button in self.buttons:
            if button.callback_data == label:
                return button
        raise LookupError(f"no button {label!r}, only {[button.text for button in self.buttons]}")

    def marked(self, kind: str) -> list[str]:
        """The parts of the text that entities of this type name ("bold", "url", …)."""
        return [utf16_slice(self.text, entity.offset, entity.length) for entity in self.entities if entity.type == kind]

    def change(self, content: Content) -> None:
        self.history.append(Version(time=datetime.now(UTC), content=content))
        self.chat.notice()

    def delete(self) -> None:
        self.is_deleted = True
        self.chat.notice()

    def json(self) -> dict[str, Any]:
        """The Message of the Bot API."""
        about = {"message_id": self.id, "from": self.sender, "chat": self.chat.json(), "date": unix_time(self.time)}
        if self.ephemeral_id:
            about["ephemeral_message_id"] = self.ephemeral_id
        edited = {"edit_date": unix_time(self.history[-1].time)} if len(self.history) > 1 else {}
        return {**about, **self._more, **self.content.json(), **edited}

    def _file(self, kind: str) -> StoredFile | None:
        media = self.content.media
        return media.file if media and media.kind == kind else None


def unix_time(time: datetime) -> int:
    return int(time.timestamp())
