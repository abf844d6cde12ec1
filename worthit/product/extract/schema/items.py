"""Trees of schema.org items, however a page wrote them (JSON-LD, microdata, RDFa), and which of them the page is about.

An item is a dict: `@type` holds the lower-case names of its types, the other keys are lower-case property names.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from worthit.product.extract.document import Document
from worthit.product.extract.hrefs import path_of, query_of
from worthit.product.extract.page_head import Head, read_head
from worthit.product.extract.wording import agreement, plain_text, words

Item = dict[str, Any]

PRODUCT_TYPES = frozenset(
    {"product", "productgroup", "individualproduct", "productmodel", "someproducts", "vehicle", "car", "motorcycle"}
    | {"offering", "someitems", "individual", "actualproductorserviceinstance", "productorservicemodel"}
)
_SOLD_TYPES = frozenset(
    {"book", "audiobook", "videogame", "musicalbum", "musicrelease", "softwareapplication", "mobileapplication"}
)
"""Kinds of things that are products where they are offered for a price."""

_GOOD_RELATIONS = {
    "hascurrencyvalue": "price", "hasmincurrencyvalue": "lowprice", "hasmaxcurrencyvalue": "highprice",
    "hascurrency": "pricecurrency", "haspricespecification": "pricespecification", "includes": "itemoffered",
    "hasean_ucc-13": "gtin13", "hasgtin-14": "gtin14", "hasgtin-8": "gtin8", "hasmpn": "mpn",
    "hasstockkeepingunit": "sku", "hasmanufacturer": "manufacturer", "hasbrand": "brand", "legalname": "name",
    "hasbusinessfunction": "businessfunction", "condition": "itemcondition", "depiction": "image",
}  # fmt: skip
"""What the older vocabulary (`gr:hasCurrencyValue`) calls what schema.org took over from it."""

_LONGEST_SWITCH = 3
_VARIANT_PARAMETERS = {"variant", "variantid", "variationid", "sku", "skuid", "pid", "productid", "itemid"}
_DEEPEST = 60
_DEEPEST_NAME = 3
"""Items of which the next is the name of the one before: more are no name, and may go round."""
_NAMED_LIKE_PAGE = 0.5
_OTHER_THINGS = frozenset(
    {
        "isrelatedto", "issimilarto", "isaccessoryorsparepartfor", "isconsumablefor", "itemlistelement", "isvariantof",
        "hasvariant", "model", "predecessorof", "successorof", "makesoffer", "hasofferocatalog", "includesobject",
        "addon", "relatedlink", "significantlink", "owns",
    }
)  # fmt: skip
"""Properties that lead from the product to other products."""


def normalise(node: Any) -> Any:
    """Any parsed tree with lower-case keys, prefixes cut off, and `@type` as a tuple of bare lower-case names.

    What is nested deeper than anything that is meant to be read is cut off. What stands in two places of the input is
    one thing in the answer too: copies of copies would grow without end.
    """
    return _normalise(node, 0, {})


def _normalise(node: Any, depth: int, done: dict[int, Item]) -> Any:
    if depth > _DEEPEST:
        return None
    if isinstance(node, list):
        return [_normalise(each, depth + 1, done) for each in node if each is not None]
    if not isinstance(node, dict):
        return node
    if id(node) in done:
        return done[id(node)]
    item: Item = {}
    done[id(node)] = item
    for key, value in node.items():
        name = _bare(key)
        name = _GOOD_RELATIONS.get(name, name)
        if name in ("@type", "type"):
            item.setdefault("@type", tuple(_bare(each) for each in as_list(value) if isinstance(each, str)))
        elif name not in item or item[name] in (None, "", [], {}):
            item[name] = _normalise(value, depth + 1, done)
    return item


def resolve_references(roots: Sequence[Any]) -> None:
    """Put the whole item where a node only points at it by `@id` (`{"@id": "#offer"}`)."""
    whole: dict[str, Item] = {}
    for item in walk(roots):
        identity = item.get("@id")
        if isinstance(identity, str) and len(item) > 1 and len(item) > len(whole.get(identity, ())):
            whole[identity] = item
    for item in list(walk(roots)):
        for key, value in item.items():
            if isinstance(value, list):
                item[key] = [_whole(each, whole, item) for each in value]
            else:
                item[key] = _whole(value, whole, item)


def walk(nodes: Any, skip: frozenset[str] = frozenset()) -> Iterator[Item]:
    """Every item in the trees once, outermost first, not entering the properties named by `skip`."""
    pending: deque[Any] = deque([nodes])
    seen: set[int] = set()
    while pending:
        node = pending.popleft()
        if isinstance(node, dict) and id(node) not in seen:
            seen.add(id(node))
            yield node
            pending.extend(value for key, value in node.items() if key not in skip)
        elif isinstance(node, list | tuple):
            pending.extend(node)


def as_list(value: Any) -> list[Any]:
    """None → [], a list as it is, anything else as the only member."""
    if value is None:
        return []
    return [each for each in value if each is not None] if isinstance(value, list | tuple) else [value]


def items_of(value: Any) -> list[Item]:
    return [each for each in as_list(value) if isinstance(each, dict)]


def is_a(item: Item, *types: str) -> bool:
    return any(each in types for each in item.get("@type", ()))


def text_of(value: Any, depth: int = 0) -> str:
    """A property as text: of a list the first that is not blank, of an item its name."""
    for each in as_list(value):
        if isinstance(each, dict):
            name = each.get("name") or each.get("@value") or each.get("@id")
            text = text_of(name, depth + 1) if depth < _DEEPEST_NAME else ""
        else:
            text = plain_text(each)
        if text:
            return text
    return ""


def products(roots: Sequence[Any]) -> list[Item]:
    """The items that are sold on the page, not those they are merely related to, without mere mentions in reviews."""
    _give_offers_back(roots)
    found: list[Item] = []
    for item in walk(roots, _OTHER_THINGS):
        sold = bool(items_of(item.get("offers")))
        if (is_a(item, *PRODUCT_TYPES) or (sold and is_a(item, *_SOLD_TYPES))) and len(item) > 2:
            found.append(item)
    return found


def _give_offers_back(roots: Sequence[Any]) -> None:
    """An offer that names what it offers (`itemOffered`) is an offer of that product."""
    for offer in list(walk(roots)):
        for product in items_of(offer.get("itemoffered")) if is_a(offer, "offer", "aggregateoffer", "offering") else ():
            if not product.get("offers"):
                product["offers"] = [offer]


def main_product(candidates: Sequence[Item], document: Document) -> Item | None:
    """The product that the page is about: the one its link names, else the one named like the page, else the only one.

    Several that the link names are variants of one. Several of which none is named like the page are a list: None.
    """
    distinct = _without_stubs(candidates)
    if len(distinct) < 2:
        return distinct[0] if distinct else None
    head = document.once(read_head)
    linked = [item for item in distinct if _is_linked(item, document.url or head.canonical)]
    if linked:
        return {**linked[0], "hasvariant": [*items_of(linked[0].get("hasvariant")), *linked[1:]]}
    by_name = sorted(distinct, key=lambda item: (-_closeness(item, head), not item.get("offers")))
    first, second = (_closeness(item, head) for item in by_name[:2])
    return by_name[0] if first >= _NAMED_LIKE_PAGE and first > second else None


def _without_stubs(candidates: Sequence[Item]) -> list[Item]:
    """One item per name, the fullest; stubs without offers and ratings only where there is nothing else."""
    fullest: dict[object, Item] = {}
    for item in candidates:
        key = words(text_of(item.get("name"))) or id(item)
        if key not in fullest or len(item) > len(fullest[key]):
            fullest[key] = item
    full = [
        item for item in fullest.values() if item.get("offers") or item.get("aggregaterating") or item.get("hasvariant")
    ]
    return full or list(fullest.values())


def _closeness(item: Item, head: Head) -> float:
    name = text_of(item.get("name"))
    return max((agreement(name, text) for text in head.names), default=0.0)


def _is_linked(item: Item, url: str | None) -> bool:
    if not url:
        return False
    links = [text_of(item.get("url")), text_of(item.get("@id")), text_of(item.get("mainentityofpage"))]
    links += [text_of(offer.get("url")) for offer in items_of(item.get("offers"))]
    return any(link and path_of(link) == path_of(url) for link in links)


def names_variant(item: Item, url: str | None) -> bool:
    """Whether a link's query names this offer or variant: by its own link or by its number (`?sku=…`, `?variant=…`)."""
    if not url:
        return False
    values = _telling_values(url)
    if not values:
        return False
    own_values = _telling_values(text_of(item.get("url")))
    numbers = {text_of(item.get(key)).lower() for key in ("sku", "productid", "mpn", "@id", "gtin13", "gtin")} - {""}
    return bool(values & (own_values | numbers))


def _telling_values(url: str) -> set[str]:
    """What a query says, without page numbers and switches."""
    return {
        value.lower()
        for name, value in query_of(url).items()
        if value and (len(value) > _LONGEST_SWITCH or name.lower().replace("_", "") in _VARIANT_PARAMETERS)
    }


def _bare(name: str) -> str:
    """`http://schema.org/Product` and `schema:Product` are `product`."""
    name = name.strip()
    if name.startswith("@"):
        return name.lower()
    return name.rstrip("/").replace("#", "/").rsplit("/", 1)[-1].rsplit(":", 1)[-1].lower()


def _whole(value: Any, whole: dict[str, Item], owner: Item) -> Any:
    if isinstance(value, dict) and set(value) <= {"@id", "@type"} and isinstance(value.get("@id"), str):
        found = whole.get(value["@id"])
        return found if found is not None and found is not owner else value
    return value


def breadcrumb(roots: Iterable[Any]) -> tuple[str, ...]:
    """The longest trail of a BreadcrumbList, from the outermost category inwards."""
    trails = []
    for trail in walk(roots):
        if not is_a(trail, "breadcrumblist", "breadcrumb"):
            continue
        steps = sorted(items_of(trail.get("itemlistelement")), key=lambda step: _position(step.get("position")))
        trails.append(tuple(name for name in (text_of(step.get("name") or step.get("item")) for step in steps) if name))
    return max(trails, key=len, default=())


def _position(value: Any) -> float:
    try:
        return float(value)
    except (TypeError, ValueError):
        return 1e9
