"""One look-up for all who ask for a product at the same time or soon after, in whichever worker they ask.

Within a process all askers join one flight. Between processes a lease of the shared cache decides whose flight it is;
the others wait for its outcome. A refusal is an outcome too, kept just long enough for those who wait.
"""

import asyncio
from collections.abc import Callable, Coroutine
from functools import lru_cache
from typing import Any

import msgspec
from msgspec import Struct

from worthit import errors
from worthit.errors import DeadlineExceeded, WorthItError
from worthit.product.identify import identify
from worthit.shared.cache import Cache, Lease
from worthit.verdict.model import VerdictDocument
from worthit.verdict.question import OnProgress, Progress, Question, Verdicts

LEASE_SECONDS = 5.0
"""How long a worker that died in the middle holds the others up."""
POLL_SECONDS = 0.1
REFUSED_SECONDS = 5.0
"""How long a refusal holds for others, and a verdict whose id leads nowhere since it could not be kept."""
_AT_HAND = 128
"""Most outcomes that a process has ready, a few dozen kilobytes each."""


class _Reached(Struct, frozen=True, tag="reached"):
    document: VerdictDocument


class _Refused(Struct, frozen=True, tag="refused"):
    """error: name of a class in worthit.errors."""

    error: str
    detail: str


_outcomes: msgspec.json.Decoder[_Reached | _Refused] = msgspec.json.Decoder(_Reached | _Refused)
_ERRORS = {
    name: kind for name, kind in vars(errors).items() if isinstance(kind, type) and issubclass(kind, WorthItError)
}


class Once:
    """Verdicts whose links are looked up once. Given pages are read for their giver alone."""

    def __init__(self, verdicts: Verdicts, cache: Cache, *, fresh_seconds: float, deadline_seconds: float) -> None:
        self._verdicts = verdicts
        self._cache = cache
        self._fresh_seconds = fresh_seconds
        self._deadline_seconds = deadline_seconds
        self._flights: dict[str, _Flight] = {}

    async def reach(self, question: Question, on_progress: OnProgress | None = None) -> VerdictDocument:
        """See `Verdicts.reach`."""
        if question.pages or not question.url:
            return await self._verdicts.reach(question, on_progress)
        key = _key(question.url)
        if key not in self._flights and not question.anew:
            outcome = _outcome(await self._cache.get(key))
            if outcome is not None:
                return _document(outcome)
        return await self._flight(key, question).join(on_progress)

    async def at_hand(self, question: Question) -> VerdictDocument | None:
        """See `Verdicts.at_hand`."""
        if question.pages or question.anew or not question.url:
            return None
        key = _key(question.url)
        outcome = None if key in self._flights else _outcome(await self._cache.get(key))
        return outcome.document if isinstance(outcome, _Reached) else None

    async def get(self, verdict_id: str) -> VerdictDocument:
        """See `Verdicts.get`."""
        return await self._verdicts.get(verdict_id)

    def _flight(self, key: str, question: Question) -> "_Flight":
        flight = self._flights.get(key)
        if flight is None or flight.given_up:
            flight = self._flights[key] = _Flight(lambda tell: self._fly(key, question, tell))
            flight.task.add_done_callback(lambda task: self._landed(key, task))
        return flight

    def _landed(self, key: str, task: "asyncio.Task[VerdictDocument]") -> None:
        if key in self._flights and self._flights[key].task is task:
            del self._flights[key]
        if not task.cancelled():
            task.exception()  # its passengers may all be gone: nobody else would fetch it

    async def _fly(self, key: str, question: Question, tell: OnProgress) -> VerdictDocument:
        if question.anew:
            await self._cache.delete(key)
        try:
            async with asyncio.timeout(self._deadline_seconds):
                found = await self._lease_or_outcome(key)
        except TimeoutError:
            raise DeadlineExceeded("Another look-up of this product takes too long. Try again later.") from None
        if not isinstance(found, Lease):
            return _document(found)
        renewing = asyncio.create_task(self._renew(key, found))
        try:
            return await self._make(key, found, question, tell)
        finally:
            renewing.cancel()

    async def _lease_or_outcome(self, key: str) -> "Lease | _Reached | _Refused":
        while True:
            found = await self._cache.begin(key, LEASE_SECONDS)
            if isinstance(found, Lease):
                return found
            if found is None:
                await asyncio.sleep(POLL_SECONDS)
            elif (outcome := _outcome(found)) is not None:
                return outcome
            else:
                await self._cache.delete(key)  # kept by another version of the program

    async def _make(self, key: str, lease: Lease, question: Question, tell: OnProgress) -> VerdictDocument:
        try:
            document = await self._verdicts.reach(question, tell)
        except WorthItError as error:
            refused = _Refused(type(error).__name__, error.detail)
            await self._cache.finish(key, lease, msgspec.json.encode(refused), REFUSED_SECONDS)
            raise
        except BaseException:
            await self._cache.abandon(key, lease)
            raise
        seconds = self._fresh_seconds if document.kept else REFUSED_SECONDS
        await self._cache.finish(key, lease, msgspec.json.encode(_Reached(document)), seconds)
        return document

    async def _renew(self, key: str, lease: Lease) -> None:
        while True:
            await asyncio.sleep(LEASE_SECONDS / 3)
            await self._cache.renew(key, lease, LEASE_SECONDS)


class _Flight:
    """A look-up under way in this process. It is given up when nobody waits for it any more."""

    def __init__(self, fly: Callable[[OnProgress], Coroutine[Any, Any, VerdictDocument]]) -> None:
        self._told: list[Progress] = []
        self._passengers: set[asyncio.Queue[Progress | None]] = set()
        self.given_up = False
        self.task = asyncio.create_task(fly(self._tell))

    async def join(self, on_progress: OnProgress | None) -> VerdictDocument:
        """Wait for the verdict. Progress so far is told at once; a slow listener holds nobody else up."""
        news: asyncio.Queue[Progress | None] = asyncio.Queue()
        for progress in self._told:
            news.put_nowait(progress)
        self._passengers.add(news)
        listening = asyncio.create_task(_forward(news, on_progress))
        try:
            await asyncio.wait({self.task})
            news.put_nowait(None)
            await listening
            return self.task.result()
        finally:
            listening.cancel()
            self._passengers.discard(news)
            if not self._passengers:
                self.given_up = self.task.cancel()

    async def _tell(self, progress: Progress) -> None:
        self._told.append(progress)
        for news in self._passengers:
            news.put_nowait(progress)


async def _forward(news: asyncio.Queue[Progress | None], on_progress: OnProgress | None) -> None:
    while (progress := await news.get()) is not None:
        if on_progress is not None:
            await on_progress(progress)


def _key(url: str) -> str:
    return f"verdict:{identify(url).key}"


def _outcome(kept: bytes | None) -> _Reached | _Refused | None:
    return None if kept is None else _read(kept)


@lru_cache(maxsize=_AT_HAND)
def _read(kept: bytes) -> _Reached | _Refused | None:
    """What was kept, if this version of the program kept it. What many ask for is read once."""
    try:
        return _outcomes.decode(kept)
    except msgspec.MsgspecError:
        return None


def _document(outcome: _Reached | _Refused) -> VerdictDocument:
    if isinstance(outcome, _Reached):
        return outcome.document
    raise _ERRORS.get(outcome.error, errors.AnalysisUnavailable)(outcome.detail)
