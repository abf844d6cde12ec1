"""The migrations, in `versions/`, one file each: `v0001_…` is the revision "0001". Alembic runs them (see env.py)."""
