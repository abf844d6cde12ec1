"""The Lua scripts, each sent by its hash."""

import hashlib
from pathlib import Path

from msgspec import Struct

_FOLDER = Path(__file__).with_name("lua")


class Script(Struct, frozen=True):
    """Lua that runs in Redis as one atomic step."""

    text: bytes
    sha: str


def script(name: str) -> Script:
    """The script in `lua/<name>.lua`."""
    text = (_FOLDER / f"{name}.lua").read_bytes()
    return Script(text, hashlib.sha1(text, usedforsecurity=False).hexdigest())
