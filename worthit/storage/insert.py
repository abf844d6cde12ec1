"""Inserting what may be there already: of workers that write the same row at once, nobody fails."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession


def insert_new(session: AsyncSession, table: type[Any]) -> sqlite.Insert | postgresql.Insert:
    """An insert that leaves rows that are there as they are."""
    return _insert(session, table).on_conflict_do_nothing()


def insert_or_replace(
    session: AsyncSession, table: type[Any], key: Mapping[str, Any], values: Mapping[str, Any]
) -> sqlite.Insert | postgresql.Insert:
    """An insert of one row, in the place of the one that has its key."""
    row = _insert(session, table).values(**key, **values)
    return row.on_conflict_do_update(index_elements=list(key), set_=dict(values))


def _insert(session: AsyncSession, table: type[Any]) -> sqlite.Insert | postgresql.Insert:
    if session.get_bind().dialect.name == "sqlite":
        return sqlite.insert(table)
    return postgresql.insert(table)
