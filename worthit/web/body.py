"""Strict JSON request bodies.

Litestar's own decoding is lax: "1" passes for an int, `text/plain` for JSON. With `StrictBody` as the `dto` of the app
every `data` parameter is decoded as its type says and in no other way; a handler that takes another kind of body says
`dto=None`. Sizes are limited by Litestar while it reads (`request_max_body_size`, per route or for the app): at
once where the length is announced.
"""

import json
import re
from typing import Any, Final, TypeVar

import msgspec
from litestar.connection import ASGIConnection, Request
from litestar.dto import AbstractDTO, DTOConfig
from litestar.exceptions import HTTPException, ImproperlyConfiguredException
from litestar.openapi.spec import Reference, Schema
from litestar.params import BodyKwarg
from litestar.status_codes import HTTP_415_UNSUPPORTED_MEDIA_TYPE
from litestar.typing import FieldDefinition
from msgspec import Struct

from worthit.errors import InvalidRequest

JSON = "application/json"
SMALL_BODY_BYTES: Final = 100_000
"""The largest body of a route that declares no limit of its own: enough for anything but saved pages."""
T = TypeVar("T")
_NULL_CHARACTER = re.compile(rb"(?<!\\)(?:\\\\)*\\u0000")
_PATH = re.compile(r" - at `(?:key in )?\$\.?(?P<path>.*)`$", re.DOTALL)
_UNKNOWN = re.compile(r"Object contains unknown field `(?P<name>.*)`$", re.DOTALL)
_CONTENT_TYPE = re.compile(
    r"\s*application/json(?:\s*;\s*(?:charset=(?:utf-8|\"utf-8\")|(?!charset\s*=)[\w.+-]+=(?:[\w.+-]+|\"[^\"]*\")))*\s*",
    re.IGNORECASE,
)
"""JSON is UTF-8 (RFC 8259): whoever says that it is anything else is not understood. Other parameters mean nothing."""
_PLAIN_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_-]{0,39}")


class StrictBody(AbstractDTO[T]):
    """Decodes `data` strictly: right content type, exact types, no unknown and no repeated member."""

    config = DTOConfig()

    def decode_bytes(self, value: bytes) -> Any:
        connection = self.asgi_connection
        _check_content_type(connection)
        return decode_strict(value, connection.route_handler.parsed_data_field.annotation)

    @classmethod
    def create_for_field_definition(cls, field_definition: FieldDefinition, handler_id: str, *_: Any) -> None:
        """Nothing to prepare, but a body that is not JSON must not come here by mistake."""
        body = field_definition.kwarg_definition
        if not isinstance(body, BodyKwarg) or body.media_type != JSON:
            raise ImproperlyConfiguredException(f"{handler_id}: mark `data` as JSONBody, or set dto=None")

    @classmethod
    def is_supported_model_type_field(cls, field_definition: FieldDefinition) -> bool:  # noqa: ARG003 - as inherited
        """False: answers are encoded as they are."""
        return False

    @classmethod
    def create_openapi_schema(  # the name of the second parameter is inherited
        cls,
        field_definition: FieldDefinition,
        handler_id: str,  # noqa: ARG003
        schema_creator: Any,
    ) -> Any:
        """The model itself under its own name, not a transfer model."""
        schema: Reference | Schema = schema_creator.for_field_definition(field_definition)
        return schema


class _NoMembers(Struct, frozen=True, forbid_unknown_fields=True):
    """The only thing that may be said where nothing is."""


async def check_no_body(request: Request[Any, Any, Any]) -> None:
    """Of a handler that takes no body: none was sent, or an empty JSON object, as some clients do.

    Raises InvalidRequest, and as all that is too large or of another content type.
    """
    body = await request.body()
    if body:
        _check_content_type(request)
        decode_strict(body, _NoMembers)


def _check_content_type(connection: ASGIConnection[Any, Any, Any, Any]) -> None:
    content_type = connection.headers.get("content-type", "")
    if not _CONTENT_TYPE.fullmatch(content_type) or "content-encoding" in connection.headers:
        raise HTTPException(status_code=HTTP_415_UNSUPPORTED_MEDIA_TYPE)


def decode_strict(body: bytes, model: type[T]) -> T:
    """JSON to `model`. Raises InvalidRequest with the field named; the message never quotes a value."""
    try:
        decoded = msgspec.json.decode(body, type=model)
        _refuse_repeated_members(body)
    except msgspec.ValidationError as error:
        raise _invalid(str(error)) from None
    except RecursionError:
        raise InvalidRequest("The body is nested too deeply.") from None
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise InvalidRequest("The body is not valid JSON in UTF-8.") from None
    if b"\\u0000" in body and _NULL_CHARACTER.search(body):
        raise InvalidRequest("The body holds a null character, which no text has.")
    return decoded


def _refuse_repeated_members(body: bytes) -> None:
    """msgspec takes the last of several members with one name; two readers of one body must not differ.

    Only called once the body is known to fit its model, so it is JSON in UTF-8. Without a comma, as a link alone has
    none, no object has a second member.
    """
    if b"," in body:
        _members.decode(body.decode())


def _unique(members: list[tuple[str, Any]]) -> None:
    seen: set[str] = set()
    for name, _ in members:
        if name in seen:
            field = name if _PLAIN_NAME.fullmatch(name) else None
            raise InvalidRequest(f"{field or 'One member'}: given twice.", field)
        seen.add(name)


_members = json.JSONDecoder(object_pairs_hook=_unique, parse_int=str, parse_float=str)
"""Numbers stay text: they are not used."""


def _invalid(message: str) -> InvalidRequest:
    located = _PATH.search(message)
    path = located["path"] if located else ""
    reason = message[: located.start()] if located else message
    if unknown := _UNKNOWN.match(reason):
        name = unknown["name"] if _PLAIN_NAME.fullmatch(unknown["name"]) else ""
        path = ".".join(part for part in (path, name) if part)
        reason = "There is no such member"
    elif reason.startswith("Invalid enum value"):
        reason = "Not one of the known values"
    elif "matching regex '^[^" in reason:  # a pattern that only says what is not in it reads badly
        reason = "This holds a character that is not taken here"
    elif missing := re.match(r"Object missing required field `(?P<name>[^`]*)`", reason):
        path = ".".join(part for part in (path, missing["name"]) if part)
        reason = "This member is required"
    return InvalidRequest(f"{path}: {reason}." if path else f"{reason}.", path or None)
