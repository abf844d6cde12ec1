"""Who opened a Mini App: what Telegram says of it (`initData`), verified with the token of this instance's bot.

The check is that of core.telegram.org/bots/webapps, "Validating data received via the Mini App".
"""

import hmac
import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Annotated, Final
from urllib.parse import parse_qsl

import msgspec
from msgspec import Meta, Struct

from worthit.accounts.store import utc_now
from worthit.config import Secret
from worthit.errors import NotAuthenticated

LONGEST: Final = 8192
_MOST_FIELDS = 32
_AHEAD = timedelta(seconds=60)
_NAME = re.compile(r"[A-Za-z0-9_]{1,64}")
_VALUE = re.compile(r"[^\x00-\x1f\x7f]*")  # a line feed would let one field pass for two
_SECONDS = re.compile(r"[0-9]{1,11}")
_REFUSED = "This is not what Telegram says of somebody who opened a Mini App of this instance's bot."
_STALE = "What Telegram said of who opened the Mini App is too old; open it again."


class _User(Struct, frozen=True):
    id: Annotated[int, Meta(gt=0, lt=2**52)]


_read_user = msgspec.json.Decoder(_User).decode


class MiniApps:
    """The Mini Apps of this instance's bots. seconds: how old what Telegram says may be."""

    def __init__(self, bot_tokens: Sequence[Secret], seconds: int, clock: Callable[[], datetime] = utc_now) -> None:
        self._keys = [hmac.new(b"WebAppData", token.reveal().encode(), sha256).digest() for token in bot_tokens]
        self._lasts = timedelta(seconds=seconds)
        self._clock = clock

    def user_id(self, init_data: str) -> int:
        """The Telegram user who opened it. Raises NotAuthenticated for anything that Telegram did not say lately."""
        if not self._keys:
            raise NotAuthenticated("This instance has no Telegram bot, so it cannot tell who opened a Mini App.")
        fields = _fields(init_data)
        told = fields.pop("hash", "")
        checked = "\n".join(f"{name}={fields[name]}" for name in sorted(fields)).encode()
        signed = [hmac.compare_digest(_signature(key, checked), told.encode()) for key in self._keys]
        if not any(signed):
            raise NotAuthenticated(_REFUSED)
        self._check_age(fields.get("auth_date", ""))
        try:
            return _read_user(fields.get("user", "")).id
        except msgspec.MsgspecError:
            raise NotAuthenticated("Telegram does not say which user opened this Mini App.") from None

    def _check_age(self, auth_date: str) -> None:
        if not _SECONDS.fullmatch(auth_date):
            raise NotAuthenticated(_REFUSED)
        now = self._clock()
        said = datetime.fromtimestamp(int(auth_date), UTC)
        if not now - self._lasts <= said <= now + _AHEAD:
            raise NotAuthenticated(_STALE)


def _fields(init_data: str) -> dict[str, str]:
    if len(init_data) > LONGEST:
        raise NotAuthenticated(_REFUSED)
    try:
        pairs = parse_qsl(
            init_data, keep_blank_values=True, strict_parsing=True, errors="strict", max_num_fields=_MOST_FIELDS
        )
    except ValueError:
        raise NotAuthenticated(_REFUSED) from None
    fields = dict(pairs)
    well_formed = all(_NAME.fullmatch(name) and _VALUE.fullmatch(value) for name, value in pairs)
    if len(fields) < len(pairs) or not well_formed:
        raise NotAuthenticated(_REFUSED)
    return fields


def _signature(key: bytes, checked: bytes) -> bytes:
    return hmac.new(key, checked, sha256).hexdigest().encode()
