"""What a page's head says of a product: Open Graph (`og:`, `product:`) and the labelled pairs of Twitter cards."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from worthit.money.currencies import currency_code
from worthit.product.codes import valid_gtin
from worthit.product.extract.dates import parse_date
from worthit.product.extract.document import Claim, Document, Testimony
from worthit.product.extract.hrefs import absolute
from worthit.product.extract.labels import BRAND, label_of
from worthit.product.extract.page_head import Head, read_head
from worthit.product.extract.schema.offers import amount_of, availability_of, condition_of
from worthit.product.extract.schema.ratings import count_of, scaled
from worthit.product.extract.view.amount_words import PRICE_LABEL
from worthit.product.extract.wording import is_placeholder

_SALE = ("product:sale_price:amount", "og:sale_price:amount", "og:price:sale_amount")
_PRICE = ("product:price:amount", "og:price:amount", "product:price", "og:price")
_ORIGINAL = ("product:original_price:amount", "og:price:standard_amount", "product:price:standard_amount")
_CURRENCY = (
    "product:price:currency",
    "og:price:currency",
    "product:sale_price:currency",
    "product:currency",
    "og:currency",
)
_NOT_THE_PRODUCT = re.compile(
    r"favicon|/logo|logo[._-]|share\.(?:png|jpg)|placeholder|no[-_]?image|default|opengraph-image", re.IGNORECASE
)

Stated = tuple[str, Any, float]


class OpenGraph:
    """Reader of the head's fields: kept for links that people share: right about names, at times stale in price."""

    name = "open_graph"

    def applies(self, document: Document) -> bool:
        return any(mark in document.html for mark in ("og:", "product:", "twitter:data", 'name="brand"'))

    def read(self, document: Document) -> Testimony:
        head = document.once(read_head)
        stated = [*_identity(head, document), *_offer(head), *_owners(head)]
        has_price = any(field == "price" for field, _, _ in stated)
        return Testimony(
            claims=tuple(
                Claim(field=field, value=value, witness=self.name, strength=strength)
                for field, value, strength in stated
            ),
            is_product=True if has_price else None,
            canonical=head.canonical,
        )


def _identity(head: Head, document: Document) -> Iterator[Stated]:
    if head.first("og:title", "twitter:title"):
        yield "title", head.names[0], 0.5
    brand = head.first("product:brand", "og:brand", "brand") or _twitter_pair(head, BRAND)
    if brand and not is_placeholder(brand) and "://" not in brand:
        yield "brand", brand, 0.6
    if (image := head.first("og:image", "og:image:secure_url", "twitter:image")) and not _NOT_THE_PRODUCT.search(image):
        yield "image", absolute(image, document.url or head.canonical), 0.75
    if sku := head.first("product:retailer_item_id", "product:retailer_part_no"):
        yield "sku", sku, 0.5
    gtins = (valid_gtin(head.first(key)) for key in ("product:ean", "product:upc", "product:isbn", "og:upc", "og:ean"))
    if gtin := next((each for each in gtins if each), None):
        yield "gtin", gtin, 0.6
    category = [part.strip() for part in head.first("product:category").split(">")]
    if category[0] and not category[0].isdigit():
        yield "category", tuple(category), 0.4


def _offer(head: Head) -> Iterator[Stated]:
    currency = currency_code(head.first(*_CURRENCY)) or None
    hint = currency or head.currency
    price, sale = (amount_of(head.first(*keys), hint, head.locale) for keys in (_PRICE, _SALE))
    listed = amount_of(head.first(*_ORIGINAL), hint, head.locale)
    if sale and price and sale < price:
        price, listed = sale, listed or price
    if price := price or sale or _twitter_price(head):
        yield "price", price, 0.6
        if currency:
            yield "currency", currency, 0.6
        if listed and listed > price:
            yield "list_price", listed, 0.6
    if stock := availability_of(head.first("product:availability", "og:availability")):
        yield "availability", stock, 0.55
    if condition := condition_of(head.first("product:condition", "og:condition")):
        yield "condition", condition, 0.6
    if head.first("product:shipping_cost:amount") in ("0", "0.00"):
        yield "shipping", Decimal(0), 0.5
    if released := parse_date(head.first("product:release_date", "book:release_date")):
        yield "first_on_sale", released, 0.5


def _twitter_price(head: Head) -> Decimal | None:
    for number in ("1", "2"):
        if PRICE_LABEL.search(head.first(f"twitter:label{number}").lower()):
            return amount_of(head.first(f"twitter:data{number}"), head.currency, head.locale)
    return None


def _twitter_pair(head: Head, labels: frozenset[str]) -> str:
    """The value of a labelled pair of a Twitter card ("Brand", "Nordhof")."""
    pairs = (number for number in ("1", "2") if label_of(head.first(f"twitter:label{number}")) in labels)
    return next((value for number in pairs if (value := head.first(f"twitter:data{number}"))), "")


def _owners(head: Head) -> Iterator[Stated]:
    value, best = scaled(head.first("og:rating"), head.first("og:rating_scale"))
    count = count_of(head.first("og:rating_count"))
    if value is not None and count:
        yield "rating", value, 0.5
        yield "rating_best", best, 0.5
        yield "rating_count", count, 0.5
