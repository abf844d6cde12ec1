"""SQLite with as few trips to its thread as can be: each of them waits for the interpreter twice, there and back.

aiosqlite makes a cursor, has it execute, fetches and closes it in four of them; here that is one, and what has no
transaction to end makes none.
"""

import asyncio
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any, Self, TypeVar, cast

import aiosqlite
from msgspec import Struct

T = TypeVar("T")
_ROWS_AT_A_TIME = 64
"""For going through a result piece by piece, which nobody does here."""


async def connect(database: str, **options: Any) -> "Connection":
    """As `sqlite3.connect`."""
    return cast("Connection", await Connection(partial(sqlite3.connect, database, **options), _ROWS_AT_A_TIME))


class Connection(aiosqlite.Connection):
    """What SQLAlchemy takes for a connection of aiosqlite."""

    def __init__(self, connector: Callable[[], sqlite3.Connection], iter_chunk_size: int) -> None:
        super().__init__(connector, iter_chunk_size)
        self._thread.daemon = True
        self._is_known = True

    async def _connect(self) -> aiosqlite.Connection:
        try:
            return await super()._connect()
        except Exception:  # the thread says a last word to this event loop, which may be closed by then
            await asyncio.to_thread(self._thread.join)
            raise

    def cursor(self) -> "Cursor":  # type: ignore[override] # as much of one as SQLAlchemy needs
        """Nothing is made before something is executed."""
        return Cursor(self)

    async def at_once(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Have this done in the connection's thread."""
        self._is_known = False  # and stays so where it fails, or who waits for it is cancelled while it is being done
        done: T = await self._execute(work, self._conn)  # type: ignore[no-untyped-call]
        self._is_known = True
        return done

    async def commit(self) -> None:
        if self._is_in_transaction():
            await self.at_once(sqlite3.Connection.commit)

    async def rollback(self) -> None:
        if self._is_in_transaction():
            await self.at_once(sqlite3.Connection.rollback)

    def _is_in_transaction(self) -> bool:
        return not self._is_known or self.in_transaction


class _Result(Struct, frozen=True):
    rows: Sequence[Any]
    description: Any
    rowcount: int
    lastrowid: int | None


class Cursor:
    """One statement and its whole result."""

    arraysize = 1

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._result = _Result((), None, -1, None)

    async def __aenter__(self) -> Self:
        return self

    async def execute(self, sql: str, parameters: Iterable[Any] = ()) -> Self:
        self._result = await self._connection.at_once(partial(_execute, sql=sql, parameters=parameters))
        return self

    async def executemany(self, sql: str, parameters: Iterable[Iterable[Any]]) -> Self:
        self._result = await self._connection.at_once(partial(_execute_many, sql=sql, parameters=parameters))
        return self

    async def fetchall(self) -> Sequence[Any]:
        return self._result.rows

    async def close(self) -> None:
        """It is closed as soon as it was executed."""

    @property
    def description(self) -> Any:
        return self._result.description

    @property
    def rowcount(self) -> int:
        return self._result.rowcount

    @property
    def lastrowid(self) -> int | None:
        return self._result.lastrowid


def _execute(connection: sqlite3.Connection, sql: str, parameters: Any) -> _Result:
    return _read(connection.execute(sql, parameters))


def _execute_many(connection: sqlite3.Connection, sql: str, parameters: Any) -> _Result:
    return _read(connection.executemany(sql, parameters))


def _read(cursor: sqlite3.Cursor) -> _Result:
    rows = cursor.fetchall()
    result = _Result(rows, cursor.description, cursor.rowcount, cursor.lastrowid)
    cursor.close()
    return result
