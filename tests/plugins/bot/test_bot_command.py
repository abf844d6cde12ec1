"""`worthit bot webhook`: set, looked at and deleted, with the real client."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import click
import pytest
import pytest_asyncio
from click.testing import CliRunner, Result
from worthit_bot.cli.commands import bot_commands
from worthit_bot.condition import Condition
from worthit_bot.config import Webhook
from worthit_bot.sending.telegram import telegram as client_of
from worthit_bot.setup.registration import ALLOWED_UPDATES, register
from worthit_bot.storage.state import State

from tests.plugins.bot.parts import open_tables
from tests.plugins.bot.test_personal_data import WithDatabase
from tests.plugins.bot.world import SECRET, TOKEN
from worthit.config import Secret, StorageSettings
from worthit.plugin.commanded import SERVICES
from worthit.storage.database import Database
from worthit.testing.telegram import FakeTelegram

HERE = Webhook(url="http://127.0.0.1:9/plugins/bot/webhook", secret=SECRET)
pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def telegram() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram(token=TOKEN).open() as opened:
        yield opened


async def worthit_bot(
    url: str,
    *command: str,
    webhook: Webhook | None = HERE,
    token: str = TOKEN,
    storage: str = "sqlite+aiosqlite://",
) -> Result:
    """As `worthit bot` does it, with a database that has no tables unless told otherwise."""

    @asynccontextmanager
    async def services() -> AsyncIterator[WithDatabase]:
        database = Database(StorageSettings(url=Secret(storage)))
        try:
            yield WithDatabase(database)
        finally:
            await database.aclose()

    @click.group()
    @click.pass_context
    def worthit(context: click.Context) -> None:
        context.meta[SERVICES] = services

    worthit.add_command(bot_commands(token, webhook, url), "bot")
    return await asyncio.to_thread(CliRunner().invoke, worthit, ["bot", *command])


async def test_the_webhook_is_set_told_and_deleted(telegram: FakeTelegram) -> None:
    before = await worthit_bot(telegram.url, "webhook", "info")
    assert (before.exit_code, before.output.splitlines()[0]) == (1, "webhook:      none")
    assert f"not as the settings say: {HERE.url}" in before.output
    done = await worthit_bot(telegram.url, "webhook", "set")
    assert done.exit_code == 0
    assert telegram.calls_of("setWebhook")[-1].parameters["secret_token"] == SECRET
    await telegram.person("Ada").send("hello")
    async with asyncio.timeout(5):
        while "Connection refused" not in (told := await worthit_bot(telegram.url, "webhook", "info")).output:
            await asyncio.sleep(0.05)
    for line in (f"webhook:      {HERE.url}", "waiting:      1", "connections:  40 at most", "as the settings say"):
        assert line in told.output.splitlines()
    assert all(kind in told.output for kind in ALLOWED_UPDATES)
    assert SECRET not in told.output
    assert (await worthit_bot(telegram.url, "webhook", "delete", "--drop-pending")).exit_code == 0
    assert telegram.calls_of("deleteWebhook")[-1].parameters["drop_pending_updates"] == "true"
    assert (await worthit_bot(telegram.url, "webhook", "info", webhook=None)).exit_code == 0


async def test_what_is_in_the_way_is_told_in_one_line(telegram: FakeTelegram) -> None:
    stranger = await worthit_bot(telegram.url, "webhook", "info", token="77:a-token-that-nobody-ever-gave")
    assert (stranger.exit_code, stranger.stderr) == (1, "Telegram refuses the token: check WORTHIT_BOT__TOKEN\n")
    nobody = await worthit_bot("http://127.0.0.1:9", "webhook", "set")
    assert (nobody.exit_code, nobody.stderr) == (1, "Telegram cannot be reached at http://127.0.0.1:9\n")
    unset = await worthit_bot(telegram.url, "webhook", "set", webhook=None)
    assert (unset.exit_code, unset.stderr.partition(" ")[0]) == (1, "set")


async def test_what_a_command_has_set_no_start_sets_again(telegram: FakeTelegram, tmp_path: Path) -> None:
    async with open_tables(tmp_path) as tables:
        times = len(telegram.calls_of("setWebhook"))
        storage = f"sqlite+aiosqlite:///{tmp_path}/worthit.db"
        done = await worthit_bot(telegram.url, "webhook", "set", storage=storage)
        assert (done.exit_code, done.stderr) == (0, "")
        bot = client_of(TOKEN, telegram.url)
        await register(bot, HERE, State(tables), Condition(""))
        await bot.session.close()
        assert len(telegram.calls_of("setWebhook")) == times + 1


async def test_it_is_set_all_the_same_where_the_database_cannot_be_used(telegram: FakeTelegram) -> None:
    done = await worthit_bot(telegram.url, "webhook", "set")
    assert done.exit_code == 0
    assert done.stderr == "It could not be noted in the database, so the next start sets it again.\n"
