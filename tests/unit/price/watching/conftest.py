"""The watches of an instance, on each kind of database, with a clock of the test's own."""

import pytest

from tests.databases import database, empty_database, postgresql, url
from tests.unit.price.watching.instance import Kept
from tests.unit.price.watching.looking import BEGAN
from worthit.storage.database import Database

__all__ = ["database", "empty_database", "postgresql", "url"]


@pytest.fixture
def kept(database: Database) -> Kept:
    return Kept(database, BEGAN)
