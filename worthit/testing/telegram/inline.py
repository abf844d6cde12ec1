"""Inline mode: what people ask the bot from any chat, and what it offers them."""

import time

from msgspec import Struct

from worthit.testing.telegram.contents import Content
from worthit.testing.telegram.questions import Question


class InlineResult(Struct, frozen=True, kw_only=True):
    """One of the things on offer. content: of the message that is sent when somebody takes it."""

    id: str
    type: str
    title: str = ""
    description: str = ""
    thumbnail_url: str = ""
    content: Content


class InlineButton(Struct, frozen=True, kw_only=True):
    """The button above the results. start_parameter: of the chat with the bot that it opens. web_app: its address."""

    text: str
    start_parameter: str = ""
    web_app: str = ""


class InlineAnswer(Struct, frozen=True, kw_only=True):
    """cache_time: seconds for which the same query is answered with the same. is_personal: the same person's only."""

    results: tuple[InlineResult, ...] = ()
    button: InlineButton | None = None
    cache_time: int
    is_personal: bool
    next_offset: str = ""

    def result(self, label: str) -> InlineResult:
        """The one with this title or, failing that, this id. Raises: LookupError."""
        for result in (*(r for r in self.results if r.title == label), *(r for r in self.results if r.id == label)):
            return result
        raise LookupError(f"no result {label!r}, only {[result.title or result.id for result in self.results]}")


class InlineQuery(Question[InlineAnswer]):
    """A query that somebody types. cached: Telegram answered itself, by what the bot had said before."""

    def __init__(self, query_id: str, asker: int, text: str, offset: str) -> None:
        super().__init__(query_id, f"the inline query {text!r}")
        self.asker = asker
        self.text = text
        self.offset = offset
        self.cached = False


class InlineCache:
    """What Telegram answers itself."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str, int], tuple[float, InlineAnswer]] = {}

    def keep(self, query: InlineQuery, answer: InlineAnswer) -> None:
        asker = query.asker if answer.is_personal else 0
        self._kept[query.text, query.offset, asker] = time.monotonic() + answer.cache_time, answer

    def find(self, query: InlineQuery) -> InlineAnswer | None:
        for asker in (query.asker, 0):
            until, answer = self._kept.get((query.text, query.offset, asker), (0.0, None))
            if time.monotonic() < until:
                return answer
        return None
