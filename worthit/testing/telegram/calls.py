"""What the bot called, and what came of it."""

from collections.abc import Mapping
from datetime import datetime

from msgspec import Struct


class Call(Struct, kw_only=True):
    """parameters: as text, and JSON where JSON was sent. files: names of those that came along.

    in_webhook_answer: it was in the body of the answer to an update. refusal: what it was refused with, "" if it was
    not, or not yet.
    """

    method: str
    parameters: Mapping[str, str]
    files: tuple[str, ...]
    time: datetime
    in_webhook_answer: bool = False
    refusal: str = ""
