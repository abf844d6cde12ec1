"""From schema.org items to a testimony: the same for JSON-LD, microdata and RDFa."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from worthit.product.codes import valid_gtin
from worthit.product.extract.dates import parse_date
from worthit.product.extract.document import Claim, Document, Testimony
from worthit.product.extract.hrefs import absolute
from worthit.product.extract.labels import BRAND, label_of
from worthit.product.extract.page_head import read_head
from worthit.product.extract.schema.items import (
    Item,
    as_list,
    breadcrumb,
    is_a,
    items_of,
    main_product,
    names_variant,
    products,
    text_of,
    walk,
)
from worthit.product.extract.schema.offers import Offer, meant, read_offers
from worthit.product.extract.schema.ratings import Rating, read_rating, read_reviews
from worthit.product.extract.schema.related import read_related
from worthit.product.extract.wording import is_placeholder, words

_SCRIPT = re.compile(r"<(script|style)\b.*?</\1>", re.DOTALL | re.IGNORECASE)
_GTIN_KEYS = ("gtin13", "gtin", "gtin14", "gtin12", "gtin8", "ean", "isbn")
_TOLD_BY_GROUP = ("brand", "manufacturer", "aggregaterating", "review", "image", "category")
_MAX_FEATURES = 40
_MAX_VARIANTS = 60
_LIST_OF_PRODUCTS = 3
"""So many different products, none of them named like the page, are a list."""


def testify(roots: Sequence[Any], document: Document, *, witness: str, strength: float) -> Testimony:
    """What the items say about the page's product. `strength` is how far this way of writing is believed."""
    sold = products(roots)
    product = main_product(sold, document)
    if product is None:
        is_list = len({words(text_of(each.get("name"))) for each in sold}) >= _LIST_OF_PRODUCTS
        reviews = read_reviews({}, (item for item in walk(roots) if item.get("itemreviewed")))
        return Testimony(reviews=reviews, is_product=False if is_list else None)
    product = _with_group(product)
    head = document.once(read_head)
    offers = read_offers(product, document.url or head.canonical, head.locale)
    stated = [
        *_identity(product, document),
        *_money(_in_one_currency(meant(offers), document)),
        *_stock(offers),
        *_owners(_rating(product, roots)),
        *_variants(product, document.url or head.canonical),
        *_trail(product, roots),
    ]
    loose = [item for item in walk(roots) if not is_a(item, "product")]
    return Testimony(
        claims=tuple(
            Claim(field=field, value=value, witness=witness, strength=round(strength * weight, 3))
            for field, value, weight in stated
        ),
        reviews=read_reviews(product, loose),
        related=read_related(product, document.url or head.canonical, head.locale),
        is_product=True if any(offer.price or offer.availability for offer in offers) else None,
        canonical=head.canonical,
    )


Stated = tuple[str, Any, float]


def _with_group(product: Item) -> Item:
    """A variant with what only the group that it is a variant of tells: brand, rating, picture."""
    group = next(iter(items_of(product.get("isvariantof"))), {})
    told = {key: group[key] for key in _TOLD_BY_GROUP if group.get(key) and not product.get(key)}
    return {**product, **told} if told else product


def _identity(product: Item, document: Document) -> Iterator[Stated]:
    for field, keys in (("title", ("name",)), ("brand", ("brand", "manufacturer")), ("sku", ("sku", "productid"))):
        text = next((text for text in (text_of(product.get(key)) for key in keys) if text), "")
        label, _, rest = text.partition(":")
        text = rest.strip() if field == "brand" and label_of(label) in BRAND else text
        if text and not is_placeholder(text) and not (field == "brand" and _is_no_brand(text, product)):
            yield field, text, 1.0
    for key in _GTIN_KEYS:
        if gtin := valid_gtin(text_of(product.get(key))):
            yield "gtin", gtin, 1.0
            break
    if image := _image(product.get("image") or product.get("photo")):
        yield "image", absolute(image, document.url or document.once(read_head).canonical), 0.9
    features = [_feature(each) for each in items_of(product.get("additionalproperty"))]
    if any(features):
        yield "features", tuple(feature for feature in features if feature)[:_MAX_FEATURES], 1.0
    if released := parse_date(text_of(product.get("releasedate"))):
        yield "first_on_sale", released, 0.8


def _is_no_brand(text: str, product: Item) -> bool:
    """A link, or the product's name with the shop's."""
    name = words(text_of(product.get("name")))
    return "://" in text or (len(name) > 1 and name < words(text))


def _in_one_currency(offers: Sequence[Offer], document: Document) -> list[Offer]:
    """The offers in the currency of the one whose price the page shows, else in that of the first."""
    if len({offer.currency for offer in offers} - {None}) < 2:
        return list(offers)
    shown = _SCRIPT.sub("", document.html).replace(",", ".")
    chosen = next((offer for offer in offers if offer.price and f"{offer.price:.2f}" in shown), offers[0]).currency
    return [offer for offer in offers if offer.currency == chosen]


def _money(offers: Sequence[Offer]) -> Iterator[Stated]:
    if not offers:
        return
    first = offers[0]
    yield "price", first.price, 1.0
    for other in {offer.price: offer for offer in offers[1:] if offer.price != first.price}.values():
        yield "price", other.price, 0.5
    highest = max((amount for offer in offers for amount in (offer.price, offer.high) if amount), default=Decimal(0))
    if first.price is not None and highest > first.price:
        yield "price_high", highest, 1.0
    for field in ("currency", "list_price", "seller", "condition", "shipping", "unit_price"):
        value = getattr(first, field)
        if value is not None:
            yield field, value, 1.0


def _stock(offers: Sequence[Offer]) -> Iterator[Stated]:
    """In stock when any of the offers meant is; sold out when all whose stock is known are."""
    relevant = [offer for offer in offers if offer.named] or list(offers)
    known = {offer.availability for offer in relevant} - {None}
    if known:
        yield "availability", "in_stock" if "in_stock" in known else "out_of_stock", 1.0


def _owners(rating: Rating | None) -> Iterator[Stated]:
    if rating is None:
        return
    if rating.value is not None:
        yield "rating", rating.value, 1.0
        yield "rating_best", rating.best, 1.0
    if rating.rating_count:
        yield "rating_count", rating.rating_count, 1.0
    if rating.review_count:
        yield "review_count", rating.review_count, 1.0


def _rating(product: Item, roots: Sequence[Any]) -> Rating | None:
    """The product's own rating, else one that stands alone and says that it is about a product of this name."""
    if own := read_rating(product):
        return own
    name = words(text_of(product.get("name")))
    for item in walk(roots):
        if is_a(item, "aggregaterating"):
            subjects = items_of(item.get("itemreviewed"))
            if any(words(text_of(subject.get("name"))) == name for subject in subjects):
                return read_rating({"aggregaterating": item})
    return None


def _variants(product: Item, url: str | None) -> Iterator[Stated]:
    variants = items_of(product.get("hasvariant"))
    names = dict.fromkeys(name for name in (_variant_name(each) for each in variants) if name)
    if names:
        yield "variants", tuple(names)[:_MAX_VARIANTS], 1.0
    chosen = next((each for each in variants if _is_named(each, url)), None)
    if chosen is not None and _variant_name(chosen):
        yield "variant", _variant_name(chosen), 1.0


def _is_named(variant: Item, url: str | None) -> bool:
    return any(names_variant(each, url) for each in (variant, *items_of(variant.get("offers"))))


def _variant_name(variant: Item) -> str:
    told = [text_of(variant.get(key)) for key in ("color", "size", "material", "pattern")]
    return " / ".join(part for part in told if part) or text_of(variant.get("name"))


def _trail(product: Item, roots: Sequence[Any]) -> Iterator[Stated]:
    trail = breadcrumb(roots)
    title = text_of(product.get("name"))
    if trail and words(trail[-1]) == words(title):
        trail = trail[:-1]
    if len(trail) > 1:
        yield "category", trail, 1.0
    elif category := text_of(product.get("category")):
        parts = [part.strip() for sign in (">", "/") if sign in category for part in category.split(sign)]
        yield "category", tuple(part for part in parts if part) or (category,), 0.7


def _image(value: Any) -> str:
    for each in as_list(value):
        link = text_of(each.get("contenturl") or each.get("url")) if isinstance(each, dict) else text_of(each)
        if link:
            return link
    return ""


def _feature(item: Item) -> str:
    name, value = text_of(item.get("name")), text_of(item.get("value"))
    return f"{name}: {value}" if name and value else ""
