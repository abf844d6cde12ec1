"""Routes served without a socket, and a database on each kind where it matters."""

from tests.databases import database, empty_database, postgresql, url
from tests.unit.serving import serve, sqlite

__all__ = ["database", "empty_database", "postgresql", "serve", "sqlite", "url"]
