"""The HTML of a rich message as a tree of its tags."""

import re
from html.parser import HTMLParser

from msgspec import Struct

from worthit.testing.telegram.refusals import Refusal, bad_request

_EMPTY = frozenset({"br", "hr", "img", "input"})
_KNOWN = _EMPTY | frozenset(
    [
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "pre",
        "code",
        "footer",
        "ul",
        "ol",
        "li",
        "blockquote",
        "aside",
        "cite",
        "figure",
        "figcaption",
        "table",
        "caption",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "td",
        "th",
        "details",
        "summary",
        "tg-thinking",
        "tg-button-row",
        "tg-button",
        "tg-collage",
        "tg-slideshow",
        "a",
        "b",
        "strong",
        "i",
        "em",
        "u",
        "ins",
        "s",
        "strike",
        "del",
        "tg-spoiler",
        "span",
        "sub",
        "sup",
        "mark",
        "tg-emoji",
    ]
)
_SPACE = re.compile(r"[ \t\r\n\f]+")


class Node(Struct, kw_only=True):
    """A tag; "" for the whole. children: tags, and the texts between them."""

    tag: str
    attributes: dict[str, str]
    children: list["Node | str"]

    def all(self, *tags: str) -> list["Node"]:
        return [child for child in self.children if isinstance(child, Node) and child.tag in tags]

    def first(self, tag: str) -> "Node | None":
        return next(iter(self.all(tag)), None)


def tree_of(html: str) -> Node:
    """Raises: Refusal for tags that are unknown, left open, or closed in another order."""
    parser = _Parser()
    parser.feed(html)
    parser.close()
    return parser.whole()


def cannot_parse(what: str) -> Refusal:
    return bad_request(f"can't parse rich message: {what}")


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open = [Node(tag="", attributes={}, children=[])]

    def whole(self) -> Node:
        if len(self._open) > 1:
            raise cannot_parse(f'Can\'t find end tag corresponding to start tag "{self._open[-1].tag}"')
        return self._open[0]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _KNOWN:
            raise cannot_parse(f'Unsupported start tag "{tag}"')
        node = Node(tag=tag, attributes={name: value or "" for name, value in attrs}, children=[])
        self._open[-1].children.append(node)
        if tag not in _EMPTY:
            self._open.append(node)

    def handle_endtag(self, tag: str) -> None:
        if tag in _EMPTY:
            return
        if len(self._open) == 1:
            raise cannot_parse(f'Unexpected end tag "{tag}"')
        opened = self._open.pop()
        if opened.tag != tag:
            raise cannot_parse(f'Unmatched end tag, expected "</{opened.tag}>", found "</{tag}>"')

    def handle_data(self, data: str) -> None:
        kept = data if any(node.tag == "pre" for node in self._open) else _SPACE.sub(" ", data)
        self._open[-1].children.append(kept)
