"""Fresh databases, on SQLite and on a real PostgreSQL, where there is one: `url` is empty, `database` has its tables.

A conftest that wants one imports it from here, with those that it rests on.
"""

import contextlib
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import asyncpg  # type: ignore[import-untyped]
import pytest

from worthit.config import Secret, StorageSettings
from worthit.storage.database import Database


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


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The address of a PostgreSQL server that lives as long as the tests: `worthit@127.0.0.1:port`."""
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
        yield f"worthit@127.0.0.1:{port}"
    finally:
        run("pg_ctl", "-m", "immediate", "stop")
        shutil.rmtree(folder)


@pytest.fixture(params=["sqlite", "postgresql"])
async def url(request: pytest.FixtureRequest, tmp_path: Path) -> Secret:
    """The URL of a fresh, empty database."""
    if request.param == "sqlite":
        return Secret(f"sqlite+aiosqlite:///{tmp_path}/var/worthit.db")
    server = request.getfixturevalue("postgresql")
    connection = await asyncpg.connect(f"postgresql://{server}/postgres")
    await connection.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
    await connection.close()
    return Secret(f"postgresql+asyncpg://{server}/postgres")


@pytest.fixture
async def empty_database(url: Secret) -> AsyncIterator[Database]:
    opened = Database(StorageSettings(url=url))
    yield opened
    await opened.aclose()


@pytest.fixture
async def database(empty_database: Database) -> Database:
    """A database with its tables."""
    await empty_database.migrate()
    return empty_database
