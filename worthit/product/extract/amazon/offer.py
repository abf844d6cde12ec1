"""What can be bought on an Amazon page: price, seller, condition, availability, delivery."""

from collections.abc import Iterator
from decimal import Decimal

from selectolax.lexbor import LexborNode

from worthit.product.extract.amazon import words
from worthit.product.extract.amazon.claims import LIKELY, SURE, UNSURE, claim
from worthit.product.extract.amazon.page import AmazonPage
from worthit.product.extract.amazon.price import AskingPrice, Way, asking_price, list_price, unit_price, way_of
from worthit.product.extract.document import Claim
from worthit.product.extract.nodes import attribute, hides_itself, is_hidden, line_of
from worthit.product.model import Availability, Condition

_BUY_BUTTONS = "#add-to-cart-button, #buy-now-button, #one-click-button, #checkoutButtonId, #add-to-cart-button-ubb"
_DIGITAL = "#kindle-price, #dmusicProductTitle_feature_div, #ebooksProductTitle"
_SHIPPING_MESSAGES = (
    "#ourprice_shippingmessage, #saleprice_shippingmessage, #dealprice_shippingmessage, #price-shipping-message"
)
_SELLERS = (
    "#merchantInfoFeature_feature_div .offer-display-feature-text-message",
    "#sellerProfileTriggerId",
    "#Ebooks-desktop-printSoldBy td:nth-child(2) span, .print-sold-by td:nth-child(2) span",
)


def read_offer(page: AmazonPage) -> Iterator[Claim]:
    """Claims about the offer that a buyer meets; without one there is no price, whatever numbers the page shows."""
    asking = asking_price(page)
    if (stock := availability(page, asking)) is not None:
        yield claim("availability", *stock)
    if asking is None:
        return
    yield from _amounts(page, asking)
    if (condition := _condition(page, asking.way)) is not None:
        yield claim("condition", *condition)
    if seller := _seller(page, asking.way):
        yield claim("seller", seller)
    if (shipping := _shipping(page, asking.way)) is not None:
        yield claim("shipping", shipping)


def _amounts(page: AmazonPage, asking: AskingPrice) -> Iterator[Claim]:
    price = asking.parsed
    yield claim("price", price.amount)
    if price.amount_high is not None:
        yield claim("price_high", price.amount_high)
    if price.currency:
        yield claim("currency", price.currency)
    if (struck := list_price(page, asking)) is not None:
        yield claim("list_price", struck)
    if per_unit := unit_price(page):
        yield claim("unit_price", per_unit)


def availability(page: AmazonPage, asking: AskingPrice | None) -> tuple[Availability, float] | None:
    """In or out of stock, and how sure that is.

    "Available from these sellers" without a buy box, and "cannot be shipped to your location", say nothing about
    whether the product is in stock: both are None.
    """
    for text in _stock_messages(page, asking):
        if words.OUT_OF_STOCK.search(text):
            return "out_of_stock", SURE
        if words.IN_STOCK.search(text) and not words.NOT_TO_YOU.search(text):
            return "in_stock", SURE
    if asking is not None and page.tree.css_first(_BUY_BUTTONS) is not None:
        return "in_stock", LIKELY
    return None


def _stock_messages(page: AmazonPage, asking: AskingPrice | None) -> Iterator[str]:
    way = asking.way if asking is not None else None
    for node in page.tree.css("#availability, #outOfStock .a-color-price, #availability-string"):
        if is_hidden(node) or (way == "new" and way_of(node) != "new"):
            continue
        text = line_of(node, _is_noise)
        if text and not (asking is None and words.OTHER_SELLERS.search(text)):
            yield text


def _is_noise(node: LexborNode) -> bool:
    """Data for scripts and invitations that stand inside the availability element."""
    return hides_itself(node) or (node.id or "").startswith(("all-offers-display", "contextualIngress"))


def _condition(page: AmazonPage, way: Way) -> tuple[Condition, float] | None:
    title = line_of(page.first("#productTitle", "#title"))
    if way == "used":
        return "used", SURE
    if way == "renewed" or words.REFURBISHED.search(title):
        return "refurbished", LIKELY
    if page.tree.css_first(_DIGITAL) is not None:
        return None
    # The shop's rule: what is not new says so beside the price.
    return "new", UNSURE


def _seller(page: AmazonPage, way: Way) -> str | None:
    for selector in _SELLERS:
        for node in page.tree.css(selector):
            if not is_hidden(node) and way_of(node) in (way, "new") and (name := line_of(node)):
                return name
    return _seller_in_table(page) or _seller_in_sentence(page, way)


def _seller_in_table(page: AmazonPage) -> str | None:
    for node in page.tree.css(".tabular-buybox-text[tabular-attribute-name]"):
        if words.SELLER_LABEL.search(attribute(node, "tabular-attribute-name")):
            return line_of(node) or None
    return None


def _seller_in_sentence(page: AmazonPage, way: Way) -> str | None:
    """Read from "Dispatched from and sold by …"."""
    for node in page.tree.css("#merchant-info"):
        if way_of(node) not in (way, "new"):
            continue
        if match := words.SOLD_BY.search(line_of(node)):
            return words.meant(match).removesuffix(".")
    return None


def _shipping(page: AmazonPage, way: Way) -> Decimal | None:
    for node in page.tree.css("[data-csa-c-delivery-price]"):
        if not is_hidden(node) and way_of(node) in (way, "new"):
            # The first promise is the one that holds for everybody; the next ones are faster or for members.
            return _promised(page, node)
    for node in page.tree.css(_SHIPPING_MESSAGES):
        if (text := line_of(node)) and way_of(node) in (way, "new"):
            return _cost_in(page, text)
    abroad = page.tree.css_first("#amazonGlobal_feature_div > span")
    return _cost_in(page, line_of(abroad)) if abroad is not None else None


def _promised(page: AmazonPage, node: LexborNode) -> Decimal | None:
    price = attribute(node, "data-csa-c-delivery-price")
    condition = attribute(node, "data-csa-c-delivery-condition")
    if words.FREE.search(price):
        return None if condition or "prime" in line_of(node).casefold() else Decimal(0)
    parsed = page.parse_price(price)
    return parsed.amount if parsed is not None else None


def _cost_in(page: AmazonPage, text: str) -> Decimal | None:
    """`+ 3,00 € Livraison` is 3; `& FREE Shipping` is 0; free only for some orders is not known."""
    if words.FREE.search(text):
        return None if words.CONDITIONAL.search(text) else Decimal(0)
    parsed = page.parse_price(text)
    return parsed.amount if parsed is not None and parsed.currency else None
