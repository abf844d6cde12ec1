"""The watches of an instance, on each kind of database, with a clock of the test's own."""

from collections.abc import AsyncIterator

import pytest

from tests.databases import postgresql, url
from tests.unit.price.watching.instance import Kept
from tests.unit.price.watching.looking import BEGAN
from worthit.config import Secret, StorageSettings
from worthit.storage.database import Database

__all__ = ["postgresql", "url"]


@pytest.fixture
async def database(url: Secret) -> AsyncIterator[Database]:
    opened = Database(StorageSettings(url=url))
    await opened.migrate()
    yield opened
    await opened.aclose()


@pytest.fixture
def kept(database: Database) -> Kept:
    return Kept(database, BEGAN)
