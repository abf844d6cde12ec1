"""What a method is called with, however it was sent: in the address, as a form with or without files, or as JSON."""

import io
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import msgspec
from multipart import MultipartError, MultipartParser, parse_options_header

from worthit.testing.http import Request
from worthit.testing.telegram.refusals import bad_request


class Upload(msgspec.Struct, frozen=True, kw_only=True):
    """A file in a form."""

    name: str
    content: bytes
    mime_type: str


class Parameters(msgspec.Struct, frozen=True, kw_only=True):
    """Fields as text; what was sent as JSON that is no string is kept as its JSON."""

    fields: Mapping[str, str]
    uploads: Mapping[str, Upload]

    def text(self, name: str) -> str:
        """The field, "" where it is left out: the Bot API makes no difference."""
        return self.fields.get(name, "")

    def integer(self, name: str, default: int = 0, least: int | None = None, most: int | None = None) -> int:
        """The field as a whole number; what is none counts as 0, and what is out of range as the nearest in range."""
        given = self.text(name)
        if not given:
            return default
        try:
            number = int(given)
        except ValueError:
            number = 0
        number = number if least is None else max(number, least)
        return number if most is None else min(number, most)

    def flag(self, name: str) -> bool:
        return self.text(name).strip().lower() in ("true", "yes", "1")

    def json(self, name: str, complaint: str) -> Any:
        """The field decoded, None where it is left out. Raises: Refusal with `complaint` when it is no JSON."""
        if not (given := self.text(name)):
            return None
        try:
            return msgspec.json.decode(given)
        except msgspec.DecodeError:
            raise bad_request(complaint) from None

    def upload(self, name: str) -> Upload | None:
        """The file sent under this name, or under the one that the field points at by attach://."""
        return self.uploads.get(name) or self.uploads.get(self.text(name).removeprefix("attach://"))


def parameters_of_request(request: Request) -> Parameters:
    """Raises: Refusal when the body is not what its content type says."""
    in_address = dict(parse_qsl(urlsplit(request.target).query, keep_blank_values=True))
    in_body = parameters_of_body(request.content_type, request.body)
    return Parameters(fields={**in_address, **in_body.fields}, uploads=in_body.uploads)


def parameters_of_body(content_type: str, body: bytes) -> Parameters:
    """Raises: Refusal when the body is not what its content type says."""
    kind, options = parse_options_header(content_type)
    if kind == "multipart/form-data":
        return _multipart(body, options.get("boundary", ""))
    if kind == "application/json":
        return Parameters(fields=_json_fields(body), uploads={})
    if kind == "application/x-www-form-urlencoded":
        return Parameters(fields=dict(parse_qsl(body.decode(errors="replace"), keep_blank_values=True)), uploads={})
    return Parameters(fields={}, uploads={})


def _json_fields(body: bytes) -> dict[str, str]:
    if not body:
        return {}
    try:
        fields = msgspec.json.decode(body, type=dict[str, Any])
    except msgspec.DecodeError:
        raise bad_request("can't parse JSON object") from None
    return {
        name: value if isinstance(value, str) else msgspec.json.encode(value).decode()
        for name, value in fields.items()
        if value is not None
    }


def _multipart(body: bytes, boundary: str) -> Parameters:
    fields: dict[str, str] = {}
    uploads: dict[str, Upload] = {}
    try:
        for part in MultipartParser(io.BytesIO(body), boundary, len(body), memory_limit=len(body) + 1):
            if part.filename:
                uploads[part.name] = Upload(name=part.filename, content=part.raw, mime_type=part.content_type)
            else:
                fields[part.name] = part.value
            part.close()
    except (MultipartError, UnicodeDecodeError):
        raise bad_request("can't parse the form") from None
    return Parameters(fields=fields, uploads=uploads)
