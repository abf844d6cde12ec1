"""The bot keeps to the plugin contract, and its settings are refused in plain words."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

import pytest

from tests.contract.core import KnownVerdicts
from worthit.accounts.history import Asked
from worthit.accounts.limits import Limits
from worthit.accounts.personal_data_desk import PersonalDataDesk
from worthit.accounts.reception import Reception
from worthit.config import (
    AccountsSettings,
    Environment,
    LimitsSettings,
    PluginsSettings,
    Secret,
    Settings,
    StorageSettings,
)
from worthit.images.reading import Pictures
from worthit.plugin import ACCOUNTS, CHARTS, DATABASE, IMAGES, PRODUCTS, VERDICTS, WATCHES, Capability, PluginHost
from worthit.price.sightings import Sightings
from worthit.price.watching.store import WatchStore
from worthit.product.catalogue import Catalogue
from worthit.secrets.pseudonyms import Pseudonyms
from worthit.secrets.signing import Keyring
from worthit.shared.limiter import MemoryLimiter
from worthit.storage.database import Database
from worthit.testing import PluginContract
from worthit.verdict.charts import Charts
from worthit.verdict.for_plugins import AccountsForPlugins
from worthit.verdict.store import VerdictStore

TOKEN = "4242424242:a-token-of-a-bot-that-is-not-there"
SECRET = "what-telegram-has-to-show"
NOWHERE = "http://127.0.0.1:9"
NOWHERE_AT_ALL = Path("/nowhere")
NO_DATABASE = Database(StorageSettings(url=Secret("sqlite+aiosqlite://")))
RECEPTION = Reception(NO_DATABASE, MemoryLimiter(), Pseudonyms(NOWHERE_AT_ALL), (), AccountsSettings())


class TestBot(PluginContract):
    name = "bot"
    settings: ClassVar[Mapping[str, str]] = {
        "token": TOKEN,
        "webhook_url": "http://127.0.0.1:8000",
        "webhook_secret": SECRET,
        "api_url": NOWHERE,
    }
    core: ClassVar[Mapping[Capability[Any], Any]] = {
        VERDICTS: KnownVerdicts(),
        DATABASE: NO_DATABASE,
        PRODUCTS: Catalogue(NO_DATABASE),
        CHARTS: Charts(VerdictStore(NO_DATABASE)),
        IMAGES: Pictures(),
        ACCOUNTS: AccountsForPlugins(
            RECEPTION.recognition,
            Limits(NO_DATABASE, LimitsSettings(), 40.0),
            Asked(NO_DATABASE),
            VerdictStore(NO_DATABASE),
            PersonalDataDesk(NO_DATABASE, Keyring(NOWHERE_AT_ALL), (), tuple),
        ),
        WATCHES: WatchStore(NO_DATABASE, Sightings(NO_DATABASE)),
    }


def state(**settings: str) -> tuple[str, str]:
    host = PluginHost.load(
        settings=Settings(plugins=PluginsSettings(enabled=("bot",))),
        environment=Environment(sections={"bot": settings}),
    )
    row = next(row for row in host.report().plugins if row.name == "bot")
    return row.state, row.line


HERE = {"webhook_url": "https://worthit.example", "webhook_secret": SECRET}
WEBHOOK = "WORTHIT_BOT__WEBHOOK_URL"
LEFT_EMPTY = (
    "previous_token",
    "webhook_url",
    "webhook_secret",
    "previous_webhook_secret",
    "support",
    "terms_url",
    "privacy_url",
    "mini_app_url",
    "api_url",
)
ADDS = "adds bot_tokens, commands, migrations, notifiers, personal_data"


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({}, ("off", "set WORTHIT_BOT__TOKEN")),
        ({"token": ""}, ("off", "set WORTHIT_BOT__TOKEN")),
        ({"token": TOKEN}, ("ready", ADDS)),
        ({"token": TOKEN, **dict.fromkeys(LEFT_EMPTY, "")}, ("ready", ADDS)),
        (
            {"token": TOKEN, "webhook_secret": SECRET},
            ("ready", ADDS),
        ),
        (
            {"token": TOKEN, **HERE},
            ("ready", f"{ADDS}, routes"),
        ),
        (
            {"token": TOKEN, "api_url": "telegram"},
            ("failed", "WORTHIT_BOT__API_URL must begin with http:// or https://"),
        ),
        (
            {"token": "my bot"},
            ("failed", "WORTHIT_BOT__TOKEN is not a token as @BotFather gives it (123456789:AA…)"),
        ),
        (
            {"token": TOKEN, "webhook_url": "https://worthit.example"},
            ("failed", "WORTHIT_BOT__WEBHOOK_SECRET must be set with a webhook, else anyone could send updates"),
        ),
        (
            {"token": TOKEN, "webhook_url": "https://worthit.example", "webhook_secret": "short"},
            ("failed", "WORTHIT_BOT__WEBHOOK_SECRET must be 16 to 256 letters, digits, _ and -"),
        ),
        (
            {"token": TOKEN, "webhook_url": "http://worthit.example", "webhook_secret": SECRET},
            ("failed", f"{WEBHOOK} must begin with https://"),
        ),
        (
            {"token": TOKEN, "webhook_url": "shop.example", "webhook_secret": SECRET},
            ("failed", f"{WEBHOOK} must be an address such as https://worthit.example"),
        ),
        (
            {"token": TOKEN, "webhook_url": "https://[worthit", "webhook_secret": SECRET},
            ("failed", f"{WEBHOOK} must be an address such as https://worthit.example"),
        ),
        (
            {"token": TOKEN, "previous_token": "the old one"},
            ("failed", "WORTHIT_BOT__PREVIOUS_TOKEN is not a token as @BotFather gives it (123456789:AA…)"),
        ),
        (
            {"token": TOKEN, "previous_webhook_secret": "short", **HERE},
            ("failed", "WORTHIT_BOT__PREVIOUS_WEBHOOK_SECRET must be 16 to 256 letters, digits, _ and -"),
        ),
        (
            {"token": TOKEN, "support": "call me"},
            ("failed", "WORTHIT_BOT__SUPPORT must be a name at Telegram (@name), an e-mail address or a link"),
        ),
        (
            {"token": TOKEN, "terms_url": "our terms"},
            ("failed", "WORTHIT_BOT__TERMS_URL must be a link that begins with https:// or http://"),
        ),
        (
            {"token": TOKEN, "privacy_url": "javascript:alert(1)"},
            ("failed", "WORTHIT_BOT__PRIVACY_URL must be a link that begins with https:// or http://"),
        ),
        (
            {"token": TOKEN, "support": "help@worthit.example", "terms_url": "", "privacy_url": "https://a.example/p"},
            ("ready", ADDS),
        ),
        (
            {"token": TOKEN, "webhook": "https://worthit.example"},
            ("failed", f"WORTHIT_BOT__WEBHOOK: there is no such setting; did you mean {WEBHOOK}?"),
        ),
    ],
)
def test_settings(settings: dict[str, str], expected: tuple[str, str]) -> None:
    assert state(**settings) == expected
