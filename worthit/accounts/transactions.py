"""Transactions over accounts. A database that is down is told so: nobody is taken for somebody without an account."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from sqlalchemy.ext.asyncio import AsyncSession

from worthit.storage.database import Database
from worthit.storage.down import told_when_down


@asynccontextmanager
async def transaction(database: Database) -> AsyncGenerator[AsyncSession, None]:
    """One transaction, as `Database.session`. Raises AnalysisUnavailable where the database cannot be used."""
    with told_when_down("Accounts"):
        async with database.session() as session:
            yield session
