"""What a message carries besides its words: a document, a photo in several sizes, a sticker, a voice note."""

from typing import Any, Literal

from msgspec import Struct

from worthit.testing.telegram.files import StoredFile

MediaKind = Literal["document", "photo", "sticker", "voice"]


class Media(Struct, frozen=True, kw_only=True):
    """files: one; of a photo one for each size, the smallest first. emoji: that a sticker stands for."""

    kind: MediaKind
    files: tuple[StoredFile, ...]
    emoji: str = ""

    @property
    def file(self) -> StoredFile:
        """The one, or the largest."""
        return self.files[-1]

    def json(self) -> Any:
        """The Document, Sticker or Voice of the Bot API, or its array of PhotoSize."""
        if self.kind == "photo":
            return [file.size_json() for file in self.files]
        if self.kind == "sticker":
            kinds = {"type": "regular", "is_animated": False, "is_video": False}
            return {**self.file.size_json(), **kinds, "emoji": self.emoji}
        if self.kind == "voice":
            return self.file.voice_json()
        return self.file.json()
