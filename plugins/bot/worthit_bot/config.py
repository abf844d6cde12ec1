"""The bot's settings."""

import re
from typing import Annotated
from urllib.parse import SplitResult, urlsplit

from msgspec import Meta, Struct

from worthit.plugin import ConfigError, PluginConfig, PluginUnavailable, Secret

WEBHOOK_PATH = "/plugins/bot/webhook"
_TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]{20,}")
_SECRET = re.compile(r"[A-Za-z0-9_-]{16,256}")
_LOOPBACK = ("127.0.0.1", "localhost", "::1")


class Config(PluginConfig, frozen=True, kw_only=True):
    """The Telegram bot."""

    token: Annotated[Secret | None, Meta(description="The token that @BotFather gave; unset: the bot is off.")] = None
    webhook_url: Annotated[
        str | None,
        Meta(
            description=f"Where Telegram reaches this instance, such as `https://worthit.example`; `{WEBHOOK_PATH}` is "
            "added to an address without a path. Unset: the bot asks Telegram for updates, which needs no public "
            "address."
        ),
    ] = None
    webhook_secret: Annotated[
        Secret | None,
        Meta(
            description="What Telegram has to show with each update: 16 to 256 letters, digits, `_` and `-`. Required "
            "with a webhook."
        ),
    ] = None
    api_url: Annotated[str, Meta(description="The Bot API, for those who run a server of their own.")] = (
        "https://api.telegram.org"
    )


class Webhook(Struct, frozen=True, kw_only=True):
    """Where Telegram sends updates, and what it has to show."""

    url: str
    secret: str


def required_token(config: Config) -> str:
    """The token. Raises PluginUnavailable without one, ConfigError for what cannot be one, or a wrong address."""
    if not config.token:
        raise PluginUnavailable("set WORTHIT_BOT__TOKEN")
    if not config.api_url.startswith(("http://", "https://")):
        raise ConfigError("WORTHIT_BOT__API_URL must begin with http:// or https://")
    if not _TOKEN.fullmatch(config.token.reveal()):
        raise ConfigError("WORTHIT_BOT__TOKEN is not a token as @BotFather gives it (123456789:AA…)")
    return config.token.reveal()


def webhook(config: Config) -> Webhook | None:
    """The webhook, if there is to be one. Raises ConfigError for one that Telegram or we would refuse."""
    if config.webhook_url is None:
        return None
    address = _address(config.webhook_url)
    if address.scheme != "https" and address.hostname not in _LOOPBACK:
        raise ConfigError("WORTHIT_BOT__WEBHOOK_URL must begin with https://")
    if not config.webhook_secret:
        raise ConfigError("WORTHIT_BOT__WEBHOOK_SECRET must be set with a webhook, else anyone could send updates")
    if not _SECRET.fullmatch(config.webhook_secret.reveal()):
        raise ConfigError("WORTHIT_BOT__WEBHOOK_SECRET must be 16 to 256 letters, digits, _ and -")
    path = WEBHOOK_PATH if address.path in ("", "/") else address.path
    return Webhook(url=address._replace(path=path).geturl(), secret=config.webhook_secret.reveal())


def _address(url: str) -> SplitResult:
    try:
        address = urlsplit(url)
    except ValueError:
        address = urlsplit("")
    if not address.hostname or address.scheme not in ("http", "https"):
        raise ConfigError("WORTHIT_BOT__WEBHOOK_URL must be an address such as https://worthit.example")
    return address
