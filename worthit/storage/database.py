"""The database: sessions, whether it answers, and bringing it up to date."""

import asyncio
import os
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import structlog
from sqlalchemy import event, inspect, make_url, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker, create_async_engine

from worthit.config import Secret, StorageSettings
from worthit.errors import AnalysisUnavailable, ConfigError
from worthit.storage.history import OWN, Migrations

LOCK_SECONDS = 10
"""How long a writer waits for another one."""

CONNECT_SECONDS = 5
SQLITE_CONNECTIONS = 15
"""Of one worker. All are kept: each is a thread, and to open one costs more than most of what is asked."""
log = structlog.get_logger(__name__)

_SQLITE_PRAGMAS = (
    f"PRAGMA busy_timeout = {LOCK_SECONDS * 1000}",
    "PRAGMA journal_mode = WAL",  # readers do not wait for the writer
    "PRAGMA synchronous = NORMAL",  # safe with WAL; only a power cut may cost the last transactions
    "PRAGMA foreign_keys = ON",
)


class Database:
    """One database. Nothing is opened before the first use; it belongs to one event loop.

    plugins: the histories of the tables that plugins have in it. Raises ConfigError for a URL that is neither SQLite
    nor PostgreSQL.
    """

    def __init__(self, settings: StorageSettings, plugins: Sequence[Migrations] = ()) -> None:
        self._histories = (OWN, *plugins)
        self._url = _read_url(settings.url)
        self.engine: AsyncEngine = _make_engine(self._url)
        self._sessions = async_sessionmaker(self.engine, expire_on_commit=False)
        if self._is_sqlite:
            event.listen(self.engine.sync_engine, "do_connect", _make_file)
            event.listen(self.engine.sync_engine, "connect", _set_pragmas)

    @asynccontextmanager
    async def session(self) -> AsyncGenerator[AsyncSession, None]:
        """One transaction: kept where the block ends well, undone where it raises."""
        async with self._sessions.begin() as session:
            yield session

    async def migrate(self) -> tuple[str, ...]:
        """Bring the tables up to date; of several that try at once, one does it and the others wait.

        Gives the names of the plugins whose migrations failed. Raises for the core's own.
        """
        if self._is_sqlite and self._url.database:
            await asyncio.to_thread(Path(self._url.database).parent.mkdir, parents=True, exist_ok=True)
        own, *plugins = self._histories
        await self._upgrade(own)
        return tuple([history.name for history in plugins if not await self._upgraded(history)])

    async def outdated(self) -> tuple[str, ...]:
        """Whose tables are not as this version of the program wants them. Raises where there is no database."""
        async with self.engine.connect() as connection:
            tables = set(await connection.run_sync(lambda bound: inspect(bound).get_table_names()))
            behind: list[str] = []
            for history in self._histories:
                version = None
                if history.version_table in tables:
                    version = await connection.scalar(text(f"SELECT version_num FROM {history.version_table}"))  # noqa: S608 - our own name
                if version != history.newest():
                    behind.append(history.name)
            return tuple(behind)

    async def is_current(self) -> bool:
        """Whether nothing is outdated. Raises where there is no database."""
        return not await self.outdated()

    async def aclose(self) -> None:
        await self.engine.dispose()

    async def _upgraded(self, history: Migrations) -> bool:
        try:
            await self._upgrade(history)
        except Exception as error:  # noqa: BLE001 - a plugin's migration may raise anything; the core goes on
            log.warning("the plugin's tables cannot be brought up to date", plugin=history.name, reason=str(error))
            return False
        return True

    async def _upgrade(self, history: Migrations) -> None:
        from worthit.storage.schema import upgrade

        async with self.engine.begin() as connection:
            await connection.run_sync(upgrade, history)

    @property
    def _is_sqlite(self) -> bool:
        return self._url.get_backend_name() == "sqlite"


def migrate(settings: StorageSettings, plugins: Sequence[Migrations] = ()) -> tuple[str, ...]:
    """`Database.migrate` from outside an event loop: for the command line and the start of the server.

    Raises AnalysisUnavailable where there is no database to be had.
    """

    async def once() -> tuple[str, ...]:
        database = Database(settings, plugins)
        try:
            return await database.migrate()
        except Exception as error:  # noqa: BLE001 - drivers raise errors of their own before SQLAlchemy sees them
            raise AnalysisUnavailable(f"The database cannot be used ({type(error).__name__}).") from None
        finally:
            await database.aclose()

    return asyncio.run(once())


def _read_url(secret: Secret) -> URL:
    try:
        url = make_url(secret.reveal())
    except (ArgumentError, ValueError):  # their messages would show the password
        url = None
    if url is None or url.drivername not in ("sqlite+aiosqlite", "postgresql+asyncpg"):
        raise ConfigError("WORTHIT_STORAGE__URL must begin with sqlite+aiosqlite:/// or postgresql+asyncpg://")
    return url


def _make_engine(url: URL) -> AsyncEngine:
    """Errors and logs never show the values of a statement."""
    if url.get_backend_name() == "sqlite":
        from worthit.storage.sqlite import connect

        in_memory = url.database in (None, "", ":memory:")
        pool = {} if in_memory else {"pool_size": SQLITE_CONNECTIONS, "max_overflow": 0}
        return create_async_engine(url, hide_parameters=True, connect_args={"async_creator_fn": connect}, **pool)
    return create_async_engine(url, hide_parameters=True, pool_pre_ping=True, connect_args={"timeout": CONNECT_SECONDS})


def _make_file(_dialect: object, _record: object, arguments: tuple[str, ...], _named: object) -> None:
    """A file that is not there yet is made for its owner alone; what SQLite puts beside it is made like it."""
    name = arguments[0]
    if name and not name.startswith((":memory:", "file:")):
        with suppress(OSError):  # it is there; or SQLite will say what is wrong
            os.close(os.open(name, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def _set_pragmas(connection: Any, _: object) -> None:
    cursor = connection.cursor()
    for pragma in _SQLITE_PRAGMAS:
        cursor.execute(pragma)
    cursor.close()
