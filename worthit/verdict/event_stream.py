"""A look-up told as it goes on: Server-Sent Events `progress`, then one `verdict` or one `problem`."""

import asyncio
from collections.abc import AsyncIterator
from typing import Final

import msgspec
from litestar.response import ServerSentEventMessage
from msgspec import Struct

from worthit.reviews.language import Language
from worthit.verdict.explain import in_language
from worthit.verdict.model import VerdictDocument
from worthit.verdict.question import Progress
from worthit.web.problems import to_problem

EVENTS: Final = "text/event-stream"
HEARTBEAT_SECONDS = 10.0


async def tell_verdict(document: VerdictDocument, language: Language) -> AsyncIterator[ServerSentEventMessage]:
    """One that was at hand."""
    yield event("verdict", in_language(document, language))


async def tell(
    work: asyncio.Task[VerdictDocument], news: asyncio.Queue[Progress | None], language: Language, instance: str
) -> AsyncIterator[ServerSentEventMessage]:
    """Progress as it comes, then the verdict or the problem. When the asker goes away, the work is cancelled."""
    work.add_done_callback(lambda _: news.put_nowait(None))
    try:
        async for progress in _until_done(news):
            yield event("progress", progress) if progress else heartbeat()
        if error := work.exception():
            yield event("problem", to_problem(error, instance))
        else:
            yield event("verdict", in_language(work.result(), language))
    finally:
        work.cancel()


def event(name: str, content: Struct, number: int | None = None) -> ServerSentEventMessage:
    """number: its id, by which a reader whose line broke goes on after it."""
    return ServerSentEventMessage(event=name, data=msgspec.json.encode(content), id=number)


def heartbeat() -> ServerSentEventMessage:
    """Nothing new; proxies keep the line open for it."""
    return ServerSentEventMessage(comment="working", data=None)


async def _until_done(news: asyncio.Queue[Progress | None]) -> AsyncIterator[Progress | None]:
    """What is put until None is; a None is given when nothing came for a while."""
    while True:
        try:
            async with asyncio.timeout(HEARTBEAT_SECONDS):
                progress = await news.get()
        except TimeoutError:
            yield None
            continue
        if progress is None:
            return
        yield progress
