"""A message as it stands, and how it came to stand so."""

from datetime import UTC, datetime
from typing import Any

import msgspec
from msgspec import Struct

from worthit.testing.telegram.entities import Entity, utf16_slice
from worthit.testing.telegram.files import StoredFile
from worthit.testing.telegram.keyboards import Button, Keyboard, markup_json


class Version(Struct, frozen=True, kw_only=True):
    """What a message said from a time on. text: of a document, its caption."""

    time: datetime
    text: str
    entities: tuple[Entity, ...] = ()
    keyboard: Keyboard = ()


class Message:
    """A message in a chat. sender: the bot's or the person's User, as in the Bot API."""

    def __init__(
        self,
        message_id: int,
        sender: dict[str, Any],
        first: Version,
        document: StoredFile | None = None,
        more: dict[str, Any] | None = None,
    ) -> None:
        self.id = message_id
        self.sender = sender
        self.history = [first]
        self.document = document
        self.reactions: tuple[str, ...] = ()
        self.is_deleted = False
        self._more = more or {}  # further fields of its JSON that never change

    @property
    def from_bot(self) -> bool:
        return bool(self.sender["is_bot"])

    @property
    def time(self) -> datetime:
        return self.history[0].time

    @property
    def text(self) -> str:
        return self.history[-1].text

    @property
    def entities(self) -> tuple[Entity, ...]:
        return self.history[-1].entities

    @property
    def keyboard(self) -> Keyboard:
        return self.history[-1].keyboard

    @property
    def buttons(self) -> tuple[Button, ...]:
        """Those of all rows."""
        return tuple(button for row in self.keyboard for button in row)

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

    def change(self, text: str, entities: tuple[Entity, ...], keyboard: Keyboard) -> None:
        self.history.append(Version(time=datetime.now(UTC), text=text, entities=entities, keyboard=keyboard))

    def json(self, chat: dict[str, Any]) -> dict[str, Any]:
        """The Message of the Bot API."""
        json = {"message_id": self.id, "from": self.sender, "chat": chat, "date": unix_time(self.time), **self._more}
        is_text = self.document is None
        if self.document:
            json["document"] = self.document.json()
        if self.text:
            json["text" if is_text else "caption"] = self.text
        if self.entities:
            json["entities" if is_text else "caption_entities"] = msgspec.to_builtins(self.entities)
        if self.keyboard:
            json["reply_markup"] = markup_json(self.keyboard)
        if len(self.history) > 1:
            json["edit_date"] = unix_time(self.history[-1].time)
        return json


def unix_time(time: datetime) -> int:
    return int(time.timestamp())
