"""One world for each way in which updates can come; and the bot's tables on each kind of database."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.plugins.bot.world import MINI_APP, OPERATOR, PREVIOUS_TOKEN, World, world
from worthit.config import Secret, StorageSettings
from worthit.plugin import Migrations
from worthit.storage.database import Database
from worthit.testing.telegram import BotFather


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def by_polling(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[World]:
    async with world(tmp_path_factory.mktemp("polling"), "polling", {"WORTHIT_LOG__LEVEL": "debug"}) as running:
        yield running


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def by_webhook(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[World]:
    """Unlike `by_polling`: with an operator who tells who they are, inline feedback, a Mini App, and a token that was
    renewed; and with so low a limit of requests that Telegram would reach it at once.
    """
    settings = {
        "WORTHIT_LOG__LEVEL": "debug",
        "WORTHIT_LIMITS__REQUESTS_PER_MINUTE": "100",
        "WORTHIT_BOT__MINI_APP_URL": MINI_APP,
        "WORTHIT_BOT__PREVIOUS_TOKEN": PREVIOUS_TOKEN,
        **OPERATOR,
    }
    feedback = BotFather(inline_feedback=True)
    async with world(tmp_path_factory.mktemp("webhook"), "webhook", settings, feedback) as running:
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
