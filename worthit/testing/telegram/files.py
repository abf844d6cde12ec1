"""Files that were sent, by either side."""

import itertools
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Any

from msgspec import Struct

from worthit.testing.telegram.refusals import bad_request

_DOWNLOAD_BYTES = 20 * 1024 * 1024


class Picture(Struct, frozen=True, kw_only=True):
    """width, height: pixels."""

    content: bytes
    width: int
    height: int


class StoredFile(Struct, frozen=True, kw_only=True):
    """kind: what it was sent as, its id is good for that only. width, height: pixels. seconds: of a voice note.

    photo: number of the photo that it is a size of.
    """

    id: str
    path: str
    name: str
    mime_type: str
    content: bytes
    kind: str = "document"
    width: int = 0
    height: int = 0
    seconds: int = 0
    photo: int = 0

    def json(self) -> dict[str, Any]:
        """The Document of the Bot API."""
        return {**self._ids(), "file_name": self.name, "mime_type": self.mime_type, "file_size": len(self.content)}

    def size_json(self) -> dict[str, Any]:
        """The PhotoSize of the Bot API."""
        return {**self._ids(), "width": self.width, "height": self.height, "file_size": len(self.content)}

    def voice_json(self) -> dict[str, Any]:
        """The Voice of the Bot API."""
        size = len(self.content)
        return {**self._ids(), "duration": self.seconds, "mime_type": self.mime_type, "file_size": size}

    def place_json(self) -> dict[str, Any]:
        """The File of the Bot API, with the path to download it from."""
        return {**self._ids(), "file_size": len(self.content), "file_path": self.path}

    def _ids(self) -> dict[str, Any]:
        return {"file_id": self.id, "file_unique_id": f"unique-{self.id}"}


class Files:
    def __init__(self) -> None:
        self._by_id: dict[str, StoredFile] = {}
        self._numbers = itertools.count(1)

    def keep(self, name: str, content: bytes, mime_type: str) -> StoredFile:
        """A document."""
        number = next(self._numbers)
        path = f"documents/file_{number}{PurePosixPath(name).suffix}"
        return self._add(
            StoredFile(id=f"document-{number}", path=path, name=name, mime_type=mime_type, content=content)
        )

    def keep_photo(self, sizes: Iterable[Picture]) -> tuple[StoredFile, ...]:
        """The sizes of one photo."""
        photo = next(self._numbers)
        return tuple(self._keep_picture("photo", ".jpg", "image/jpeg", size, photo) for size in sizes)

    def keep_sticker(self, picture: Picture) -> StoredFile:
        return self._keep_picture("sticker", ".webp", "image/webp", picture, 0)

    def keep_voice(self, content: bytes, seconds: int) -> StoredFile:
        return self._keep_nameless("voice", ".oga", "audio/ogg", content, seconds=seconds)

    def sizes_of(self, file: StoredFile) -> tuple[StoredFile, ...]:
        """All the sizes of the photo that this is one of, the smallest first."""
        return tuple(other for other in self._by_id.values() if other.photo == file.photo)

    def find(self, file_id: str) -> StoredFile | None:
        return self._by_id.get(file_id)

    def to_download(self, file_id: str) -> StoredFile:
        """Raises: Refusal for one that is unknown, or over 20 MB."""
        if not file_id:
            raise bad_request("file_id not specified")
        if (file := self._by_id.get(file_id)) is None:
            raise bad_request("invalid file_id")
        if len(file.content) > _DOWNLOAD_BYTES:
            raise bad_request("file is too big")
        return file

    def at(self, path: str) -> StoredFile | None:
        return next((file for file in self._by_id.values() if file.path == path), None)

    def _keep_picture(self, kind: str, suffix: str, mime_type: str, picture: Picture, photo: int) -> StoredFile:
        width, height = picture.width, picture.height
        return self._keep_nameless(kind, suffix, mime_type, picture.content, width=width, height=height, photo=photo)

    def _keep_nameless(self, kind: str, suffix: str, mime_type: str, content: bytes, **more: int) -> StoredFile:
        number = next(self._numbers)
        file = StoredFile(
            id=f"{kind}-{number}",
            path=f"{kind}s/file_{number}{suffix}",
            name="",
            mime_type=mime_type,
            content=content,
            kind=kind,
            **more,
        )
        return self._add(file)

    def _add(self, file: StoredFile) -> StoredFile:
        self._by_id[file.id] = file
        return file
