"""One at a time, over all workers: what is read before something is written is still so when it is."""

from sqlalchemy import BigInteger, cast, func, select, text
from sqlalchemy.ext.asyncio import AsyncSession


async def alone(session: AsyncSession, *names: str) -> None:
    """Others that ask for one of these names wait until this transaction ends, and then read what it wrote.

    The first thing that a transaction does. SQLite has one writer at a time, so there everybody who writes waits.
    """
    if session.get_bind().dialect.name == "sqlite":
        await session.execute(text("BEGIN IMMEDIATE"))
        return
    for name in sorted(names):  # all in one order: no deadlock
        await session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(name, cast(0, BigInteger)))))
