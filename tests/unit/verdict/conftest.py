"""Routes of verdicts, served without a socket, and databases where they need one."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.databases import postgresql, url
from tests.unit.storage.conftest import database, empty_database
from tests.unit.web.conftest import serve
from worthit.config import Secret, StorageSettings
from worthit.storage.database import Database

__all__ = ["database", "empty_database", "postgresql", "serve", "url"]


@pytest.fixture
async def kept(tmp_path: Path) -> AsyncIterator[Database]:
    """A database on SQLite alone, where it does not matter which it is."""
    opened = Database(StorageSettings(url=Secret(f"sqlite+aiosqlite:///{tmp_path}/worthit.db")))
    await opened.migrate()
    yield opened
    await opened.aclose()
