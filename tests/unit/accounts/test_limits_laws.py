"""Whatever is asked in whatever order by however many workers, limits are kept to exactly."""

import asyncio
from datetime import UTC, datetime
from itertools import count

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from worthit.accounts.limits import Limits
from worthit.accounts.model import Asker
from worthit.config import LimitsSettings
from worthit.errors import RateLimited
from worthit.storage.database import Database
from worthit.storage.tables import UsageRow

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
MOST = 12
_fresh = count()


async def _fits(limits: Limits, asker: Asker, questions: int) -> bool:
    try:
        await limits.spend(asker, questions)
    except RateLimited:
        return False
    return True


async def _used(database: Database, asker: Asker) -> int:
    async with database.session() as session:
        return await session.scalar(select(UsageRow.used).where(UsageRow.subject == asker.subject)) or 0


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 2), st.integers(1, 6)), max_size=12))
async def test_one_after_the_other_everything_that_fits_is_answered_and_nothing_else(
    sqlite: Database, asked: list[tuple[int, int]]
) -> None:
    workers = [Limits(sqlite, LimitsSettings(anonymous_per_hour=MOST), 40.0, lambda: NOON) for _ in range(3)]
    asker, used = Asker(subject=f"address:{next(_fresh)}"), 0
    for worker, questions in asked:
        fits = used + questions <= MOST
        assert await _fits(workers[worker], asker, questions) == fits
        used += questions if fits else 0
    assert await _used(sqlite, asker) == used


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(1, 6), max_size=12))
async def test_at_the_same_time_no_more_than_fits_is_answered_and_what_was_refused_did_not_fit(
    sqlite: Database, asked: list[int]
) -> None:
    workers = [Limits(sqlite, LimitsSettings(anonymous_per_hour=MOST), 40.0, lambda: NOON) for _ in range(3)]
    asker = Asker(subject=f"address:{next(_fresh)}")
    fitted = await asyncio.gather(*(_fits(workers[turn % 3], asker, n) for turn, n in enumerate(asked)))
    used = sum(n for n, fits in zip(asked, fitted, strict=True) if fits)
    assert used <= MOST
    assert all(used + n > MOST for n, fits in zip(asked, fitted, strict=True) if not fits)
    assert await _used(sqlite, asker) == used
