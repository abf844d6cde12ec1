"""Where pages of lists end that are ordered by when their items were made."""

from datetime import UTC, datetime
from typing import Annotated, NamedTuple

from msgspec import Meta

from worthit.accounts.store import Place
from worthit.errors import InvalidRequest
from worthit.web.pagination import read_cursor, write_cursor

Instant = Annotated[datetime, Meta(tz=True)]
_EARLIEST, _LATEST = datetime(1970, 1, 2, tzinfo=UTC), datetime(9998, 12, 31, tzinfo=UTC)


class _Written(NamedTuple):
    at: Instant
    id: Annotated[str, Meta(pattern="^[A-Za-z0-9]{1,32}$")]


def place_in(cursor: str | None) -> Place | None:
    """The place that a cursor names. Raises InvalidRequest."""
    if cursor is None:
        return None
    place = read_cursor(cursor, _Written)
    return checked_instant(place.at, "cursor"), place.id


def cursor_of(at: datetime, identity: str) -> str:
    return write_cursor(at, identity)


def checked_instant(at: datetime, field: str) -> datetime:
    """A time that every database can hold, in UTC. Raises InvalidRequest."""
    if not _EARLIEST <= at <= _LATEST:
        raise InvalidRequest(f"{field}: There is no such time here.", field)
    return at.astimezone(UTC)
