"""Who may deliver: with which secrets, from where, and while the database is there."""

from collections.abc import AsyncIterator
from typing import Any, cast

import httpx
import pytest
import pytest_asyncio
from litestar import Litestar
from worthit_bot.alerts import Alerts
from worthit_bot.config import Webhook
from worthit_bot.running import RunningBot
from worthit_bot.storage.chats import Chats
from worthit_bot.updates.webhook import SECRET_HEADER, webhook_route

from tests.plugins.bot.parts import open_tables, worker
from tests.plugins.bot.world import SECRET, TOKEN
from worthit.config import Secret, StorageSettings
from worthit.storage.database import Database
from worthit.testing.telegram import FakeTelegram

pytestmark = pytest.mark.asyncio(loop_scope="module")
BEFORE = "what-telegram-had-to-show-before"
HERE = "http://127.0.0.1:8000/plugins/bot/webhook"
UPDATE = b'{"update_id":1,"message":{"chat":{"id":1}}}'


async def delivered(
    webhook: Webhook, database: Database, secret: str = SECRET, address: str = "127.0.0.1", body: bytes = UPDATE
) -> int:
    """The status that Telegram gets."""
    async with FakeTelegram(token=TOKEN).open() as telegram, worker(telegram, database, lambda _: _leave) as parts:
        running = RunningBot(
            condition=parts.condition,
            inbox=parts.inbox,
            alerts=Alerts(parts.bot, Chats(database), parts.pace),
        )
        app = Litestar([webhook_route(webhook, lambda: running)], openapi_config=None)
        transport = httpx.ASGITransport(cast("Any", app), client=(address, 443))  # narrower scopes
        async with httpx.AsyncClient(transport=transport, base_url="http://here") as client:
            answer = await client.post("/webhook", content=body, headers={SECRET_HEADER: secret})
            if answer.status_code == 503:
                assert "updates cannot be stored in the database" in parts.condition.health().detail
            return answer.status_code


async def _leave(_: object) -> None: ...


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def tables(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Database]:
    async with open_tables(tmp_path_factory.mktemp("rules")) as opened:
        yield opened


@pytest.mark.parametrize(
    ("secret", "status"), [(SECRET, 200), (BEFORE, 200), (BEFORE[:-1], 401), ("", 401), (f"{SECRET}{BEFORE}", 401)]
)
async def test_the_secret_before_is_taken_while_it_stands_in_the_settings(
    tables: Database, secret: str, status: int
) -> None:
    assert await delivered(Webhook(url=HERE, secret=SECRET, previous_secret=BEFORE), tables, secret) == status
    if secret == BEFORE:
        assert await delivered(Webhook(url=HERE, secret=SECRET), tables, secret) == 401


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("149.154.167.220", 200),
        ("91.108.7.255", 200),
        ("::ffff:91.108.4.1", 200),
        ("91.108.8.0", 403),
        ("127.0.0.1", 403),
        ("2001:67c:4e8::1", 403),
        ("unknown", 403),
    ],
)
async def test_only_telegrams_addresses_where_that_is_wanted(tables: Database, address: str, status: int) -> None:
    webhook = Webhook(url=HERE, secret=SECRET, only_from_telegram=True)
    assert await delivered(webhook, tables, address=address) == status


async def test_what_cannot_be_stored_is_not_taken() -> None:
    without_tables = Database(StorageSettings(url=Secret("sqlite+aiosqlite://")))
    assert await delivered(Webhook(url=HERE, secret=SECRET), without_tables) == 503
    await without_tables.aclose()
