"""Bringing tables up to date, through Alembic, on a connection whose transaction the caller ends."""

import zlib
from importlib.resources import files

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text

from worthit.storage.history import Migrations

_LOCK = zlib.crc32(b"worthit migrations")
"""Any number, as long as every version of the program takes the same."""


def upgrade(connection: Connection, history: Migrations) -> None:
    """Run the migrations that are missing. Others that want the same wait until the transaction ends."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    else:
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    config = alembic_config(history)
    config.attributes["connection"] = connection
    config.attributes["version_table"] = history.version_table
    command.upgrade(config, "head")


def alembic_config(history: Migrations) -> Config:
    """Our own environment with the revisions of that history."""
    config = Config()
    config.set_main_option("script_location", "worthit.storage:migrations")
    config.set_main_option("path_separator", "newline")
    config.set_main_option("version_locations", str(files(history.package)).replace("%", "%%"))
    return config
