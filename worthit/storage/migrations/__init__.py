"""The migrations, in `versions/`, one file each: `v0001_…` is the revision "0001". Alembic runs them (see env.py)."""

from importlib.resources import files


def newest_revision() -> str:
    """The revision that this version of the program wants, told without importing Alembic, which takes a second."""
    names = (entry.name for entry in files("worthit.storage.migrations.versions").iterdir())
    return max(name[1:5] for name in names if name.startswith("v"))
