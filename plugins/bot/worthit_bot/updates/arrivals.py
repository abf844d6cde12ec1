"""What came from Telegram, read just as far as it takes to store it and to know what it has to wait for."""

import hashlib
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

AT_ONCE = "now"
"""How the lanes begin whose updates are answered before all others."""
ANSWERED_WITHIN = {"inline": 20.0, "guest": 60.0, "pay": 10.0}
"""Seconds after which an answer to such an update is of no use: nobody waits for it, or Telegram does not take it."""


class _Chat(Struct):
    id: int


class _Person(Struct):
    id: int


class _Message(Struct):
    chat: _Chat
    message_id: int = 0


class _Press(Struct):
    person: _Person = msgspec.field(name="from")
    message: _Message | None = None
    inline_message_id: str | None = None
    data: str = ""


class _Anything(Struct):
    pass


class _Numbered(Struct):
    update_id: Annotated[int, Meta(ge=0, le=2**63 - 1)]


class _Placed(Struct):
    message: _Message | None = None
    edited_message: _Message | None = None
    my_chat_member: _Message | None = None
    callback_query: _Press | None = None
    inline_query: _Anything | None = None
    guest_message: _Anything | None = None
    pre_checkout_query: _Anything | None = None


class _Speaker(Struct):
    person: _Person = msgspec.field(name="from")


class _Alone(Struct):
    callback_query: _Speaker | None = None
    inline_query: _Speaker | None = None
    guest_message: _Speaker | None = None
    pre_checkout_query: _Speaker | None = None


class Arrival(Struct, frozen=True, kw_only=True):
    """An update that is to be stored. lane: updates of one lane are answered one after the other.

    press: the same for each time that one person presses one button, None for what is no press.
    """

    update_id: int
    lane: str
    body: bytes
    press: str | None = None


_numbered = msgspec.json.Decoder(_Numbered).decode
_placed = msgspec.json.Decoder(_Placed).decode
_alone = msgspec.json.Decoder(_Alone).decode


def arrival(body: bytes) -> Arrival:
    """Raises ValueError for what is no update. One whose chat cannot be read has a lane of its own."""
    try:
        update_id = _numbered(body).update_id
    except (msgspec.MsgspecError, RecursionError) as error:
        raise ValueError(f"this is no update: {error}") from None
    try:
        placed = _placed(body)
    except msgspec.ValidationError:
        placed = _Placed()
    press = None if placed.callback_query is None else _press(placed.callback_query)
    return Arrival(update_id=update_id, lane=_lane(placed, update_id), body=body, press=press)


def lane_of(chat_id: int) -> str:
    """The lane of a chat's updates."""
    return f"chat {chat_id}"


def person_of(body: bytes) -> int | None:
    """Who pressed, asked or pays, of updates that may have a lane of their own; None for all others."""
    try:
        alone = _alone(body)
    except msgspec.MsgspecError:
        return None
    speaker = alone.callback_query or alone.inline_query or alone.guest_message or alone.pre_checkout_query
    return None if speaker is None else speaker.person.id


def seconds_to_answer(lane: str) -> float | None:
    """How long after its arrival an update of this lane can be answered; None: whenever."""
    first, _, rest = lane.partition(" ")
    return ANSWERED_WITHIN[rest.partition(" ")[0]] if first == AT_ONCE else None


def _lane(placed: _Placed, update_id: int) -> str:
    for kind, content in (
        ("pay", placed.pre_checkout_query),
        ("inline", placed.inline_query),
        ("guest", placed.guest_message),
    ):
        if content is not None:
            return f"{AT_ONCE} {kind} {update_id}"
    message = placed.message or placed.edited_message or placed.my_chat_member
    if message is not None:
        return lane_of(message.chat.id)
    if (press := placed.callback_query) is not None:
        return lane_of(press.message.chat.id if press.message else press.person.id)
    return f"update {update_id}"


def _press(press: _Press) -> str:
    """The same person, the same message, the same button. A hash: it is kept longer than the update's content."""
    place = (press.message.chat.id, press.message.message_id) if press.message else press.inline_message_id
    return hashlib.sha256(repr((press.person.id, place, press.data)).encode()).hexdigest()[:32]
