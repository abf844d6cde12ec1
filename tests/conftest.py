"""What all tests share: databases; and no property is held by a clock, which says more about the machine than about
the code.
"""

from hypothesis import settings

from tests.databases import database, database_kind, empty_database, empty_url, postgresql, sqlite, url

__all__ = ["database", "database_kind", "empty_database", "empty_url", "postgresql", "sqlite", "url"]

settings.register_profile("tests", deadline=None)
settings.load_profile("tests")
