"""Tables of a rich message."""

from typing import Any

from worthit.testing.telegram.rich.html_tree import Node, cannot_parse
from worthit.testing.telegram.rich.texts import text_of

_FLAGS = {"bordered": "is_bordered", "striped": "is_striped", "compact": "is_compact"}


def table_of(node: Node) -> dict[str, Any]:
    """Raises: Refusal for a table without rows."""
    caption = node.first("caption")
    rows = [row for part in [node, *node.all("thead", "tbody", "tfoot")] for row in part.all("tr")]
    if not rows:
        raise cannot_parse("A table must have rows")
    return {
        "type": "table",
        "cells": [[_cell(cell) for cell in row.all("td", "th")] for row in rows],
        **{flag: True for attribute, flag in _FLAGS.items() if attribute in node.attributes},
        **({"caption": text_of(caption.children)} if caption else {}),
    }


def checked_cell(given: dict[str, Any]) -> dict[str, Any]:
    """A cell with what Telegram takes for granted. Raises: Refusal."""
    align, valign = given.get("align", "left"), given.get("valign", "top")
    if align not in ("left", "center", "right") or valign not in ("top", "middle", "bottom"):
        raise cannot_parse("Invalid alignment of a table cell specified")
    spans = {name: given[name] for name in ("colspan", "rowspan") if given.get(name, 1) != 1}
    if any(not isinstance(span, int) or span < 0 for span in spans.values()):
        raise cannot_parse("Invalid table cell colspan specified")
    return {**given, "align": align, "valign": valign, **spans}


def _cell(node: Node) -> dict[str, Any]:
    cell: dict[str, Any] = {"text": text_of(node.children)}
    for name in ("align", "valign", "colspan", "rowspan"):
        if value := node.attributes.get(name):
            cell[name] = int(value) if name.endswith("span") and value.isdecimal() else value
    if node.tag == "th":
        cell["is_header"] = True
    return checked_cell(cell)
