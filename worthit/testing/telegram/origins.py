"""Where a forwarded message comes from."""

from datetime import UTC, datetime
from typing import Any

from msgspec import Struct

from worthit.testing.telegram.messages import unix_time
from worthit.testing.telegram.somebody import Somebody


class Channel(Struct, frozen=True, kw_only=True):
    """A channel that people forward from. message_id: of the post there."""

    title: str
    username: str = ""
    id: int = -1_001_900_000_001
    message_id: int = 1


Source = str | Somebody | Channel
"""Who first wrote a message; a name alone for somebody who hides who they are."""


def forwarded(source: Source | None) -> dict[str, Any]:
    """The field of the message's JSON that tells; none for a message that is not forwarded."""
    return {} if source is None else {"forward_origin": {**_origin(source), "date": unix_time(datetime.now(UTC))}}


def _origin(source: Source) -> dict[str, Any]:
    if isinstance(source, str):
        return {"type": "hidden_user", "sender_user_name": source}
    if isinstance(source, Somebody):
        return {"type": "user", "sender_user": source.user}
    names = {"title": source.title, **({"username": source.username} if source.username else {})}
    return {"type": "channel", "chat": {"id": source.id, "type": "channel", **names}, "message_id": source.message_id}
