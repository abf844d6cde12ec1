"""Every test that asks for a `database` runs on SQLite and on a real PostgreSQL, where there is one."""

from tests.databases import database, empty_database, postgresql, url

__all__ = ["database", "empty_database", "postgresql", "url"]
