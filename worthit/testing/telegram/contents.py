"""What a message says: its text, or media with a caption, and the buttons below."""

from typing import Any

import msgspec
from msgspec import Struct

from worthit.testing.telegram.entities import Entity
from worthit.testing.telegram.keyboards import Keyboard, markup_json
from worthit.testing.telegram.media import Media


class Content(Struct, frozen=True, kw_only=True):
    """text: of media, the caption."""

    text: str = ""
    entities: tuple[Entity, ...] = ()
    keyboard: Keyboard = ()
    media: Media | None = None

    def json(self) -> dict[str, Any]:
        """Its fields in the Message of the Bot API."""
        json: dict[str, Any] = {}
        if self.media:
            json[self.media.kind] = self.media.json()
        if self.text:
            json["caption" if self.media else "text"] = self.text
        if self.entities:
            json["caption_entities" if self.media else "entities"] = msgspec.to_builtins(self.entities)
        if self.keyboard:
            json["reply_markup"] = markup_json(self.keyboard)
        return json
