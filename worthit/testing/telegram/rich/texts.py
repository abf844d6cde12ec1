"""Texts of a rich message: from HTML, and what Telegram finds in them by itself."""

from collections.abc import Iterable
from typing import Any

from worthit.testing.telegram.entities import utf16_slice, with_found
from worthit.testing.telegram.html_text import STYLES
from worthit.testing.telegram.links import checked_link
from worthit.testing.telegram.rich.html_tree import Node, cannot_parse

_STYLES = {**STYLES, "sub": "subscript", "sup": "superscript", "mark": "marked"}
INLINE = frozenset({*_STYLES, "a", "br", "tg-emoji", "tg-button"})
_FOUND = {
    "url": "url",
    "email": "email_address",
    "mention": "mention",
    "hashtag": "hashtag",
    "bot_command": "bot_command",
}
_ACTIONS = {"url": "url", "callback_data": "callback_data", "copy_text": "copy_text"}


def text_of(children: Iterable[Node | str]) -> Any:
    """A RichText. Raises: Refusal for tags that have no place in a text."""
    parts = [_part(child) for child in children]
    return _joined([part for part in parts if part != ""])


def with_links(text: Any) -> Any:
    """The same with the links, names and commands that Telegram finds in plain text."""
    if isinstance(text, str):
        return _joined(_found(text))
    if isinstance(text, list):
        return [with_links(part) for part in text]
    if isinstance(text, dict) and text.get("type") in _STYLES.values() and text["type"] != "code":
        return {**text, "text": with_links(text["text"])}
    return text


def button_of(node: Node) -> dict[str, Any]:
    """The RichMessageButton of a tag: its type names what it does, and the value is in `data` or in `url`."""
    kind = node.attributes.get("type", "")
    value = node.attributes.get("data") or node.attributes.get("url") or ""
    if kind not in _ACTIONS or not value:
        raise cannot_parse(f'Unsupported button of type "{kind}"')
    action = {"text": value} if kind == "copy_text" else value
    style = {"style": node.attributes["style"]} if "style" in node.attributes else {}
    return {"text": text_of(node.children), kind: action, **style}


def _part(child: Node | str) -> Any:
    if isinstance(child, str):
        return child
    tag = child.tag
    if tag == "br":
        return "\n"
    if tag == "tg-button":
        return {"type": "button", "button": button_of(child)}
    if tag == "a":
        return _link(child)
    if tag == "tg-emoji":
        emoji = child.attributes.get("emoji-id", "")
        return {"type": "custom_emoji", "custom_emoji_id": emoji, "alternative_text": text_of(child.children)}
    if tag in _STYLES:
        return {"type": _STYLES[tag], "text": text_of(child.children)}
    raise cannot_parse(f'Tag "{tag}" has no place in a text')


def _link(node: Node) -> Any:
    if "name" in node.attributes:
        return {"type": "anchor", "name": node.attributes["name"]}
    address, text = node.attributes.get("href", ""), text_of(node.children)
    if address.startswith("#"):
        return {"type": "anchor_link", "text": text, "anchor_name": address[1:]}
    checked = checked_link(address)
    return text if checked is None else {"type": "url", "text": text, "url": checked}


def _found(text: str) -> list[Any]:
    parts: list[Any] = []
    end = 0
    for entity in with_found(text, ()):
        said = utf16_slice(text, entity.offset, entity.length)
        parts.append(utf16_slice(text, end, entity.offset - end))
        parts.append({"type": _FOUND[entity.type], "text": said, **_meaning(entity.type, said)})
        end = entity.end
    parts.append(utf16_slice(text, end, len(text) * 2))
    return [part for part in parts if part]


def _meaning(kind: str, said: str) -> dict[str, str]:
    if kind == "url":
        return {"url": checked_link(said) or said}
    names = {"email": "email_address", "mention": "username", "hashtag": "hashtag", "bot_command": "bot_command"}
    return {names[kind]: said.removeprefix("@") if kind == "mention" else said}


def _joined(parts: list[Any]) -> Any:
    if not parts:
        return ""
    return parts[0] if len(parts) == 1 else parts
