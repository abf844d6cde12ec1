"""What a message says: its text, media with a caption, a rich message or an invoice, and the buttons below."""

from typing import Any

import msgspec
from msgspec import Struct

from worthit.testing.telegram.entities import Entity
from worthit.testing.telegram.invoices import Invoice
from worthit.testing.telegram.keyboards import Keyboard, markup_json
from worthit.testing.telegram.media import Media
from worthit.testing.telegram.rich.model import Rich


class Content(Struct, frozen=True, kw_only=True):
    """text: of media, the caption."""

    text: str = ""
    entities: tuple[Entity, ...] = ()
    keyboard: Keyboard = ()
    media: Media | None = None
    rich: Rich | None = None
    invoice: Invoice | None = None

    @property
    def words(self) -> str:
        """What a person reads, in whichever form it was sent."""
        if self.invoice:
            return f"{self.invoice.title}: {self.invoice.description} ({self.invoice.stars} Stars)"
        return "\n".join(self.rich.lines) if self.rich else self.text

    def json(self) -> dict[str, Any]:
        """Its fields in the Message of the Bot API."""
        json: dict[str, Any] = {}
        if self.media:
            json[self.media.kind] = self.media.json()
        if self.invoice:
            json["invoice"] = self.invoice.json()
        if self.rich:
            json["rich_message"] = self.rich.json()
        if self.text:
            json["caption" if self.media else "text"] = self.text
        if self.entities:
            json["caption_entities" if self.media else "entities"] = msgspec.to_builtins(self.entities)
        if self.keyboard:
            json["reply_markup"] = markup_json(self.keyboard)
        return json
