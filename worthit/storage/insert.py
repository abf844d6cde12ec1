"""Inserting what may be there already: of workers that write the same row at once, one does, and nobody fails."""

from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession


def insert_new(session: AsyncSession, table: type[Any]) -> sqlite.Insert | postgresql.Insert:
    """An insert that leaves rows that are there as they are."""
    if session.get_bind().dialect.name == "sqlite":
        return sqlite.insert(table).on_conflict_do_nothing()
    return postgresql.insert(table).on_conflict_do_nothing()
