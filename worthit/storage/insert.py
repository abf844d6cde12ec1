"""Inserting what may be there already: of workers that write the same row at once, nobody fails."""

from collections.abc import Mapping
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, inspect
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

Insert: TypeAlias = sqlite.Insert | postgresql.Insert


def insert_new(session: AsyncSession, table: type[Any]) -> Insert:
    """An insert that leaves rows that are there as they are."""
    return _insert(session, table).on_conflict_do_nothing()


def insert_or_replace(
    session: AsyncSession, table: type[Any], key: Mapping[str, Any], values: Mapping[str, Any]
) -> Insert:
    """An insert of one row, in the place of the one that has its key."""
    row = _insert(session, table).values(**key, **values)
    return row.on_conflict_do_update(index_elements=list(key), set_=dict(values))


def insert_or_add(
    session: AsyncSession, table: type[Any], row: Mapping[str, Any], *, column: str, most: int | None = None
) -> Insert:
    """An insert of one row; where it is there, its value of `column` is added, unless that makes more than `most`.

    Atomic. With `.returning(…)` it gives nothing where nothing was added. The first row is not held to `most`.
    """
    statement = _insert(session, table).values(row)
    added = getattr(table, column) + row[column]
    return statement.on_conflict_do_update(
        index_elements=list(inspect(table).primary_key),
        set_={column: added},
        where=None if most is None else added <= most,
    )


def insert_or_take(
    session: AsyncSession, table: type[Any], row: Mapping[str, Any], free: ColumnElement[bool]
) -> Insert:
    """An insert of one row, in the place of the one that has its key where that one is `free`. Atomic.

    With `.returning(…)` it gives nothing where the place is taken.
    """
    statement = _insert(session, table).values(row)
    key = list(inspect(table).primary_key)
    values = {name: value for name, value in row.items() if name not in {column.name for column in key}}
    return statement.on_conflict_do_update(index_elements=key, set_=values, where=free)


def _insert(session: AsyncSession, table: type[Any]) -> Insert:
    if session.get_bind().dialect.name == "sqlite":
        return sqlite.insert(table)
    return postgresql.insert(table)
