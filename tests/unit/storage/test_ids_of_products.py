"""Products that were kept before products had ids."""

from pathlib import Path

from alembic import command
from sqlalchemy import Connection, inspect, text

from worthit.storage.columns import public_id
from worthit.storage.database import Database
from worthit.storage.history import OWN
from worthit.storage.schema import alembic_config

KEYS = ("shop.example:1", "shop.example:1:red", "sha256:" + "a" * 64)


def as_it_was(connection: Connection) -> None:
    config = alembic_config(OWN)
    config.attributes["connection"] = connection
    config.attributes["version_table"] = OWN.version_table
    command.upgrade(config, "0002")
    for key in KEYS:
        connection.execute(
            text(
                "INSERT INTO products (product_key, seen_at, url, shop, categories, discouraged) "
                "VALUES (:key, '2026-11-01 10:00:00', 'https://shop.example/', 'shop.example', '[]', false)"
            ),
            {"key": key},
        )


async def test_each_gets_the_id_that_its_key_says(empty_database: Database, tmp_path: Path) -> None:
    (tmp_path / "var").mkdir()
    async with empty_database.engine.begin() as connection:
        await connection.run_sync(as_it_was)
    await empty_database.migrate()
    async with empty_database.engine.connect() as connection:
        found = (await connection.execute(text("SELECT product_key, id FROM products"))).all()
    assert dict(map(tuple, found)) == {key: public_id(key) for key in KEYS}


async def test_the_ids_are_unique_and_always_there(empty_database: Database) -> None:
    await empty_database.migrate()

    def constraints(connection: Connection) -> tuple[list[list[str]], bool]:
        told = inspect(connection)
        (column,) = [one for one in told.get_columns("products") if one["name"] == "id"]
        return [list(one["column_names"]) for one in told.get_unique_constraints("products")], column["nullable"]

    async with empty_database.engine.connect() as connection:
        assert await connection.run_sync(constraints) == ([["id"]], False)
