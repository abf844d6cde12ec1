"""InputRichMessage → a rich message, checked."""

import re
from typing import Any

from worthit.testing.telegram.account import BotAccount
from worthit.testing.telegram.files import Files
from worthit.testing.telegram.media import Media
from worthit.testing.telegram.parameters import Parameters
from worthit.testing.telegram.refusals import bad_request
from worthit.testing.telegram.rich.html_blocks import blocks_of
from worthit.testing.telegram.rich.html_tree import cannot_parse
from worthit.testing.telegram.rich.json_blocks import checked_blocks
from worthit.testing.telegram.rich.limits import check_limits
from worthit.testing.telegram.rich.model import Rich
from worthit.testing.telegram.rich.texts import with_links
from worthit.testing.telegram.rich.walking import every
from worthit.testing.telegram.uploads import media_named

_MEDIA_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_SOURCES = {"html": "10.1", "markdown": "10.1", "blocks": "10.2"}
"""And the version of the Bot API that brought each."""
_CALLBACK_DATA_BYTES = 64
_DETECTED = ("paragraph", "heading", "footer", "expandable_blockquote", "pullquote")


async def rich_in(account: BotAccount, parameters: Parameters, *, draft: bool = False) -> Rich | None:
    """The field `rich_message`; None where there is none. Raises: Refusal."""
    given = parameters.json("rich_message", "can't parse rich message JSON object")
    return None if given is None else await read_rich(given, account, parameters, draft=draft)


async def read_rich(given: Any, account: BotAccount, parameters: Parameters, *, draft: bool = False) -> Rich:
    """draft: it may say that the bot thinks. Raises: Refusal."""
    if not isinstance(given, dict):
        raise cannot_parse("expected an Object")
    sources = [source for source, since in _SOURCES.items() if source in given and account.knows(since)]
    if len(sources) != 1:
        raise bad_request("rich message must be non-empty")
    if sources == ["markdown"]:
        raise bad_request("Markdown of rich messages is not understood by this fake Telegram")
    if sources == ["html"]:
        photos = await _photos(given.get("media") or [], parameters, account.files) if account.knows("10.2") else {}
        blocks = blocks_of(str(given["html"]), photos)
    else:
        blocks = await checked_blocks(given["blocks"], parameters, account.files)
    check_limits(blocks)
    _check_parts(blocks, draft=draft, buttons=account.knows("10.3"))
    if not given.get("skip_entity_detection"):
        blocks = [_detected(block) for block in blocks]
    return Rich(blocks=tuple(blocks), is_rtl=bool(given.get("is_rtl")))


async def _photos(given: Any, parameters: Parameters, files: Files) -> dict[str, Media]:
    photos = {}
    for bound in given:
        if not _MEDIA_ID.fullmatch(str(bound.get("id", ""))):
            raise bad_request("invalid rich message file identifier specified")
        media = bound.get("media") or {}
        if media.get("type") != "photo":
            raise bad_request("unallowed media specified")
        photos[bound["id"]] = await media_named(parameters, "photo", str(media.get("media", "")), files)
    return photos


def _check_parts(blocks: list[dict[str, Any]], *, draft: bool, buttons: bool) -> None:
    for part in every(blocks):
        if part.get("type") in ("button", "buttons") and not buttons:
            raise cannot_parse('Unsupported start tag "tg-button"')
        if part.get("type") == "thinking" and not draft:
            raise bad_request("block is not allowed")
        if len(str(part.get("callback_data", "")).encode()) > _CALLBACK_DATA_BYTES:
            raise bad_request("BUTTON_DATA_INVALID")


def _detected(block: dict[str, Any]) -> dict[str, Any]:
    """The block with what Telegram finds in its texts."""
    if block["type"] in _DETECTED:
        return {**block, "text": with_links(block["text"])}
    if block["type"] == "table":
        cells = [[{**cell, "text": with_links(cell.get("text", ""))} for cell in row] for row in block["cells"]]
        return {**block, "cells": cells}
    if block["type"] == "list":
        items = [{**item, "blocks": [_detected(inner) for inner in item["blocks"]]} for item in block["items"]]
        return {**block, "items": items}
    if "blocks" in block:
        return {**block, "blocks": [_detected(inner) for inner in block["blocks"]]}
    return block
