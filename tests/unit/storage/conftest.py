"""Every test that asks for a `database` runs on SQLite and on a real PostgreSQL, where there is one."""

from collections.abc import AsyncIterator

import pytest

from tests.databases import postgresql, url
from worthit.config import Secret, StorageSettings
from worthit.storage.database import Database

__all__ = ["postgresql", "url"]


@pytest.fixture
async def empty_database(url: Secret) -> AsyncIterator[Database]:
    opened = Database(StorageSettings(url=url))
    yield opened
    await opened.aclose()


@pytest.fixture
async def database(empty_database: Database) -> Database:
    """A database with its tables."""
    await empty_database.migrate()
    return empty_database
