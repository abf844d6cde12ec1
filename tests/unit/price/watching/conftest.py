"""The watches of an instance, on each kind of database, with a clock of the test's own."""

from collections.abc import AsyncIterator

import pytest

from tests.unit.price.watching.instance import Kept
from tests.unit.price.watching.looking import BEGAN
from worthit.config import Secret, StorageSettings
from worthit.storage.database import Database


@pytest.fixture
async def other_worker(url: Secret, database: Database) -> AsyncIterator[Kept]:
    """The same instance as another worker has it, with connections of its own."""
    opened = Database(StorageSettings(url=url))
    yield Kept(opened, BEGAN)
    await opened.aclose()


@pytest.fixture
def kept(database: Database) -> Kept:
    return Kept(database, BEGAN)
