"""Routes served without a socket, and a database on each kind where it matters."""

from tests.databases import postgresql, url
from tests.unit.serving import serve, sqlite
from tests.unit.storage.conftest import database, empty_database

__all__ = ["database", "empty_database", "postgresql", "serve", "sqlite", "url"]
