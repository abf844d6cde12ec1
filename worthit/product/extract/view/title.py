"""The product's name as the page shows it, and where: the heading that agrees with what else names the page."""

import re
from collections.abc import Iterator

from msgspec import Struct
from selectolax.lexbor import LexborNode

from worthit.money.parse import find_prices
from worthit.product.extract.document import Document
from worthit.product.extract.json_ld import json_ld_roots
from worthit.product.extract.microdata import microdata_roots
from worthit.product.extract.page_head import read_head
from worthit.product.extract.schema.items import main_product, products, text_of
from worthit.product.extract.view.pieces import PageView, view_page
from worthit.product.extract.wording import agreement, words

_HEADING = ", ".join(
    [
        "h1",
        "[itemprop=name]",
        *(f"[class*={word} i]" for word in ("product-title", "producttitle", "product-name")),
        "h2",
    ]
)
_MAX_NAME = 300
_SHORTEST_NAME = 3
_SAME_NAME = 0.75
_FIRST_RANK, _SECOND_RANK = 0.5, 0.6
"""Agreement with the page's other names from which a heading is taken for the product's name."""
_HEADING_THAT_AGREES, _TEXT_THAT_AGREES, _ONLY_HEADING = 0.93, 0.7, 0.45
_LABEL = re.compile(
    r"[\s·|,;(–-]*\b(?:sku|code|item|model|art(?:icle|ikel|icolo)?|ref(?:erence)?|mpn|ean|id|код|артикул|арт)\b"
    r"[\w .]{0,12}[:№#.]+ ?[\w./-]+$",
    re.IGNORECASE,
)
"""A number of the shop's at the end of the heading ("Код: 01245")."""


class ShownTitle(Struct, frozen=True):
    """text: empty where the page shows no name. places: where in the view the name stands, the heading's first.

    belief: 0..1, that this is the product's name.
    """

    text: str = ""
    places: tuple[int, ...] = ()
    belief: float = 0.0

    @property
    def place(self) -> int | None:
        return self.places[0] if self.places else None


def find_title(document: Document) -> ShownTitle:
    view = document.once(view_page)
    references = document.once(reference_names)
    best: tuple[float, str, int] | None = None
    for text, node in _headings(document, view):
        found = max((agreement(text, name) for name in references), default=0.0)
        # The first-rank heading is the name unless it is something else altogether.
        if found > (_FIRST_RANK if node.tag == "h1" else _SECOND_RANK):
            rank = found + (1 if node.tag == "h1" else 0)
            if best is None or rank > best[0]:
                best = (rank, text, view.span(node)[0])
    if best is None:
        return _first_mention(view, references) or _only_heading(document, view) or ShownTitle()
    _, text, place = best
    return ShownTitle(
        _without_extras(text, references), (place, *_repetitions(view, text, place)), _HEADING_THAT_AGREES
    )


def reference_names(document: Document) -> tuple[str, ...]:
    """What the page's head and its markup call the product."""
    names = dict.fromkeys(document.once(read_head).names)
    for roots in (document.once(json_ld_roots), document.once(microdata_roots)):
        if (product := main_product(products(roots), document)) is not None and (name := text_of(product.get("name"))):
            names[name] = None
    return tuple(names)


def _headings(document: Document, view: PageView) -> Iterator[tuple[str, LexborNode]]:
    for node in document.select(_HEADING):
        start, end = view.span(node)
        if start == end or (view.runs[start].aside and node.tag != "h1") or (node.tag == "h2" and end - start > 4):
            continue
        text = view.text(node)
        if text and len(text) <= _MAX_NAME:
            yield text, node


def _without_extras(text: str, references: tuple[str, ...]) -> str:
    """The heading without a code, a price or a control that stands in it."""
    text = _LABEL.sub("", text)
    contained = [name for name in references if name in text and name != text and not _has_price(name)]
    if not contained:
        return text
    name = max(contained, key=len)
    rest = text.replace(name, " ")
    return name if _has_price(rest) or words(rest) <= words(name) else text


def _has_price(text: str) -> bool:
    return any(mention.sign for mention in find_prices(text))


def _first_mention(view: PageView, references: tuple[str, ...]) -> ShownTitle | None:
    """Where the page's name first stands outside menus, on a page without a heading for it."""
    for run in view.shown():
        if run.aside or len(run.text) <= _SHORTEST_NAME:
            continue
        if max((agreement(run.text, name) for name in references), default=0.0) > _SAME_NAME:
            is_whole = any(name.startswith(run.text) for name in references)
            return ShownTitle(run.text if is_whole else "", (run.place,), _TEXT_THAT_AGREES)
    return None


def _only_heading(document: Document, view: PageView) -> ShownTitle | None:
    """The one first-rank heading of a page whose head does not name the product."""
    texts = {view.text(node): view.span(node)[0] for node in document.select("h1")}
    texts = {text: place for text, place in texts.items() if _SHORTEST_NAME < len(text) <= _MAX_NAME}
    if len(texts) != 1:
        return None
    ((text, place),) = texts.items()
    return None if view.runs[place].aside else ShownTitle(text, (place,), _ONLY_HEADING)


def _repetitions(view: PageView, text: str, place: int) -> tuple[int, ...]:
    """Where else the name stands: some headings stand in a bar far from the offer."""
    shortest, longest = len(text) * 0.6, len(text) * 1.6
    return tuple(
        run.place
        for run in view.shown()
        if not run.aside and run.place != place and shortest <= len(run.text) <= longest
        if len(run.text) > _SHORTEST_NAME and agreement(run.text, text) > _SAME_NAME
    )
