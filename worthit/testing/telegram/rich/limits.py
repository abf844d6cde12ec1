"""The limits of a rich message."""

from collections.abc import Sequence
from typing import Any

from worthit.testing.telegram.refusals import bad_request
from worthit.testing.telegram.rich.walking import depth, every

_CHARACTERS = 32_768
_BLOCKS = 500
_DEPTH = 16
_MEDIA = 50
_COLUMNS = 20

BLOCKS = frozenset(
    {
        "paragraph",
        "heading",
        "pre",
        "footer",
        "divider",
        "anchor",
        "list",
        "blockquote",
        "expandable_blockquote",
        "pullquote",
        "collage",
        "slideshow",
        "details",
        "buttons",
        "photo",
        "thinking",
        "table",
    }
)
"""Types of blocks that are understood here."""


def check_limits(blocks: Sequence[dict[str, Any]]) -> None:
    """Raises: Refusal."""
    parts = list(every(blocks))
    if not parts:
        raise bad_request("rich message must be non-empty")
    if sum(_characters(part) for part in parts) > _CHARACTERS:
        raise bad_request("message is too long")
    if sum(_counts(part) for part in parts) > _BLOCKS:
        raise bad_request("RICH_MESSAGE_BLOCKS_TOO_MUCH")
    if depth(blocks) > _DEPTH:
        raise bad_request("RICH_MESSAGE_DEPTH_TOO_BIG")
    if sum(part.get("type") == "photo" for part in parts) > _MEDIA:
        raise bad_request("RICH_MESSAGE_MEDIA_TOO_MUCH")
    if any(_columns(row) > _COLUMNS for part in parts for row in part.get("cells", ())):
        raise bad_request("RICH_MESSAGE_TABLE_COLUMNS_TOO_MUCH")


def _characters(part: dict[str, Any]) -> int:
    """Those that stand in the part itself, not in one within it."""
    own = [part.get(name) for name in ("text", "summary", "credit", "caption")]
    return sum(len(text) for text in _strings(own))


def _strings(text: Any) -> list[str]:
    if isinstance(text, str):
        return [text]
    return [string for inner in text for string in _strings(inner)] if isinstance(text, list) else []


def _counts(part: dict[str, Any]) -> int:
    """Blocks, items of lists and rows of tables count."""
    if "cells" in part:
        return 1 + len(part["cells"])
    if "label" in part:
        return 1
    return int("type" in part and part["type"] in BLOCKS)


def _columns(row: list[dict[str, Any]]) -> int:
    return sum(cell.get("colspan", 1) for cell in row)
