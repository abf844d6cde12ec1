"""Media that the bot sends: a file that comes along, or the id of one that Telegram has."""

from worthit.testing.telegram.files import Files, StoredFile
from worthit.testing.telegram.media import Media, MediaKind
from worthit.testing.telegram.parameters import Parameters, Upload
from worthit.testing.telegram.pictures import keep_photo
from worthit.testing.telegram.refusals import bad_request


async def media_in(parameters: Parameters, field: MediaKind, files: Files) -> Media:
    """The media that a method sends in the field of its kind; addresses are not fetched. Raises: Refusal."""
    return await media_named(parameters, field, parameters.text(field), files, parameters.upload(field))


async def media_named(
    parameters: Parameters, kind: MediaKind, named: str, files: Files, upload: Upload | None = None
) -> Media:
    """The same, of what a field of any name says: attach://<name>, or an id. Raises: Refusal."""
    if named.startswith("attach://"):
        upload = upload or parameters.upload(named.removeprefix("attach://"))
    if upload:
        return await _kept(upload, kind, files)
    if not named or named.startswith("attach://"):
        raise bad_request(f"there is no {kind} in the request")
    return stored_media(files, kind, named)


def stored_media(files: Files, kind: MediaKind, file_id: str) -> Media:
    """Raises: Refusal for an id that is unknown, or was of another kind of media."""
    if (file := files.find(file_id)) is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    if file.kind != kind:
        raise bad_request(f"can't use file of type {file.kind.capitalize()} as {kind.capitalize()}")
    return Media(kind=kind, files=files.sizes_of(file) if kind == "photo" else (file,))


def photo_at(address: str) -> Media:
    """A photo that is only pointed at: it has no content here. Raises: Refusal for no address."""
    if not address.startswith(("http://", "https://")):
        raise bad_request("wrong file identifier/HTTP URL specified")
    file = StoredFile(id=f"photo-at-{address}", path="", name="", mime_type="image/jpeg", content=b"", kind="photo")
    return Media(kind="photo", files=(file,))


async def _kept(upload: Upload, kind: MediaKind, files: Files) -> Media:
    if kind == "photo":
        return await keep_photo(files, upload.content)
    if not upload.content:
        raise bad_request("file must be non-empty")
    return Media(kind=kind, files=(files.keep(upload.name, upload.content, upload.mime_type),))
