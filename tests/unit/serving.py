"""Fixtures of routes: `serve`, a client without a socket; `sqlite`, a database where it does not matter which it is."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.unit.web.conftest import serve
from worthit.config import Secret, StorageSettings
from worthit.storage.database import Database

__all__ = ["serve", "sqlite"]


@pytest.fixture
async def sqlite(tmp_path: Path) -> AsyncIterator[Database]:
    """With its tables."""
    opened = Database(StorageSettings(url=Secret(f"sqlite+aiosqlite:///{tmp_path}/worthit.db")))
    await opened.migrate()
    yield opened
    await opened.aclose()
