"""The bot's settings."""

import re
from typing import Annotated
from urllib.parse import SplitResult, urlsplit

from msgspec import Meta, Struct

from worthit.plugin import ConfigError, PluginConfig, PluginUnavailable, Secret
from worthit_bot.operator import Operator, told_operator

BOT_API = "https://api.telegram.org"
WEBHOOK_PATH = "/plugins/bot/webhook"
_TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]{20,}")
_SECRET = re.compile(r"[A-Za-z0-9_-]{16,256}")
_LOOPBACK = ("127.0.0.1", "localhost", "::1")


class Config(PluginConfig, frozen=True, kw_only=True):
    """The Telegram bot. A setting that is given and empty, as compose files leave them, counts as unset."""

    token: Annotated[Secret | None, Meta(description="The token that @BotFather gave; unset: the bot is off.")] = None
    previous_token: Annotated[
        Secret | None,
        Meta(
            description="The token before this one, after @BotFather has given a new one: buttons, links and "
            "Mini Apps that were made with it go on working, for as long as it stands here."
        ),
    ] = None
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
    previous_webhook_secret: Annotated[
        Secret | None,
        Meta(
            description="The secret before this one: what Telegram sends with it is taken too, for as long as it "
            "stands here."
        ),
    ] = None
    webhook_only_from_telegram: Annotated[
        bool,
        Meta(
            description="Take updates only from Telegram's own addresses (149.154.160.0/20, 91.108.4.0/22). Behind a "
            "proxy, set `WORTHIT_WEB__TRUSTED_PROXIES` too."
        ),
    ] = False
    support: Annotated[
        str | None,
        Meta(
            description="Whom people can write to who need help: a name at Telegram (`@name`), an e-mail address or a "
            "link. Unset: the bot says that it does not know."
        ),
    ] = None
    terms_url: Annotated[str | None, Meta(description="Your terms, to which `/terms` leads.")] = None
    privacy_url: Annotated[str | None, Meta(description="Your privacy policy, to which `/privacy` leads.")] = None
    mini_app_url: Annotated[
        str | None,
        Meta(
            description="The page that opens as a Mini App from the menu and the keyboard, such as "
            "`https://worthit.example/`. Unset: the first page of this instance, where `webhook_url` begins with "
            "https; else, and where it is set to nothing, there is no Mini App."
        ),
    ] = None
    api_url: Annotated[str, Meta(description="The Bot API, for those who run a server of their own.")] = BOT_API


class Webhook(Struct, frozen=True, kw_only=True):
    """Where Telegram sends updates, and what it has to show. previous_secret: what it may still show.

    only_from_telegram: whether it has to come from Telegram's own addresses.
    """

    url: str
    secret: str
    previous_secret: str | None = None
    only_from_telegram: bool = False


def required_token(config: Config) -> str:
    """The token. Raises PluginUnavailable without one, ConfigError for what cannot be one, or a wrong address."""
    if not config.token:
        raise PluginUnavailable("set WORTHIT_BOT__TOKEN")
    if not api_url(config).startswith(("http://", "https://")):
        raise ConfigError("WORTHIT_BOT__API_URL must begin with http:// or https://")
    _check_token("WORTHIT_BOT__TOKEN", config.token)
    return config.token.reveal()


def api_url(config: Config) -> str:
    """Where the Bot API is."""
    return config.api_url or BOT_API


def tokens(config: Config) -> tuple[Secret, ...]:
    """The present token, then the one before it, if it is told. Raises ConfigError for what cannot be one."""
    if not config.previous_token:
        return (Secret(required_token(config)),)
    _check_token("WORTHIT_BOT__PREVIOUS_TOKEN", config.previous_token)
    return Secret(required_token(config)), config.previous_token


def operator(config: Config) -> Operator:
    """Who runs this instance. Raises ConfigError for what nobody could use."""
    return told_operator(config.support, config.terms_url, config.privacy_url)


def webhook(config: Config) -> Webhook | None:
    """The webhook, if there is to be one. Raises ConfigError for one that Telegram or we would refuse."""
    if not config.webhook_url:
        return None
    address = _address("WORTHIT_BOT__WEBHOOK_URL", config.webhook_url)
    if address.scheme != "https" and address.hostname not in _LOOPBACK:
        raise ConfigError("WORTHIT_BOT__WEBHOOK_URL must begin with https://")
    if not config.webhook_secret:
        raise ConfigError("WORTHIT_BOT__WEBHOOK_SECRET must be set with a webhook, else anyone could send updates")
    path = WEBHOOK_PATH if address.path in ("", "/") else address.path
    previous = config.previous_webhook_secret
    return Webhook(
        url=address._replace(path=path).geturl(),
        secret=_checked_secret("WORTHIT_BOT__WEBHOOK_SECRET", config.webhook_secret),
        previous_secret=_checked_secret("WORTHIT_BOT__PREVIOUS_WEBHOOK_SECRET", previous) if previous else None,
        only_from_telegram=config.webhook_only_from_telegram,
    )


def mini_app(config: Config) -> str | None:
    """The address of the Mini App, if there is one. Raises ConfigError for one that Telegram would refuse."""
    if config.mini_app_url is None:
        here = urlsplit(config.webhook_url or "")
        return f"https://{here.netloc}/" if here.scheme == "https" and here.netloc else None
    if not config.mini_app_url:
        return None
    address = _address("WORTHIT_BOT__MINI_APP_URL", config.mini_app_url)
    if address.scheme != "https" and address.hostname not in _LOOPBACK:
        raise ConfigError("WORTHIT_BOT__MINI_APP_URL must begin with https://")
    return address.geturl()


def _check_token(name: str, token: Secret) -> None:
    if not _TOKEN.fullmatch(token.reveal()):
        raise ConfigError(f"{name} is not a token as @BotFather gives it (123456789:AA…)")


def _checked_secret(name: str, secret: Secret) -> str:
    if not _SECRET.fullmatch(secret.reveal()):
        raise ConfigError(f"{name} must be 16 to 256 letters, digits, _ and -")
    return secret.reveal()


def _address(name: str, url: str) -> SplitResult:
    try:
        address = urlsplit(url)
    except ValueError:
        address = urlsplit("")
    if not address.hostname or address.scheme not in ("http", "https"):
        raise ConfigError(f"{name} must be an address such as https://worthit.example")
    return address
