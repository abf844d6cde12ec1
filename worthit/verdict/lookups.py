"""Look-ups that go on while nobody waits. How they fare lies in the database, so that any worker can tell."""

import asyncio
import re
import secrets
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Final, Literal

import msgspec
import structlog
from msgspec import Struct, structs
from sqlalchemy import insert, update

from worthit.errors import AnalysisUnavailable, NothingHere
from worthit.storage.database import Database
from worthit.storage.down import told_when_down
from worthit.storage.tables import LookupRow
from worthit.verdict.model import VerdictDocument
from worthit.verdict.question import Progress
from worthit.web.problems import Problem, to_problem

LookupState = Literal["working", "reached", "refused"]
KEPT_SECONDS: Final = 3600.0
"""For how long the outcome can be asked for."""
SPARE_SECONDS: Final = 10.0
"""How much longer than its time a look-up may take until whoever does it is taken for dead."""
_ID = re.compile(r"[0-9a-f]{20}")
_DIED = "The look-up was broken off before its verdict was reached. Ask again."
log = structlog.get_logger(__name__)


class LookupRecord(Struct, frozen=True, kw_only=True):
    """All that is kept of a look-up. told: its stages so far, in order. instance: id of the request that began it."""

    id: str
    created_at: datetime
    instance: str
    told: tuple[Progress, ...] = ()
    verdict_id: str | None = None
    problem: Problem | None = None

    @property
    def state(self) -> LookupState:
        if self.problem is not None:
            return "refused"
        return "working" if self.verdict_id is None else "reached"


_decode = msgspec.json.Decoder(LookupRecord).decode


class Lookups:
    """The look-ups of askers. seconds: how long one may take."""

    def __init__(
        self, database: Database, *, seconds: float, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._database = database
        self._seconds = seconds
        self._clock = clock
        self._underway: dict[asyncio.Task[None], asyncio.Task[VerdictDocument]] = {}

    @asynccontextmanager
    async def running(self) -> AsyncGenerator[None, None]:
        """At the end those under way are broken off, and say so to whoever asks for them."""
        try:
            yield
        finally:
            for work in self._underway.values():
                work.cancel()
            await asyncio.gather(*self._underway)

    async def keep(
        self, subject: str, instance: str, work: asyncio.Task[VerdictDocument], news: asyncio.Queue[Progress | None]
    ) -> LookupRecord:
        """Write down how a look-up fares from now on. news: its stages as they begin, those that began already too.

        subject: whose it is. Raises AnalysisUnavailable where the database is down; the look-up goes on.
        """
        now = self._clock()
        record = LookupRecord(id=secrets.token_hex(10), created_at=now, instance=instance)
        while not news.empty():
            record = _with(record, news.get_nowait())
        until = now + timedelta(seconds=self._seconds + SPARE_SECONDS)
        row = {"id": record.id, "subject": subject, "until": until, "document": msgspec.json.encode(record)}
        with told_when_down("Look-ups"):
            async with self._database.session() as session:
                await session.execute(insert(LookupRow).values(row))
        following = asyncio.create_task(self._follow(record, work, news))
        self._underway[following] = work
        following.add_done_callback(self._underway.pop)
        return record

    async def get(self, subject: str, lookup_id: str) -> LookupRecord:
        """How a look-up fares. Raises NothingHere, for somebody else's too, and AnalysisUnavailable."""
        row = None
        if _ID.fullmatch(lookup_id):
            with told_when_down("Look-ups"):
                async with self._database.session() as session:
                    row = await session.get(LookupRow, lookup_id)
        if row is None or row.subject != subject:
            raise NothingHere("There is no look-up of yours with this id.")
        record = _decode(row.document)
        if record.state == "working" and row.until < self._clock():
            return _refused(record, AnalysisUnavailable(_DIED))
        return record

    async def _follow(
        self, record: LookupRecord, work: asyncio.Task[VerdictDocument], news: asyncio.Queue[Progress | None]
    ) -> None:
        work.add_done_callback(lambda _: news.put_nowait(None))
        while (progress := await news.get()) is not None:
            record = _with(record, progress)
            await self._write(record)
        await self._write(_ended(record, work))

    async def _write(self, record: LookupRecord) -> None:
        change = {"document": msgspec.json.encode(record)}
        over = {} if record.state == "working" else {"until": self._clock() + timedelta(seconds=KEPT_SECONDS)}
        try:
            async with self._database.session() as session:
                await session.execute(update(LookupRow).where(LookupRow.id == record.id).values(change | over))
        except Exception as error:  # noqa: BLE001 - whatever ails the store, the look-up goes on
            log.warning("how a look-up fares cannot be written", reason=type(error).__name__)


def _with(record: LookupRecord, progress: Progress | None) -> LookupRecord:
    return record if progress is None else structs.replace(record, told=(*record.told, progress))


def _ended(record: LookupRecord, work: asyncio.Task[VerdictDocument]) -> LookupRecord:
    if work.cancelled():
        return _refused(record, AnalysisUnavailable(_DIED))
    if error := work.exception():
        return _refused(record, error)
    if not work.result().kept:
        return _refused(record, AnalysisUnavailable("The verdict was reached and could not be kept. Ask again."))
    return structs.replace(record, verdict_id=work.result().id)


def _refused(record: LookupRecord, error: BaseException) -> LookupRecord:
    return structs.replace(record, problem=to_problem(error, record.instance))
