"""Who runs this instance, as they tell people in chats."""

import re
from urllib.parse import urlsplit

from msgspec import Struct

from worthit.plugin import ConfigError

_NAME = re.compile(r"@[A-Za-z0-9_]{4,32}")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


class Operator(Struct, frozen=True, kw_only=True):
    """None for what they do not tell. contact: a name at Telegram, an e-mail address, or a link."""

    contact: str | None = None
    terms_url: str | None = None
    privacy_url: str | None = None


def told_operator(support: str | None, terms_url: str | None, privacy_url: str | None) -> Operator:
    """What the settings tell. Raises ConfigError for what nobody could use."""
    if support and not (_NAME.fullmatch(support) or _EMAIL.fullmatch(support) or _is_link(support)):
        raise ConfigError("WORTHIT_BOT__SUPPORT must be a name at Telegram (@name), an e-mail address or a link")
    return Operator(
        contact=support or None,
        terms_url=_checked("WORTHIT_BOT__TERMS_URL", terms_url),
        privacy_url=_checked("WORTHIT_BOT__PRIVACY_URL", privacy_url),
    )


def _checked(name: str, url: str | None) -> str | None:
    if url and not _is_link(url):
        raise ConfigError(f"{name} must be a link that begins with https:// or http://")
    return url or None


def _is_link(text: str) -> bool:
    try:
        link = urlsplit(text)
    except ValueError:
        return False
    return link.scheme in ("http", "https") and bool(link.hostname) and " " not in text
