"""One world for each way in which updates can come; and the bot's tables on each kind of database."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.plugins.bot.world import OPERATOR, World, world
from worthit.config import Secret, StorageSettings
from worthit.plugin import Migrations
from worthit.storage.database import Database


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def by_polling(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[World]:
    async with world(tmp_path_factory.mktemp("polling"), "polling", {"WORTHIT_LOG__LEVEL": "debug"}) as running:
        yield running


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def by_webhook(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[World]:
    """Its operator tells who they are; that of `by_polling` does not."""
    more = {"WORTHIT_LOG__LEVEL": "debug", **OPERATOR}
    async with world(tmp_path_factory.mktemp("webhook"), "webhook", more) as running:
        yield running


@pytest.fixture(params=["polling", "webhook"])
def chat(request: pytest.FixtureRequest) -> World:
    running: World = request.getfixturevalue(f"by_{request.param}")
    return running


@pytest.fixture
async def database(empty_url: Secret) -> AsyncIterator[Database]:
    """A database with the bot's tables."""
    opened = Database(StorageSettings(url=empty_url), [Migrations(name="bot", package="worthit_bot.migrations")])
    await opened.migrate()
    yield opened
    await opened.aclose()
