"""The text of elements as a person sees it: no scripts, no styles, no parts that the shop keeps hidden."""

import re
from collections.abc import Callable, Iterator

from selectolax.lexbor import LexborNode

_UNSEEN_TAGS = frozenset({"script", "style", "noscript", "template", "svg"})
_BLOCK_TAGS = frozenset({"p", "div", "li", "ul", "ol", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6", "section"})
_INVISIBLE = dict.fromkeys(
    map(ord, "\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\u061c\ufeff\u00ad")
)
_HIDDEN_CLASSES = frozenset({"aok-hidden", "a-hidden", "hide", "hidden", "u-dspn"})
_DISPLAY_NONE = re.compile(r"display\s*:\s*none", re.IGNORECASE)

Skip = Callable[[LexborNode], bool]


def clean(text: str) -> str:
    """One line: white space collapsed, direction marks and zero-width characters gone."""
    return " ".join((text if text.isascii() else text.translate(_INVISIBLE)).split())


def line_of(node: LexborNode | None, skip: Skip | None = None) -> str:
    """The text of an element as one line; empty for no element. Elements for which `skip` holds are left out."""
    return clean("".join(_pieces(node, skip))) if node is not None else ""


def paragraphs_of(node: LexborNode | None, skip: Skip | None = None) -> str:
    """The text of an element with its line breaks; empty for no element."""
    lines = "".join(_pieces(node, skip)).split("\n") if node is not None else []
    return "\n".join(line for line in map(clean, lines) if line)


def classes_of(node: LexborNode) -> list[str]:
    return (node.attributes.get("class") or "").split()


def attribute(node: LexborNode | None, name: str) -> str:
    """An attribute's value as one line; empty where the element or the attribute is missing."""
    return clean(node.attributes.get(name) or "") if node is not None else ""


def hides_itself(node: LexborNode) -> bool:
    """Whether an element is kept from sight by its own style or by a class made for that."""
    style = node.attributes.get("style") or ""
    return bool(_DISPLAY_NONE.search(style)) or not _HIDDEN_CLASSES.isdisjoint(classes_of(node))


def is_hidden(node: LexborNode) -> bool:
    """Whether the element or one around it hides itself."""
    return any(map(hides_itself, with_ancestors(node)))


def with_ancestors(node: LexborNode) -> Iterator[LexborNode]:
    """The element itself, then what contains it, outwards."""
    current: LexborNode | None = node
    while current is not None and current.is_element_node:
        yield current
        current = current.parent


def next_element(node: LexborNode) -> LexborNode | None:
    """The element after this one within the same parent, past text and comments."""
    following = node.next
    while following is not None and not following.is_element_node:
        following = following.next
    return following


def _pieces(node: LexborNode, skip: Skip | None) -> Iterator[str]:
    """Text and line breaks in order. A loop, not recursion: pages nest as deep as they like."""
    ahead: list[LexborNode | str] = _children(node)
    while ahead:
        child = ahead.pop()
        if isinstance(child, str):
            yield child
        elif child.is_text_node:
            # A line break in the source is a space; only elements make lines.
            yield (child.text_content or "").replace("\n", " ").replace("\r", " ")
        elif not child.is_element_node or child.tag in _UNSEEN_TAGS or (skip is not None and skip(child)):
            continue
        elif child.tag == "br":
            yield "\n"
        elif child.tag in _BLOCK_TAGS:
            yield "\n"
            ahead.extend(["\n", *_children(child)])
        else:
            ahead.extend(_children(child))


def _children(node: LexborNode) -> list[LexborNode | str]:
    """The children of a node, last first."""
    return list(reversed(list(node.iter(include_text=True))))
