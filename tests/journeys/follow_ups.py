"""Products that are looked up again, as a database has them, for tests that watch from outside."""

import asyncio
import os
import sys
import time
from collections.abc import AsyncIterator, Iterable
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import select, update

from tests.journeys.instance import running_instance
from worthit.config import Secret, StorageSettings
from worthit.product.identify import identify
from worthit.storage.database import Database
from worthit.storage.tables import FollowUpRow, PriceRow
from worthit.verdict.look_again import TICK_SECONDS


def storage_at(home: Path) -> str:
    return f"sqlite+aiosqlite:///{home / 'shared.db'}"


async def follow_ups(database: Database) -> list[FollowUpRow]:
    async with database.session() as session:
        return list(await session.scalars(select(FollowUpRow)))


async def the_follow_up(database: Database) -> FollowUpRow:
    (row,) = await follow_ups(database)
    return row


class Outside:
    """A database that running instances share, looked at and set from outside of them."""

    def __init__(self, home: Path) -> None:
        self.url = storage_at(home)
        self._database = Database(StorageSettings(url=Secret(self.url)))

    async def close(self) -> None:
        await self._database.aclose()

    async def make_due(self, links: Iterable[str]) -> None:
        """As if each had been asked about a day ago."""
        ago, until = datetime.now(UTC) - timedelta(days=1), datetime.now(UTC) + timedelta(days=29)
        async with self._database.session() as session:
            for link in links:
                row = FollowUpRow(
                    product_key=identify(link).key,
                    url=link,
                    began_at=ago,
                    until=until,
                    next_at=ago + timedelta(hours=12),
                    failures=0,
                    state="active",
                )
                session.add(row)

    async def let_claims_run_out(self) -> None:
        """As if a quarter of an hour had passed."""
        now = datetime.now(UTC)
        looking = update(FollowUpRow).where(FollowUpRow.state == "looking")
        async with self._database.session() as session:
            await session.execute(looking.values(next_at=now))

    async def looked_up(self) -> None:
        """Until each product was looked up, and a turn more: who would look twice has had the time."""
        give_up = time.monotonic() + 60
        while not all(row.state == "active" and row.next_at > datetime.now(UTC) for row in await self._rows()):
            assert time.monotonic() < give_up, [(row.url, row.state, row.trouble) for row in await self._rows()]
            await asyncio.sleep(0.1)
        await asyncio.sleep(TICK_SECONDS + 1)

    async def followed(self) -> list[str]:
        return [row.url for row in await self._rows()]

    async def prices_seen(self) -> int:
        async with self._database.session() as session:
            return len((await session.scalars(select(PriceRow))).all())

    async def _rows(self) -> list[FollowUpRow]:
        return await follow_ups(self._database)


@asynccontextmanager
async def two_instances(home: Path, **settings: str) -> AsyncIterator[None]:
    """Two processes of `worthit run`."""
    for name in ("one", "two"):
        (home / name).mkdir()
    both = [running_instance(home / name, None, **settings) for name in ("one", "two")]
    async with AsyncExitStack() as stack:
        for instance in both:
            await asyncio.to_thread(instance.__enter__)
            stack.push_async_callback(asyncio.to_thread, instance.__exit__, None, None, None)
        yield


@asynccontextmanager
async def jobs_beside(home: Path, settings: dict[str, str]) -> AsyncIterator[None]:
    """A process of `worthit jobs`, told to stop at the end: it must stop by itself, and well."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("WORTHIT_")}
    environment |= {"WORTHIT_FETCH__ALLOW_NETWORKS": "127.0.0.0/8", "WORTHIT_REVIEWS__ENGINE": "fast", **settings}
    command = [sys.executable, "-m", "worthit", "jobs"]
    process = await asyncio.create_subprocess_exec(*command, cwd=home, env=environment)
    try:
        yield
        process.terminate()
        async with asyncio.timeout(20):
            assert await process.wait() == 0
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
