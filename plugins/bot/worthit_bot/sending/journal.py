"""What is sent for an update is written down: an answer that broke off is finished, not doubled.

Telegram knows no key by which it would recognise a message that is sent twice. So each call that makes a message is
noted before it is made, and with its result after (`journalling`). Where an update is answered again, its calls meet
their notes in the order in which they were made. Conversations need to know nothing of it.
"""

from collections import Counter
from collections.abc import Awaitable, Callable, Generator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

import msgspec
from aiogram.methods import TelegramMethod
from msgspec import Struct

from worthit_bot.updates.inbox import Inbox, Received


class Sent(Struct, kw_only=True, omit_defaults=True):
    """A call. said: a hash of what it said. result: as Telegram gave it; None while nobody knows whether it was done.

    marked: it was sent with a mark.
    """

    said: str
    result: Any = None
    marked: bool = False


class _Person(Struct):
    language_code: str | None = None


class _Said(Struct):
    person: _Person | None = msgspec.field(name="from", default=None)


class _Spoken(Struct):
    message: _Said | None = None
    callback_query: _Said | None = None


_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(dict[str, Sent]).decode


class Journal:
    """The calls of one update, by this attempt and earlier ones.

    kept: what an earlier attempt left. keep: stores that. spoken: language of the person's Telegram.
    """

    def __init__(
        self, keep: Callable[[bytes], Awaitable[None]], kept: bytes | None = None, spoken: str | None = None
    ) -> None:
        self._keep = keep
        self._calls = _decode(kept) if kept else {}
        self._made: Counter[str] = Counter()
        self._names: dict[int, tuple[TelegramMethod[Any], str]] = {}
        self.spoken = spoken

    @contextmanager
    def open(self) -> Generator[None, None, None]:
        """All calls within, also those of tasks that are begun there, are of this journal."""
        token = _OPEN.set(self)
        try:
            yield
        finally:
            _OPEN.reset(token)

    def name_of(self, method: TelegramMethod[Any]) -> str:
        """The name of a call: the number among those of its kind in its chat, the same each time that it is tried."""
        known = self._names.get(id(method))
        if known is not None:
            return known[1]
        kind = _kind(method)
        self._made[kind] += 1
        name = f"{kind} {self._made[kind]}"
        self._names[id(method)] = (method, name)  # with the method, so that no other gets its id
        return name

    def noted(self, name: str) -> Sent | None:
        """What is known of that call."""
        return self._calls.get(name)

    def is_marked(self, chat_id: object, message_id: object) -> bool:
        """Whether a message was sent with a mark."""
        return any(
            sent.marked and isinstance(sent.result, dict) and sent.result.get("message_id") == message_id
            for name, sent in self._calls.items()
            if name.split(" ")[1] == str(chat_id)
        )

    async def note(self, name: str, sent: Sent) -> None:
        """Raises where the database is away."""
        self._calls[name] = sent
        await self._keep(_encode(self._calls))

    async def strike(self, name: str, *, for_good: bool) -> None:
        """That call was not done. for_good: nor will it be, so the next one of its kind takes its place.

        Raises where the database is away.
        """
        kind, _, number = name.rpartition(" ")
        if for_good and self._made[kind] == int(number):
            self._made[kind] -= 1
        self._calls.pop(name, None)
        await self._keep(_encode(self._calls))


def _kind(method: TelegramMethod[Any]) -> str:
    """Of which calls are counted: texts are of one kind, since what was begun as one may end as the other."""
    name = "sendMessage" if method.__api_method__ == "sendRichMessage" else method.__api_method__
    return f"{name} {getattr(method, 'chat_id', '')}"


_OPEN: ContextVar[Journal | None] = ContextVar("journal", default=None)


def open_journal() -> Journal | None:
    """The one that the calls of this task are of."""
    return _OPEN.get()


def journal_of(received: Received, inbox: Inbox) -> Journal:
    """Of an update that was taken; it goes on where an earlier attempt broke off."""

    async def keep(calls: bytes) -> None:
        await inbox.note(received.update_id, calls)

    return Journal(keep, received.calls, _spoken(received.body))


def passing_journal() -> Journal:
    """Of something that is told unasked: it lasts as long as the process tries."""

    async def keep(_: bytes) -> None: ...

    return Journal(keep)


def _spoken(body: bytes) -> str | None:
    try:
        update = msgspec.json.decode(body, type=_Spoken)
    except msgspec.MsgspecError:
        return None
    said = update.message or update.callback_query
    return said.person.language_code if said and said.person else None
