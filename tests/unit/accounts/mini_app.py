"""A Mini App being opened: what Telegram would say of it, signed as core.telegram.org/bots/webapps tells."""

import hashlib
import hmac
import json
from datetime import datetime
from typing import Any
from urllib.parse import quote

TOKEN = "4242424242:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw0"


def said(at: datetime, user: Any = None, /, **more: str) -> dict[str, str]:
    """The fields that Telegram gives with an inline button."""
    user = {"id": 4711, "first_name": "Ada", "last_name": "", "language_code": "it"} if user is None else user
    fields = {"query_id": "AAHdF6IQAAAAAN0XohDhrOrc", "user": json.dumps(user), "auth_date": f"{at.timestamp():.0f}"}
    return fields | {"signature": "c2lnbmVkLWJ5LXRlbGVncmFt"} | more


def signed(fields: dict[str, str], token: str = TOKEN) -> str:
    """initData as a page finds it."""
    secret = hmac.new(b"WebAppData", token.encode(), hashlib.sha256).digest()
    checked = "\n".join(f"{name}={value}" for name, value in sorted(fields.items()))
    return encoded(fields | {"hash": hmac.new(secret, checked.encode(), hashlib.sha256).hexdigest()})


def encoded(fields: dict[str, str]) -> str:
    return "&".join(f"{name}={quote(value, safe='')}" for name, value in fields.items())
