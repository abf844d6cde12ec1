"""What people see of the bot before they say anything: told to Telegram once, and in an old one as far as it can."""

import json
from typing import Any

import pytest
from worthit_bot.condition import Condition
from worthit_bot.config import Config, mini_app
from worthit_bot.sending.telegram import telegram as client_of
from worthit_bot.setup.menus import keep_menus, show_menus
from worthit_bot.storage.state import State

from tests.plugins.bot.world import MINI_APP, TOKEN
from worthit.plugin import ConfigError
from worthit.storage.database import Database
from worthit.testing.telegram import FakeTelegram
from worthit.testing.telegram.methods import METHODS


def commands(telegram: FakeTelegram) -> dict[tuple[str, str], list[str]]:
    """What was set last, by kind of chat and language."""
    return {
        (json.loads(call.parameters["scope"])["type"], call.parameters.get("language_code", "")): [
            command["command"] for command in json.loads(call.parameters["commands"])
        ]
        for call in telegram.calls_of("setMyCommands")
    }


async def test_menus_are_told_once_in_each_language_and_kind_of_chat(database: Database) -> None:
    async with FakeTelegram(token=TOKEN).open() as telegram:
        bot = client_of(TOKEN, telegram.url)
        for app, calls in ((None, 26), (None, 26), (MINI_APP, 27), (MINI_APP, 27)):
            await show_menus(bot, app, State(database))
            assert len(telegram.calls) == calls
        shown = commands(telegram)
        person = telegram.person("Ada")
        assert {language for _, language in shown} == {"", "it", "de", "fr", "es"}
        assert shown["all_private_chats", "it"][:3] == ["start", "aiuto", "cerca"]
        assert shown["default", ""] == shown["all_private_chats", ""]
        assert shown["all_group_chats", "de"] == ["help", "search", "scan", "compare", "popular", "language", "privacy"]
        assert person.menu_button["type"] == "web_app"
        assert (await bot.get_my_description(language_code="fr")).description.startswith("Envoie-moi le lien")
        assert (await bot.get_my_short_description()).short_description.startswith("Is it worth its price?")
        await bot.session.close()


async def test_menus_are_told_later_where_telegram_asks_for_patience(database: Database) -> None:
    async with FakeTelegram(token=TOKEN).open() as telegram:
        bot = client_of(TOKEN, telegram.url)
        telegram.flood(1, retry_after=1, method="setMyDescription")
        condition = Condition("")
        await keep_menus(bot, None, State(database), condition)
        assert len(telegram.calls_of("setMyDescription")) == 6
        assert "menus" not in condition.health().detail
        await bot.session.close()


async def test_what_an_old_server_does_not_know_is_left_out(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with FakeTelegram(token=TOKEN).open() as telegram:
        bot = client_of(TOKEN, telegram.url)
        for name in ("setmydescription", "setchatmenubutton"):
            monkeypatch.delitem(METHODS, name)
        await show_menus(bot, None, State(database))
        assert len(commands(telegram)) == 15
        await bot.session.close()


@pytest.mark.parametrize(
    ("settings", "address"),
    [
        ({}, None),
        ({"webhook_url": "https://worthit.example/hook", "mini_app_url": ""}, None),
        ({"webhook_url": "", "mini_app_url": None}, None),
        ({"webhook_url": "https://worthit.example"}, "https://worthit.example/"),
        ({"webhook_url": "https://worthit.example:8443/hooks/1"}, "https://worthit.example:8443/"),
        ({"webhook_url": "http://127.0.0.1:8000"}, None),
        ({"webhook_url": "https://worthit.example", "mini_app_url": MINI_APP}, MINI_APP),
    ],
)
def test_the_mini_app_is_the_first_page_unless_another_is_set(settings: dict[str, Any], address: str | None) -> None:
    assert mini_app(Config(**settings)) == address


@pytest.mark.parametrize("address", ["http://worthit.example/", "worthit.example", "https://", "tg://app", "https://["])
def test_an_address_that_telegram_would_refuse_stops_the_bot(address: str) -> None:
    with pytest.raises(ConfigError, match="WORTHIT_BOT__MINI_APP_URL"):
        mini_app(Config(mini_app_url=address))
