"""The text of a message to send: parsed, trimmed, measured."""

from typing import Any

import msgspec

from worthit.testing.telegram.entities import Entity, trimmed, utf16_length, with_found
from worthit.testing.telegram.html_text import parse_html
from worthit.testing.telegram.parameters import Parameters
from worthit.testing.telegram.refusals import bad_request

_MESSAGE_UNITS = 4096
_CAPTION_UNITS = 1024
_SOURCE_BYTES = 1 << 15

FormattedText = tuple[str, tuple[Entity, ...]]


def message_text(parameters: Parameters) -> FormattedText:
    """`text` under `parse_mode` or `entities`. Raises: Refusal."""
    entities = parameters.json("entities", "can't parse entities JSON object")
    return checked_text(parameters.text("text"), parameters.text("parse_mode"), entities)


def caption(parameters: Parameters) -> FormattedText:
    """`caption` under `parse_mode` or `caption_entities`; it may be empty. Raises: Refusal."""
    entities = parameters.json("caption_entities", "can't parse entities JSON object")
    return checked_caption(parameters.text("caption"), parameters.text("parse_mode"), entities)


def checked_text(source: str, mode: str, entities: Any) -> FormattedText:
    """The text of a message, parsed. entities: an array of MessageEntity, used without a mode. Raises: Refusal."""
    if not source:
        raise bad_request("message text is empty")
    text, kept = _formatted(source, mode, entities)
    if not text:
        raise bad_request("text must be non-empty")
    if utf16_length(text) > _MESSAGE_UNITS:
        raise bad_request("message is too long")
    return text, kept


def checked_caption(source: str, mode: str, entities: Any) -> FormattedText:
    """The same of a caption, which may be empty."""
    text, kept = _formatted(source, mode, entities)
    if utf16_length(text) > _CAPTION_UNITS:
        raise bad_request("message caption is too long")
    return text, kept


def draft_text(parameters: Parameters) -> FormattedText:
    """`text` as far as it is written; it may be empty. Raises: Refusal."""
    entities = parameters.json("entities", "can't parse entities JSON object")
    text, kept = _formatted(parameters.text("text"), parameters.text("parse_mode"), entities)
    if utf16_length(text) > _MESSAGE_UNITS:
        raise bad_request("message is too long")
    return text, kept


def _formatted(source: str, mode: str, given: Any) -> FormattedText:
    if len(source.encode()) > _SOURCE_BYTES:
        raise bad_request("text is too long")
    if mode.lower() not in ("", "none", "html"):  # the two kinds of Markdown are not understood here
        raise bad_request("unsupported parse_mode")
    text, entities = parse_html(source) if mode.lower() == "html" else (source, _entities(given))
    text, entities = trimmed(text, entities)
    return text, with_found(text, entities)


def _entities(given: Any) -> tuple[Entity, ...]:
    try:
        return msgspec.convert(given or (), tuple[Entity, ...])
    except msgspec.ValidationError as wrong:
        raise bad_request(f"can't parse MessageEntity: {wrong}") from None
