"""Verdicts that a test decides, and the routes over them."""

from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime

from litestar import Router

from worthit.accounts.history import Asked
from worthit.accounts.limits import Limits
from worthit.accounts.model import Asker
from worthit.config import Secret, StorageSettings
from worthit.errors import VerdictNotFound
from worthit.storage.database import Database
from worthit.verdict.asking import Asking
from worthit.verdict.lookups import Lookups
from worthit.verdict.model import Explanation, ProductSummary, Verdict, VerdictDocument
from worthit.verdict.question import OnProgress, Progress, Question, Verdicts
from worthit.verdict.routes import verdict_router
from worthit.verdict.store import VerdictStore

NO_DATABASE = Database(StorageSettings(url=Secret("sqlite+aiosqlite:////no/such/folder/worthit.db")))


def document(kept: bool = True) -> VerdictDocument:
    return VerdictDocument(
        id="0123456789abcdef",
        created_at=datetime(2026, 5, 1, tzinfo=UTC),
        provenance="your_copy",
        ref=None,
        product=ProductSummary(**dict.fromkeys(ProductSummary.__struct_fields__)),
        verdict=Verdict(kind="product"),
        explanation=Explanation(language="en", answer="Not enough evidence", lines=()),
        kept=kept,
    )


class Decided:
    """Verdicts that do what they are told, and remember what they were asked. ready: the one that is at hand."""

    def __init__(self, work: Callable[[OnProgress], Awaitable[VerdictDocument]]) -> None:
        self._work = work
        self.asked: list[Question] = []
        self.ready: VerdictDocument | None = None

    async def reach(self, question: Question, on_progress: OnProgress | None = None) -> VerdictDocument:
        async def silently(_: Progress) -> None: ...

        self.asked.append(question)
        return await self._work(on_progress or silently)

    async def at_hand(self, question: Question) -> VerdictDocument | None:
        return self.ready

    async def get(self, verdict_id: str) -> VerdictDocument:
        if verdict_id != document().id:
            raise VerdictNotFound("There is no verdict with this id.")
        return document()


async def at_once(_: OnProgress) -> VerdictDocument:
    return document()


class Unlimited(Limits):
    """For tests that are not about limits: nothing is counted."""

    def __init__(self) -> None: ...

    async def spend(self, asker: Asker, questions: int = 1) -> None: ...

    @asynccontextmanager
    async def at_once(self, asker: Asker) -> AsyncGenerator[None, None]:
        yield


def asking(verdicts: Verdicts, database: Database = NO_DATABASE, limits: Limits | None = None) -> Asking:
    return Asking(verdicts, limits or Unlimited(), Asked(database))


def verdicts_by(verdicts: Verdicts, database: Database = NO_DATABASE, limits: Limits | None = None) -> Router:
    """The routes of verdicts, with a database or while it is down."""
    lookups = Lookups(database, seconds=30)
    return verdict_router(asking(verdicts, database, limits), lookups, Asked(database), VerdictStore(database), 100_000)
