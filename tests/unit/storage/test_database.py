import asyncio
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, func, select, text
from sqlalchemy.exc import DBAPIError

from worthit.config import Secret, StorageSettings
from worthit.errors import ConfigError
from worthit.storage.database import Database, migrate
from worthit.storage.history import OWN
from worthit.storage.schema import alembic_config
from worthit.storage.tables import Base, VerdictRow


def verdict_row(verdict_id: str) -> VerdictRow:
    return VerdictRow(id=verdict_id, created_at=datetime.now(UTC), product_key="shop.example:1", document=b"{}")


async def count(database: Database) -> int:
    async with database.session() as session:
        return await session.scalar(select(func.count()).select_from(VerdictRow)) or 0


async def test_an_empty_database_is_not_ready_until_it_is_migrated(empty_url: Secret, tmp_path: Path) -> None:
    (tmp_path / "var").mkdir()
    database = Database(StorageSettings(url=empty_url))
    assert not await database.is_current()
    await database.migrate()
    assert await database.is_current()
    await database.aclose()


async def test_migrating_again_changes_nothing(database: Database) -> None:
    async with database.session() as session:
        session.add(verdict_row("one"))
    await database.migrate()
    assert await count(database) == 1


async def test_the_migrations_make_what_the_models_say(database: Database) -> None:
    def differences(connection: Connection) -> list[object]:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        return list(compare_metadata(context, Base.metadata))

    async with database.engine.connect() as connection:
        assert await connection.run_sync(differences) == []


def test_the_newest_revision_is_the_one_that_alembic_ends_at() -> None:
    assert ScriptDirectory.from_config(alembic_config(OWN)).get_heads() == [OWN.newest()]


async def test_several_may_migrate_at_once(empty_url: Secret) -> None:
    databases = [Database(StorageSettings(url=empty_url)) for _ in range(4)]
    await asyncio.gather(*(database.migrate() for database in databases))
    for database in databases:
        assert await database.is_current()
        await database.aclose()


async def test_a_migration_that_fails_leaves_nothing_behind(empty_database: Database, tmp_path: Path) -> None:
    (tmp_path / "var").mkdir()
    async with empty_database.engine.begin() as connection:
        await connection.execute(text("CREATE TABLE ratings (id INTEGER)"))
    with pytest.raises(DBAPIError):
        await empty_database.migrate()
    async with empty_database.engine.begin() as connection:
        await connection.execute(text("DROP TABLE ratings"))
    await empty_database.migrate()
    assert await empty_database.is_current()


async def test_a_transaction_is_kept_whole_or_not_at_all(database: Database) -> None:
    async def break_off() -> None:
        async with database.session() as session:
            session.add(verdict_row("one"))
            await session.flush()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await break_off()
    assert await count(database) == 0
    async with database.session() as session:
        row = verdict_row("two")
        session.add(row)
    assert row.id == "two"
    assert await count(database) == 1


async def test_who_is_cancelled_while_writing_leaves_nothing_of_it_and_no_lock(database: Database) -> None:
    async def write(number: int) -> None:
        async with database.session() as session:
            for part in range(3):
                session.add(verdict_row(f"{number} {part}"))
                await session.flush()

    for number in range(20):
        writing = asyncio.create_task(write(number))
        for _ in range(number):
            await asyncio.sleep(0)
        writing.cancel()
        await asyncio.gather(writing, return_exceptions=True)
        assert await count(database) % 3 == 0, f"cancelled after {number} steps"
    before = await count(database)
    await write(20)
    assert await count(database) == before + 3


async def test_many_writers_wait_for_each_other(database: Database) -> None:
    async def write(number: int) -> None:
        async with database.session() as session:
            session.add(verdict_row(str(number)))

    await asyncio.gather(*(write(number) for number in range(30)))
    assert await count(database) == 30


def test_migrating_from_outside_an_event_loop_makes_the_folder(tmp_path: Path) -> None:
    migrate(StorageSettings(url=Secret(f"sqlite+aiosqlite:///{tmp_path}/var/deep/worthit.db")))
    assert (tmp_path / "var" / "deep" / "worthit.db").is_file()


async def test_sqlite_lets_readers_read_while_somebody_writes(tmp_path: Path) -> None:
    database = Database(StorageSettings(url=Secret(f"sqlite+aiosqlite:///{tmp_path}/worthit.db")))
    await database.migrate()
    async with database.session() as writer:
        writer.add(verdict_row("one"))
        await writer.flush()
        assert await asyncio.wait_for(count(database), 1) == 0
        assert (await writer.execute(text("PRAGMA journal_mode"))).scalar() == "wal"
        assert (await writer.execute(text("PRAGMA foreign_keys"))).scalar() == 1
    await database.aclose()


async def test_errors_do_not_show_what_was_written(database: Database) -> None:
    async def save() -> None:
        async with database.session() as session:
            session.add(verdict_row("one"))

    await save()
    with pytest.raises(DBAPIError) as failure:
        await save()
    assert "shop.example" not in str(failure.value)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "not a url",
        "mysql://me:hunter2@db.example/x",
        "postgresql://me:hunter2@db.example/x",
        "postgresql+asyncpg://me:hunter2@db.example:port/x",
    ],
)
def test_a_wrong_url_is_a_wrong_setting_and_stays_secret(url: str) -> None:
    with pytest.raises(ConfigError, match="WORTHIT_STORAGE__URL") as refusal:
        Database(StorageSettings(url=Secret(url)))
    assert "hunter2" not in str(refusal.value)


def test_identifying_a_link_does_not_load_the_database() -> None:
    program = "import sys, worthit.product.identify; print('sqlalchemy' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout == "False\n"


def rights_in(folder: Path) -> dict[str, int]:
    return {file.name: file.stat().st_mode & 0o777 for file in folder.iterdir()}


async def test_a_file_that_is_made_is_its_owners_alone_with_all_that_lies_beside_it(tmp_path: Path) -> None:
    database = Database(StorageSettings(url=Secret(f"sqlite+aiosqlite:///{tmp_path / 'worthit.db'}")))
    await database.migrate()
    async with database.session() as session:
        session.add(verdict_row("one"))
    rights = rights_in(tmp_path)
    await database.aclose()
    assert "worthit.db" in rights
    assert len(rights) > 1
    assert set(rights.values()) == {0o600}


async def test_a_file_that_is_there_keeps_its_rights(tmp_path: Path) -> None:
    file = tmp_path / "worthit.db"
    file.touch(0o640)
    file.chmod(0o640)
    database = Database(StorageSettings(url=Secret(f"sqlite+aiosqlite:///{file}")))
    await database.migrate()
    await database.aclose()
    assert rights_in(tmp_path)["worthit.db"] == 0o640
