"""What a message says, before it is known how the chat's Telegram can show it."""

from collections.abc import Sequence
from typing import TypeAlias

from msgspec import Struct


class Line(Struct, frozen=True):
    """A paragraph of plain text, in bold or not."""

    text: str
    bold: bool = False


class Points(Struct, frozen=True):
    """A list, one thing a line."""

    items: tuple[str, ...]


class Facts(Struct, frozen=True):
    """Names and what they are, such as the price: a table where there are tables, else with a colon between them."""

    rows: tuple[tuple[str, str], ...]
    colon: str


class Quotes(Struct, frozen=True):
    """Other people's own words."""

    texts: tuple[str, ...]


class Folded(Struct, frozen=True):
    """What is shown when one asks for it: a summary, and what is behind it."""

    summary: str
    blocks: "tuple[Block, ...]"


class Picture(Struct, frozen=True):
    """A PNG, and what it shows."""

    png: bytes
    caption: str


Block: TypeAlias = Line | Points | Facts | Quotes | Folded | Picture
Content: TypeAlias = Sequence[Block]
"""The first block is the answer."""
