"""What all tests share: databases; and no property is held by a clock, which says more about the machine than about
the code. HYPOTHESIS_PROFILE=long tries everything that has properties ten times as hard, `mutation` half as hard.
"""

import os

from hypothesis import settings

from tests.databases import database, database_kind, empty_database, empty_url, postgresql, sqlite, url

__all__ = ["database", "database_kind", "empty_database", "empty_url", "postgresql", "sqlite", "url"]

settings.register_profile("tests", deadline=None)
settings.register_profile("mutation", max_examples=50, deadline=None)
settings.register_profile("long", max_examples=1000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or "tests")
