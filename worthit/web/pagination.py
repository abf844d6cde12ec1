"""Lists in pages. A cursor says after which item the next page begins, so that nothing is told twice or left out when
something is added meanwhile.
"""

import base64
from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any, Final, TypeVar

import msgspec
from litestar.params import QueryParameter
from msgspec import Meta, Struct

from worthit.errors import InvalidRequest

DEFAULT_LIMIT: Final = 20
MOST: Final = 100
T = TypeVar("T")

Limit = Annotated[int, QueryParameter(ge=1, le=MOST, description="Most items of this page.")]
Cursor = Annotated[
    str | None, QueryParameter(max_length=500, description="`next_cursor` of the page before; none: the first page.")
]


class _TimeAndId(Struct, array_like=True, forbid_unknown_fields=True):
    at: Annotated[datetime, Meta(tz=True)]
    id: Annotated[str, Meta(pattern="^[A-Za-z0-9_-]{1,64}$")]


class _Number(Struct, array_like=True, forbid_unknown_fields=True):
    number: Annotated[int, Meta(ge=0, le=(1 << 63) - 1)]


def write_cursor(*place: Any) -> str:
    """Where a page ended, as a word that nobody needs to understand."""
    return base64.urlsafe_b64encode(msgspec.json.encode(place)).rstrip(b"=").decode()


def read_cursor(cursor: str, place: type[T]) -> T:
    """What `write_cursor` was given, of that type (a tuple). Raises InvalidRequest for anything else."""
    try:
        packed = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        return msgspec.json.decode(packed, type=place)
    except (ValueError, RecursionError, msgspec.MsgspecError):
        raise InvalidRequest("cursor: This is not the `next_cursor` of a page.", "cursor") from None


def read_time_and_id(cursor: str | None) -> tuple[datetime, str] | None:
    """The place of a list in order of time, and of id within one time. Raises InvalidRequest."""
    if cursor is None:
        return None
    place = read_cursor(cursor, _TimeAndId)
    return place.at, place.id


def read_number(cursor: str | None) -> int | None:
    """The place of a list in order of numbers. Raises InvalidRequest."""
    return None if cursor is None else read_cursor(cursor, _Number).number


def cut(found: Sequence[T], limit: int) -> tuple[tuple[T, ...], bool]:
    """The items of this page, and whether there is a next one. found: one more than `limit`, if there are so many."""
    return tuple(found[:limit]), len(found) > limit
