"""Mini Apps: who opened one, signed as Telegram signs it."""

import hashlib
import hmac
import time
from typing import Any
from urllib.parse import urlencode

import msgspec
from msgspec import Struct


class OpenedWebApp(Struct, frozen=True, kw_only=True):
    """url: of the app. query_id: to answer with a message, "" where it was opened by a reply keyboard.

    init_data: what the app is told of who opened it, signed with the bot's token.
    """

    url: str
    query_id: str
    init_data: str


def init_data(token: str, user: dict[str, Any], query_id: str) -> str:
    fields = {
        "auth_date": str(int(time.time())),
        "user": msgspec.json.encode(user).decode(),
        **({"query_id": query_id} if query_id else {}),
    }
    checked = "\n".join(f"{name}={value}" for name, value in sorted(fields.items()))
    secret = hmac.new(b"WebAppData", token.encode(), hashlib.sha256).digest()
    return urlencode({**fields, "hash": hmac.new(secret, checked.encode(), hashlib.sha256).hexdigest()})
