"""What a page says in microdata (`itemscope`, `itemprop`) and in RDFa Lite (`typeof`, `property`)."""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from msgspec import Struct
from selectolax.lexbor import LexborNode

from worthit.product.extract.document import Document, Testimony
from worthit.product.extract.nodes import clean
from worthit.product.extract.schema.items import Item, normalise
from worthit.product.extract.schema.testimony import testify

_LINKING = {"a": "href", "link": "href", "area": "href", "object": "data"}
_LINKING |= dict.fromkeys(["img", "audio", "video", "source", "iframe", "embed"], "src")
_NAMELESS = {
    "offers": {"Offer", "AggregateOffer"},
    "aggregateRating": {"AggregateRating"},
    "review": {"Review"},
    "brand": {"Brand"},
}
_LINK_PROPERTIES = {"url", "image", "availability", "itemcondition", "sameas", "item"}
"""Properties whose value is the address of a link; of others it is the link's text, such as a name."""
_TYPE_NAME = re.compile(r"[/:#]")
_MACHINE_VALUE = {"meter": "value", "data": "value", "time": "datetime"}
_DEEPEST = 16
"""Properties inside so many others have no text read: else a page could make one text count a thousand times."""


class Syntax(Struct, frozen=True, kw_only=True):
    """The attribute names of one way to write items into elements. linking: names what an element refers to."""

    scope: str
    type: str
    property: str
    selector: str
    linking: str | None = None


MICRODATA = Syntax(scope="itemscope", type="itemtype", property="itemprop", selector="[itemscope], [itemprop]")
RDFA = Syntax(
    scope="typeof",
    type="typeof",
    property="property",
    selector="[typeof], body [property], [typeof] [rel*=':'][href], [typeof] [rel*=':'][resource]",
    linking="rel",
)


def microdata_roots(document: Document) -> list[Any]:
    """All items that stand in no other, as normalised trees."""
    return _roots(document, MICRODATA)


def rdfa_roots(document: Document) -> list[Any]:
    return _roots(document, RDFA) if "typeof=" in document.html else []


class Microdata:
    """Reader of microdata and RDFa. A shop writes both into what it shows, so they follow the page."""

    name = "microdata"

    def applies(self, document: Document) -> bool:
        return "itemprop" in document.html or "typeof=" in document.html

    def read(self, document: Document) -> Testimony:
        roots = [*document.once(microdata_roots), *document.once(rdfa_roots)]
        return testify(roots, document, witness=self.name, strength=0.7)


def _roots(document: Document, syntax: Syntax) -> list[Any]:
    """One pass over the marked elements in document order: each property belongs to the nearest scope around it."""
    scopes: dict[int, Item] = {}
    lent = _lent(document) if syntax is MICRODATA and "itemref" in document.html else {}
    surroundings = _Surroundings(scopes, lent, syntax)
    roots: list[Item] = []
    loose: list[tuple[str, Item]] = []
    borrowed: list[tuple[int, list[str], Any]] = []
    for node in document.select(syntax.selector):
        attributes = node.attributes
        stated = attributes.get(syntax.property) or (syntax.linking and attributes.get(syntax.linking)) or ""
        properties = list(dict.fromkeys(stated.split()))
        around = surroundings.of(node)
        owner = around.owner
        value: Any
        if syntax.scope in attributes:
            scopes[node.mem_id] = value = _new_item(attributes, syntax)
        else:
            value = _value(node, attributes, with_text=around.depth < _DEEPEST)
        borrower = lent.get(node.id or "", around.borrower)
        if owner is None and borrower is not None and borrower != node.mem_id:
            borrowed.append((borrower, properties, value))
            continue
        if owner is not None and not properties and syntax.scope in attributes:
            properties = [*around.linking] or _property_of(value)
        if owner is None and syntax.scope in attributes:
            roots.append(value)
            loose.extend((name, value) for name in properties)
        elif owner is not None:
            for name in properties:
                owner.setdefault(name, []).append(value)
    for borrower, properties, value in borrowed:
        for name in properties:
            scopes[borrower].setdefault(name, []).append(value)
    _adopt(roots, loose)
    return [normalise(root) for root in roots]


def _new_item(attributes: dict[str, str | None], syntax: Syntax) -> Item:
    item: Item = {"@type": (attributes.get(syntax.type) or "").split()}
    if identity := attributes.get("itemid") or attributes.get("resource"):
        item["@id"] = identity
    return item


def _lent(document: Document) -> dict[str, int]:
    """Elements by id that an item elsewhere counts as its own (`itemref`), each lent once, to the first."""
    lent: dict[str, int] = {}
    for node in document.select("[itemscope][itemref]"):
        for name in (node.attributes.get("itemref") or "").split():
            lent.setdefault(name, node.mem_id)
    return lent


class _Around(NamedTuple):
    """What an element hands down to those in it.

    owner: the item they belong to. borrower: the item that counts them as its own (`itemref`). linking: the property
    that an element within the same owner names for the items in it (`<div rel="offers">`). depth: how many properties
    they stand in.
    """

    owner: Item | None = None
    borrower: int | None = None
    linking: tuple[str, ...] = ()
    depth: int = 0


class _Surroundings:
    """Works out once for each element what it hands down, however deep the page is nested.

    scopes: the items met so far, by their element; elements are asked about in document order.
    """

    def __init__(self, scopes: Mapping[int, Item], lent: Mapping[str, int], syntax: Syntax) -> None:
        self._scopes = scopes
        self._lent = lent
        self._syntax = syntax
        self._handed_down: dict[int, _Around] = {}

    def of(self, node: LexborNode) -> _Around:
        """What stands around an element; the nearest counts."""
        unknown: list[LexborNode] = []
        parent = node.parent
        while parent is not None and parent.mem_id not in self._handed_down:
            unknown.append(parent)
            parent = parent.parent
        around = _Around() if parent is None else self._handed_down[parent.mem_id]
        for element in reversed(unknown):
            self._handed_down[element.mem_id] = around = self._inside(element, around)
        return around

    def _inside(self, element: LexborNode, outer: _Around) -> _Around:
        attributes = element.attributes if element.is_element_node else {}
        borrower = self._lent.get(attributes.get("id") or "", outer.borrower)
        if scope := self._scopes.get(element.mem_id):
            return _Around(owner=scope, borrower=borrower, depth=outer.depth)
        named = (attributes.get(self._syntax.linking) or "").split() if self._syntax.linking else []
        return _Around(
            owner=outer.owner,
            borrower=borrower,
            linking=tuple(named) or outer.linking,
            depth=outer.depth + (self._syntax.property in attributes),
        )


def _property_of(item: Item) -> list[str]:
    """The property that a nameless item inside another plainly is."""
    types = {_TYPE_NAME.split(kind.rstrip("/"))[-1] for kind in item["@type"]}
    return [name for name, kinds in _NAMELESS.items() if types & kinds]


def _adopt(roots: list[Item], loose: list[tuple[str, Item]]) -> None:
    """An item with a property name but no scope around it belongs to the page's only product, where there is one."""
    products = [root for root in roots if any(each.rstrip("/").endswith("/Product") for each in root["@type"])]
    if len(products) != 1:
        return
    for name, item in loose:
        if item is not products[0] and name in (*_NAMELESS, "reviews"):
            products[0].setdefault(name, []).append(item)


def _shown(node: LexborNode) -> str:
    """The text in an element, its pieces parted by spaces (raised cents are pieces), however deep it is nested."""
    texts = (each for each in node.traverse(include_text=True) if each.is_text_node)
    return clean(
        " ".join(
            each.text_content or ""
            for each in texts
            if each.parent is None or each.parent.tag not in ("script", "style", "noscript")
        )
    )


def _value(node: LexborNode, attributes: dict[str, str | None], *, with_text: bool) -> str:
    """The value of a property: what is written for machines where there is something, else what is shown."""
    stated = attributes.get("content") or attributes.get("resource")
    if stated and stated.strip():
        return stated
    tag = node.tag or ""
    if tag not in _LINKING:
        return attributes.get(_MACHINE_VALUE.get(tag, "")) or (_shown(node) if with_text else "")
    link = attributes.get(_LINKING[tag]) or attributes.get("data-src") or ""
    names = (attributes.get("itemprop") or attributes.get("property") or "").lower().split()
    text = _shown(node) if with_text and not _LINK_PROPERTIES & set(names) else ""
    return text or link
