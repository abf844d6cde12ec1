"""Messages of the fake Telegram as an HTML page that looks like a chat."""

import html
from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from worthit.testing.telegram import Button, Message

_STYLE = (Path(__file__).parent / "chat.css").read_text("utf-8")


def chat_page(messages: Sequence[Message], pictures: Mapping[str, bytes]) -> str:
    """The page. pictures: those within messages, by the id of their file."""
    return f"<!doctype html><meta charset=utf-8><style>{_STYLE}</style><main>{_bubbles(messages, pictures)}</main>"


def _bubbles(messages: Sequence[Message], pictures: Mapping[str, bytes]) -> str:
    return "".join(_bubble(message, pictures) for message in messages)


def _bubble(message: Message, pictures: Mapping[str, bytes]) -> str:
    side = "bot" if message.from_bot else "person"
    file = f'<div class="file">{html.escape(message.document.name)}</div>' if message.document else ""
    said = _blocks(message.content.rich.blocks, pictures) if message.content.rich else _marked(message)
    reactions = f'<div class="reaction">{" ".join(message.reactions)}</div>' if message.reactions else ""
    rows = "".join(f'<div class="row">{_buttons(row)}</div>' for row in message.keyboard)
    time = f"<time>{message.time:%H:%M}</time>"
    return f'<section class="{side}"><div class="bubble">{file}{said}{reactions}{time}</div>{rows}</section>'


def _buttons(row: Iterable[Button]) -> str:
    return "".join(f"<span>{html.escape(button.text)}{' ↗' if button.url else ''}</span>" for button in row)


def _marked(message: Message) -> str:
    """A text with its bold parts and links; where they overlap, the first counts."""
    units = message.text.encode("utf-16-le")
    parts, place = [], 0
    tags = {"bold": "b", "url": "u", "text_link": "u", "blockquote": "blockquote"}
    for entity in sorted(message.entities, key=lambda entity: entity.offset):
        if entity.type not in tags or entity.offset < place:
            continue
        end = entity.offset + entity.length
        parts += [_text(units, place, entity.offset), f"<{tags[entity.type]}>{_text(units, entity.offset, end)}"]
        parts.append(f"</{tags[entity.type]}>")
        place = end
    parts.append(_text(units, place, len(units) // 2))
    return f'<div class="text">{"".join(parts)}</div>'


def _text(units: bytes, start: int, end: int) -> str:
    return html.escape(units[2 * start : 2 * end].decode("utf-16-le"))


def _blocks(blocks: Iterable[Mapping[str, Any]], pictures: Mapping[str, bytes]) -> str:
    return "".join(_block(block, pictures) for block in blocks)


def _block(block: Mapping[str, Any], pictures: Mapping[str, bytes]) -> str:
    match block["type"]:
        case "list":
            items = "".join(f"<li>{_blocks(item['blocks'], pictures)}</li>" for item in block["items"])
            return f"<ul>{items}</ul>"
        case "table":
            rows = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in block["cells"])
            return f"<table>{rows}</table>"
        case "details":
            return f"<details><summary>{_rich(block['summary'])}</summary></details>"
        case "blockquote":
            return f"<blockquote>{_blocks(block['blocks'], pictures)}</blockquote>"
        case "photo":
            png = b64encode(pictures[block["photo"][-1]["file_id"]]).decode()
            return f'<img src="data:image/jpeg;base64,{png}" alt="">'
        case _:
            return f"<p>{_rich(block['text'])}</p>"


def _cell(cell: Mapping[str, Any]) -> str:
    tag = "th" if cell.get("is_header") else "td"
    return f"<{tag}>{_rich(cell['text'])}</{tag}>"


def _rich(text: Any) -> str:
    if isinstance(text, str):
        return html.escape(text)
    if isinstance(text, list):
        return "".join(map(_rich, text))
    inner = _rich(text.get("text", ""))
    return f"<b>{inner}</b>" if text["type"] == "bold" else inner
