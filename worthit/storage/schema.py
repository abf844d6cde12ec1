"""Bringing the tables up to date, through Alembic, on a connection whose transaction the caller ends."""

import zlib

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text

_LOCK = zlib.crc32(b"worthit migrations")
"""Any number, as long as every version of the program takes the same."""


def upgrade(connection: Connection) -> None:
    """Run the migrations that are missing. Others that want the same wait until the transaction ends."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    else:
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", "worthit.storage:migrations")
    return config
