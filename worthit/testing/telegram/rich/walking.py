"""Ways through the blocks and the texts of a rich message."""

from collections.abc import Iterator
from typing import Any

_PARTS = ("blocks", "items", "cells", "text", "summary", "caption", "credit", "button", "buttons")
"""Fields that hold further blocks or texts."""


def every(part: Any) -> Iterator[dict[str, Any]]:
    """Every block, item, cell, text and button, the outer before the inner."""
    if isinstance(part, list | tuple):
        for inner in part:
            yield from every(inner)
    elif isinstance(part, dict):
        yield part
        for name in _PARTS:
            yield from every(part.get(name))


def plain(text: Any) -> str:
    """A RichText without its formatting."""
    if isinstance(text, str):
        return text
    if isinstance(text, list | tuple):
        return "".join(plain(part) for part in text)
    if isinstance(text, dict):
        if text.get("type") == "button":
            return f"[{plain(text['button']['text'])}]"
        return plain(text.get("text") or text.get("alternative_text") or text.get("expression") or "")
    return ""


def depth(part: Any) -> int:
    """How deep blocks and formatting are within each other; plain text is 0."""
    if isinstance(part, list | tuple):
        return max((depth(inner) for inner in part), default=0)
    if isinstance(part, dict):
        own = 1 if "type" in part else 0
        return own + max(depth(part.get(name)) for name in _PARTS)
    return 0
