"""A page as a person sees it: its pieces of text in order, without what is hidden, with what sets each apart.

One walk over the tree; every reader of the visible page works on its result.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct
from selectolax.lexbor import LexborNode

from worthit.product.extract.document import Document
from worthit.product.extract.nodes import clean
from worthit.product.extract.wording import any_of

_UNSEEN = frozenset(
    {"script", "style", "noscript", "template", "svg", "head", "select", "option", "datalist", "iframe", "object",
     "textarea", "canvas", "audio", "video", "map"}
)  # fmt: skip
_STRUCK = frozenset({"del", "s", "strike"})
_ASIDE_TAGS = frozenset({"footer", "nav", "dialog"})
_ASIDE_ROLES = frozenset({"navigation", "contentinfo", "dialog", "alertdialog", "menu", "menubar"})
_ASIDE = any_of(r"""
    \b(?:foot(?:er)?|nav(?:bar|igation)?|(?:mega|main|sub|side)?menu|mini ?(?:cart|basket|bag))\b
    \b(?:(?:cart|basket|bag) drawer|side ?cart|breadcrumbs?|cookies?|newsletter|pop ?up|modal|overlay|tool ?tip)\b
    \b(?:related|similar|recommend(?:ed|ations?)?|recs?|reco|up ?sells?|cross ?sell(?:s|ing)?|sponsor(?:ed)?)\b
    \b(?:(?:also|recently|last|previously) ?\w*|viewed|best ?sellers?|frequently|accessor(?:y|ies)|interested)\b
    \b(?:you ?may|complete ?the|shop ?the|more ?from|more ?products|other ?products|lightbox)\b
    \b(?:zubehoer|aehnliche|correlati|similaires|relacionados|powiazane|podobne)\b
""")
_HIDDEN_CLASS = re.compile(
    r"(?:^|\s)(?:hidden|hide|is-hidden|d-none|display-none|displaynone|u-hidden|visuallyhidden-focusable|ng-hide|nodisplay)(?=\s|$)",
    re.IGNORECASE,
)
_SHOWN_AGAIN = re.compile(
    r"(?:^|\s)(?:\S+:|d-(?:sm|md|lg|xl|xxl)-)(?:block|flex|inline\S*|grid|table\S*|contents)(?=\s|$)"
)
_HIDING_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_STRIKING_STYLE = re.compile(r"text-decoration[^;]*line-through", re.IGNORECASE)
_WORD_BREAK = re.compile(r"(?<=[a-z])(?=[A-Z])|[^A-Za-z]+")


class Run(Struct, frozen=True):
    """One piece of text. `parent` is the element around it; `place` counts the pieces from the top of the page."""

    text: str
    parent: LexborNode
    place: int
    hidden: bool
    struck: bool
    aside: bool


class PageView(Struct, frozen=True):
    """All pieces of text, in order. spans: element (`mem_id`) → the places of the first piece in it and after it."""

    runs: tuple[Run, ...]
    spans: dict[int, tuple[int, int]]

    def span(self, node: LexborNode) -> tuple[int, int]:
        return self.spans.get(node.mem_id, (len(self.runs), len(self.runs)))

    def text(self, node: LexborNode, limit: int = 40) -> str:
        """What a person reads in an element, its pieces parted by spaces; of more than `limit` pieces the first."""
        start, end = self.span(node)
        return " ".join(run.text for run in self.shown(start, min(end, start + limit)))

    def shown(self, start: int = 0, end: int | None = None) -> Iterator[Run]:
        """The pieces of text between two places that a person sees."""
        return (run for run in self.runs[max(start, 0) : end] if not run.hidden)


def view_page(document: Document) -> PageView:
    body = document.tree.body
    runs: list[Run] = []
    starts: dict[int, int] = {}
    spans: dict[int, tuple[int, int]] = {}
    # A node is pushed twice: to be entered and, as its bare number, to be left.
    pending: list[tuple[LexborNode, _State] | int] = [(body, _State(False, False, False))] if body is not None else []
    while pending:
        popped = pending.pop()
        if isinstance(popped, int):
            spans[popped] = (starts[popped], len(runs))
            continue
        node, state = popped
        if node.is_text_node:
            written = node.text_content or ""
            if not written.isspace() and (text := clean(written)) and node.parent is not None:
                runs.append(Run(text, node.parent, len(runs), state.hidden, state.struck, state.aside))
            continue
        if not node.is_element_node or node.tag in _UNSEEN:
            continue
        starts[node.mem_id] = len(runs)
        pending.append(node.mem_id)
        inner = _entering(node, state)
        pending.extend((child, inner) for child in reversed(list(node.iter(include_text=True))))
    return PageView(runs=tuple(runs), spans=spans)


class _State(NamedTuple):
    """What an element hands down to what stands in it."""

    hidden: bool
    struck: bool
    aside: bool


def _entering(node: LexborNode, outer: _State) -> _State:
    tag, attributes = node.tag or "", node.attributes
    if not attributes:
        return _State(outer.hidden, outer.struck or tag in _STRUCK, outer.aside or tag in _ASIDE_TAGS)
    style = attributes.get("style") or ""
    return _State(
        hidden=outer.hidden or _hides(attributes, style),
        struck=outer.struck or tag in _STRUCK or bool(style and _STRIKING_STYLE.search(style)),
        aside=outer.aside or _is_aside(tag, attributes),
    )


def label_words(node: LexborNode) -> str:
    """The element's own labels (class, id, itemprop, test ids) in lower case: `priceBox--old` is `price box old`."""
    attributes = node.attributes
    labels = [
        value
        for name, value in attributes.items()
        if value
        and (name in ("class", "id", "itemprop", "name", "property") or (name.startswith("data-") and len(value) < 60))
    ]
    return split_label(" ".join(labels))


@lru_cache(maxsize=4096)
def split_label(label: str) -> str:
    return " ".join(part.lower() for part in _WORD_BREAK.split(label) if part)


def _hides(attributes: dict[str, str | None], style: str) -> bool:
    if "hidden" in attributes or (style and _HIDING_STYLE.search(style)):
        return True
    classes = attributes.get("class")
    return bool(classes) and _hides_by_class(classes)


@lru_cache(maxsize=4096)
def _hides_by_class(classes: str) -> bool:
    return bool(_HIDDEN_CLASS.search(classes) and not _SHOWN_AGAIN.search(classes))


def _is_aside(tag: str, attributes: dict[str, str | None]) -> bool:
    if tag in _ASIDE_TAGS or attributes.get("role") in _ASIDE_ROLES:
        return True
    if tag in ("body", "main", "html"):
        return False
    label = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    return len(label) > 1 and _names_aside(label)


@lru_cache(maxsize=4096)
def _names_aside(label: str) -> bool:
    return bool(_ASIDE.search(split_label(label)))


def ancestors(node: LexborNode, count: int) -> Iterator[LexborNode]:
    """The element and what is around it, outwards, `count` in all, not up to the body."""
    current: LexborNode | None = node
    for _ in range(count):
        if current is None or current.tag in ("body", "html"):
            return
        yield current
        current = current.parent
