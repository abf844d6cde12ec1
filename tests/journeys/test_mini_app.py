"""A Mini App of this instance's bot: what Telegram says of who opened it is enough to ask as them."""

import json
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

import httpx
import pytest
import pytest_asyncio
from aiogram.utils.web_app import check_webapp_signature

from tests.journeys.instance import Instance
from tests.plugins.bot.world import TOKEN, instance_with_bot
from tests.unit.accounts.mini_app import said, signed
from worthit.testing.telegram import FakeTelegram


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def with_bot(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Instance]:
    async with (
        FakeTelegram(token=TOKEN).open() as telegram,
        instance_with_bot(tmp_path_factory.mktemp("bot"), telegram, "polling") as instance,
    ):
        yield instance


@pytest.fixture
async def app(with_bot: Instance) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=with_bot.url, timeout=30, trust_env=False) as client:
        yield client


def opened_by(user_id: int, ago: timedelta = timedelta(0), token: str = TOKEN) -> str:
    return signed(said(datetime.now(UTC) - ago, {"id": user_id, "first_name": "Ada"}), token)


def tma(init_data: str) -> dict[str, str]:
    return {"Authorization": f"tma {init_data}"}


async def test_whoever_opens_it_has_one_account_from_then_on(app: httpx.AsyncClient) -> None:
    init_data = opened_by(4711)
    assert check_webapp_signature(TOKEN, init_data)
    first, again = [await app.get("/v1/account", headers=tma(opened_by(4711))) for _ in range(2)]
    other = await app.get("/v1/account", headers=tma(opened_by(4712)))
    assert first.json() == again.json()
    assert (first.json()["telegram_id"], first.json()["plan"]) == ("4711", "free")
    assert other.json()["id"] != first.json()["id"]


async def test_a_session_and_a_key_of_it_are_the_same_account(app: httpx.AsyncClient) -> None:
    opened = await app.post("/v1/session", json={"init_data": opened_by(4711)})
    assert opened.status_code == 201
    assert opened.json()["scopes"] == ["verdicts", "watches", "account"]
    session = {
        "Cookie": opened.headers["Set-Cookie"].partition(";")[0],
        "X-CSRF-Token": opened.json()["csrf_token"],
    }
    made = await app.post("/v1/account/keys", json={"name": "mine", "scopes": ["account"]}, headers=session)
    by_key = await app.get("/v1/account", headers={"Authorization": f"Bearer {made.json()['api_key']}"})
    assert by_key.json() == opened.json()["account"]
    assert by_key.json()["telegram_id"] == "4711"


@pytest.mark.parametrize(
    "forge",
    [
        lambda: opened_by(4711, timedelta(hours=1, minutes=1)),
        lambda: opened_by(4711, -timedelta(minutes=30)),
        lambda: opened_by(4711, token="1111111111:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw0"),
        lambda: opened_by(4711).replace("4711", "4712"),
        lambda: opened_by(4711) + "&" + urlencode({"user": json.dumps({"id": 4712})}),
        lambda: "hash=",
    ],
)
async def test_what_telegram_did_not_say_lately_is_refused(app: httpx.AsyncClient, forge: Callable[[], str]) -> None:
    init_data = forge()
    by_header = await app.get("/v1/account", headers=tma(init_data))
    by_body = await app.post("/v1/session", json={"init_data": init_data})
    assert [(answer.status_code, answer.json()["code"]) for answer in (by_header, by_body)] == [(401, "E006")] * 2


async def test_who_opened_it_stands_in_no_log(app: httpx.AsyncClient, with_bot: Instance) -> None:
    init_data = opened_by(98_765_432_101)
    await app.get("/v1/account", headers=tma(init_data))
    await app.post("/v1/session", json={"init_data": init_data + "0"})
    assert "98765432101" not in with_bot.log.read_text("utf-8")


async def test_without_a_bot_a_mini_app_is_told_why_it_is_refused(api: httpx.AsyncClient) -> None:
    answer = await api.get("/v1/account", headers=tma(opened_by(4711)))
    assert (answer.status_code, answer.json()["code"]) == (401, "E006")
    assert "no Telegram bot" in answer.json()["detail"]
