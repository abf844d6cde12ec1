"""Every test that asks for a `database` runs on SQLite and on a real PostgreSQL, where there is one."""

from collections.abc import AsyncIterator

import pytest

from tests.databases import postgresql, url
from worthit.config import Secret, StorageSettings
from worthit.storage.database import Database

__all__ = ["postgresql", "url"]


@pytest.fixture
async def database(url: Secret) -> AsyncIterator[Database]:
    """A database with its tables."""
    opened = Database(StorageSettings(url=url))
    await opened.migrate()
    yield opened
    await opened.aclose()
