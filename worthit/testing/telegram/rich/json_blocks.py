"""InputRichBlock → the blocks of a rich message. Videos, audio, files, maps and formulas are not understood here."""

from typing import Any

from worthit.testing.telegram.files import Files
from worthit.testing.telegram.parameters import Parameters
from worthit.testing.telegram.refusals import bad_request
from worthit.testing.telegram.rich.html_tree import cannot_parse
from worthit.testing.telegram.rich.limits import BLOCKS
from worthit.testing.telegram.rich.tables import checked_cell
from worthit.testing.telegram.uploads import media_named

_NEEDS = {
    "paragraph": ("text",),
    "heading": ("text", "size"),
    "pre": ("text",),
    "footer": ("text",),
    "thinking": ("text",),
    "anchor": ("name",),
    "list": ("items",),
    "blockquote": ("blocks",),
    "expandable_blockquote": ("text",),
    "pullquote": ("text",),
    "collage": ("blocks",),
    "slideshow": ("blocks",),
    "details": ("summary", "blocks"),
    "buttons": ("buttons",),
    "photo": ("photo",),
    "table": ("cells",),
}


async def checked_blocks(given: Any, parameters: Parameters, files: Files) -> list[dict[str, Any]]:
    """Raises: Refusal."""
    if not isinstance(given, list):
        raise cannot_parse("expected an Array of InputRichBlock")
    return [await _checked(block, parameters, files) for block in given]


async def _checked(block: Any, parameters: Parameters, files: Files) -> dict[str, Any]:
    if not isinstance(block, dict):
        raise cannot_parse("block must be non-empty")
    kind = str(block.get("type"))
    if kind not in BLOCKS:
        raise cannot_parse(f'Unsupported block of type "{kind}"')
    for name in _NEEDS.get(kind, ()):
        if name not in block:
            raise cannot_parse(f'Can\'t find field "{name}"')
    if kind == "heading" and block["size"] not in range(1, 7):
        raise bad_request("invalid section heading size specified")
    if kind == "table":
        return {**block, "cells": [[checked_cell(cell) for cell in row] for row in block["cells"]]}
    if kind == "list":
        return {**block, "items": [await _item(item, parameters, files) for item in block["items"]]}
    if kind == "photo":
        photo = await media_named(parameters, "photo", str(block["photo"].get("media", "")), files)
        return {**block, "photo": photo.json()}
    if "blocks" in block:
        return {**block, "blocks": await checked_blocks(block["blocks"], parameters, files)}
    return block


async def _item(item: dict[str, Any], parameters: Parameters, files: Files) -> dict[str, Any]:
    label = f"{item['value']}." if "value" in item else "•"
    return {"label": label, **item, "blocks": await checked_blocks(item.get("blocks", []), parameters, files)}
