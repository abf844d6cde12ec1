"""Files that were sent, by either side."""

import itertools
from pathlib import PurePosixPath
from typing import Any

from msgspec import Struct

from worthit.testing.telegram.refusals import bad_request

_DOWNLOAD_BYTES = 20 * 1024 * 1024


class StoredFile(Struct, frozen=True, kw_only=True):
    id: str
    path: str
    name: str
    mime_type: str
    content: bytes

    def json(self) -> dict[str, Any]:
        """The Document of the Bot API."""
        return {**self._ids(), "file_name": self.name, "mime_type": self.mime_type, "file_size": len(self.content)}

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
        number = next(self._numbers)
        path = f"documents/file_{number}{PurePosixPath(name).suffix}"
        file = StoredFile(id=f"document-{number}", path=path, name=name, mime_type=mime_type, content=content)
        self._by_id[file.id] = file
        return file

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
