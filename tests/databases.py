"""Fresh databases, on SQLite and on a real PostgreSQL, where there is one: `database` and `url` have their tables,
`empty_database` and `empty_url` have none.
"""

import contextlib
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

import asyncpg  # type: ignore[import-untyped]
import pytest

from worthit.config import Secret, StorageSettings
from worthit.storage.database import Database, migrate
from worthit.storage.tables import Base

_SWEEP = "SET session_replication_role = replica; SELECT setval(oid, 1, false) FROM pg_class WHERE relkind = 'S'"
"""In any order of tables, and numbers begin at one again."""


def _postgresql_programs() -> Path | None:
    on_path = shutil.which("pg_ctl")
    if on_path is not None:
        return Path(on_path).resolve().parent
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"))
    return installed[-1].parent if installed else None


def _unprivileged_user() -> str | None:
    """PostgreSQL does not run as root."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            return pwd.getpwnam(name).pw_name
    pytest.skip("POSTGRESQL NOT TESTED: run as root, and there is no other user to run it as")


class PostgreSQL:
    """A server with two databases, which serve one test after the other: one without tables, one with them."""

    def __init__(self, port: int) -> None:
        self._address = f"worthit@127.0.0.1:{port}"
        self._sweep = ""

    async def empty(self) -> Secret:
        await self._execute("postgres", "DROP SCHEMA public CASCADE; CREATE SCHEMA public")
        return self._url("postgres")

    async def with_tables(self) -> Secret:
        """Migrated once, then swept: that takes a tenth of making it anew. Who changes tables wants an empty one."""
        if self._sweep:
            await self._execute("with_tables", self._sweep)
        else:
            await self._execute("postgres", "CREATE DATABASE with_tables")
            migrated = Database(StorageSettings(url=self._url("with_tables")))
            await migrated.migrate()
            await migrated.aclose()
            self._sweep = _SWEEP + "".join(f"; DELETE FROM {table}" for table in Base.metadata.tables)
        return self._url("with_tables")

    def _url(self, name: str) -> Secret:
        return Secret(f"postgresql+asyncpg://{self._address}/{name}")

    async def _execute(self, name: str, statements: str) -> None:
        connection = await asyncpg.connect(f"postgresql://{self._address}/{name}")
        await connection.execute(statements)
        await connection.close()


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgreSQL]:
    """A server that lives as long as the tests."""
    programs = _postgresql_programs()
    if programs is None:
        pytest.skip("POSTGRESQL NOT TESTED: there is no pg_ctl; on Debian: apt-get install postgresql")
    user = _unprivileged_user()
    folder = Path(tempfile.mkdtemp(prefix="worthit-postgresql-"))
    if user is not None:
        shutil.chown(folder, user)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = f"-k {folder} -p {port} -c listen_addresses=127.0.0.1 -c fsync=off"

    def run(program: str, *arguments: str) -> None:
        command = [str(programs / program), "-D", str(folder / "data"), *arguments]
        subprocess.run(command, user=user, cwd=folder, check=True, stdout=subprocess.DEVNULL)

    run("initdb", "-A", "trust", "-U", "worthit", "-E", "UTF8", "--no-sync")
    run("pg_ctl", "-w", "-l", str(folder / "log"), "-o", options, "start")
    try:
        yield PostgreSQL(port)
    finally:
        run("pg_ctl", "-m", "immediate", "stop")
        shutil.rmtree(folder)


@cache
def _sqlite_with_tables() -> bytes:
    """Migrated once: that takes longer than most tests that need it. In a thread, for there may be a running loop."""
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(1) as aside:
        file = Path(folder) / "worthit.db"
        aside.submit(migrate, StorageSettings(url=Secret(f"sqlite+aiosqlite:///{file}"))).result()
        return file.read_bytes()


def sqlite_with_tables(file: Path) -> Secret:
    """The URL of this new file with the tables in it, as `migrate` leaves it."""
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(_sqlite_with_tables())
    return Secret(f"sqlite+aiosqlite:///{file}")


@pytest.fixture(params=["sqlite", "postgresql"])
def database_kind(request: pytest.FixtureRequest) -> str:
    """A test that asks for a database runs once for each."""
    if request.param == "postgresql":
        request.getfixturevalue("postgresql")
    return str(request.param)


@pytest.fixture
async def empty_url(database_kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> Secret:
    """The URL of a fresh, empty database."""
    if database_kind == "sqlite":
        return Secret(f"sqlite+aiosqlite:///{tmp_path}/var/worthit.db")
    server: PostgreSQL = request.getfixturevalue("postgresql")
    return await server.empty()


@pytest.fixture
async def url(database_kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> Secret:
    """The URL of a fresh database with its tables."""
    if database_kind == "sqlite":
        return sqlite_with_tables(tmp_path / "var" / "worthit.db")
    server: PostgreSQL = request.getfixturevalue("postgresql")
    return await server.with_tables()


@pytest.fixture
async def empty_database(empty_url: Secret) -> AsyncIterator[Database]:
    opened = Database(StorageSettings(url=empty_url))
    yield opened
    await opened.aclose()


@pytest.fixture
async def database(url: Secret) -> AsyncIterator[Database]:
    """A database with its tables."""
    opened = Database(StorageSettings(url=url))
    yield opened
    await opened.aclose()


@pytest.fixture
async def sqlite(tmp_path: Path) -> AsyncIterator[Database]:
    """A database with its tables, where it does not matter of which kind it is."""
    opened = Database(StorageSettings(url=sqlite_with_tables(tmp_path / "worthit.db")))
    yield opened
    await opened.aclose()
