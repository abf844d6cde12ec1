"""Transactions over accounts. A database that is down is told so: nobody is taken for somebody without an account."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from worthit.errors import AnalysisUnavailable, WorthItError
from worthit.storage.database import Database

log = structlog.get_logger(__name__)


@asynccontextmanager
async def transaction(database: Database) -> AsyncGenerator[AsyncSession, None]:
    """One transaction, as `Database.session`. Raises AnalysisUnavailable where the database cannot be used."""
    try:
        async with database.session() as session:
            yield session
    except WorthItError:
        raise
    except Exception as error:  # noqa: BLE001 - drivers raise errors of their own before SQLAlchemy sees them
        log.warning("accounts cannot be looked up", reason=type(error).__name__)
        raise AnalysisUnavailable("Accounts cannot be looked up now; try again later.") from None
