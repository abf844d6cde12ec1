"""What an eBay page offers: the thing, its price now, its condition, its seller, what posting it costs."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from selectolax.lexbor import LexborNode

from worthit.money.parse import ParsedPrice
from worthit.product.codes import valid_gtin
from worthit.product.extract import labels
from worthit.product.extract.condition_words import condition_told
from worthit.product.extract.document import Claim
from worthit.product.extract.ebay.page import LIKELY, EbayPage, claim
from worthit.product.extract.nodes import attribute, classes_of, clean, hides_itself, is_hidden, line_of, next_element
from worthit.product.model import Availability, Condition

_TITLES = ("#itemTitle", ".x-item-title__mainTitle", "h1.product-title", "[data-testid='x-item-title'] h1")
_HEAD_TITLE = re.compile(r"\s*(?:for sale online)?\s*\|\s*eBay.*$", re.IGNORECASE)
_PRICES = (
    "#mm-saleDscPrc",
    "#prcIsum",
    ".x-bin-price .x-price-primary, [data-testid='x-bin-price'] [data-testid='x-price-primary']",
    ".x-price-primary, [data-testid='x-price-primary']",
    ".display-price",
    "#prcIsum_bidPrice",
    ".x-bid-price",
)
"""A price to buy at comes before the bid that an auction stands at."""

_STRUCK = "#orgPrc, .x-additional-info .ux-textspans--STRIKETHROUGH, .x-price-section .ux-textspans--STRIKETHROUGH"
_CONDITIONS = (
    "#vi-itm-cond",
    ".x-item-condition-text .clipped",
    ".x-item-condition-text",
    ".ux-labels-values--condition dd, .ux-labels-values--condition .ux-labels-values__values",
)
_SELLERS = (
    ".mbg-nw",
    ".x-sellercard-atf__about-seller-item--seller-name",
    ".x-sellercard-atf__info__about-seller a",
    ".seller-details a[href*='/usr/']",
)
_SHIPPING = ("#fshippingCost", ".ux-labels-values--shipping .ux-labels-values__values .ux-textspans--BOLD")
_QUANTITIES = "#qtySubTxt, .d-quantity__availability, .x-quantity__availability"
_ENDED = ".d-statusmessage, [data-testid='d-statusmessage'], .statusContent, #vi-listing-ended, .vi-is1-titleH1"
_BUTTONS = (
    "#binBtn_btn, #isCartBtn_btn, #bidBtn_btn, #boBtn_btn, [data-testid='x-bin-action'], [data-testid='x-atc-action'],"
    "[data-testid='x-bid-action'], [data-testid='x-offer-action']"
)
_PICTURES = (
    ("meta[property='og:image']", "content"),
    (".ux-image-carousel-item.active img", "data-zoom-src"),
    (".ux-image-carousel-item img", "src"),
    ("#icImg", "src"),
    (".app-filmstrip__owl-carousel img", "data-originalimg"),
)

_OUT_OF_STOCK = re.compile(
    r"out of stock|sold out|nicht (?:mehr )?(?:vorrätig|verfügbar)|ausverkauft|non disponibile|esaurit|rupture|épuisé"
    r"|agotado|sin existencias|niet op voorraad|uitverkocht|wyprzedan|brak w magazynie",
    re.IGNORECASE,
)
_AMOUNT = re.compile(r"\d{1,9}(?:\.\d{1,4})?", re.ASCII)
_FREE = re.compile(r"\bfree\b|gratis|kostenlos|gratuit|bezpłatn|darmow", re.IGNORECASE)


def read_listing(page: EbayPage) -> Iterator[Claim]:
    specifics = _specifics(page)
    if title := _title(page):
        yield claim("title", title)
    if page.number:
        yield claim("sku", page.number)
    yield from _offer(page)
    brand = next((value for label, value in specifics.items() if label in labels.BRAND and value), None)
    if brand:
        yield claim("brand", brand)
    codes = (valid_gtin(value) for label, value in specifics.items() if label in labels.GTIN)
    if gtin := next(filter(None, codes), None):
        yield claim("gtin", gtin)
    if category := _category(page):
        yield claim("category", category)
    if variants := _variants(page):
        yield claim("variants", variants)
    if picture := _picture(page):
        yield claim("image", picture)


def _offer(page: EbayPage) -> Iterator[Claim]:
    price = _price(page)
    if (stock := _availability(page, price)) is not None:
        yield claim("availability", *stock)
    if seller := _seller(page):
        yield claim("seller", seller)
    if (condition := _condition(page)) is not None:
        yield claim("condition", condition)
    if price is None:
        return
    currency = price.currency or page.declared_currency
    yield claim("price", price.amount)
    if price.amount_high is not None:
        yield claim("price_high", price.amount_high)
    if currency:
        yield claim("currency", currency)
    if (struck := _struck(page, price)) is not None:
        yield claim("list_price", struck)
    if (shipping := _shipping(page, currency)) is not None:
        yield claim("shipping", shipping)


def _title(page: EbayPage) -> str | None:
    for selector in _TITLES:
        if (node := page.tree.css_first(selector)) is not None:
            # "Details about …" before and "… show original title" after stand in elements of their own.
            own = clean("".join(part.text_content or "" for part in node.iter(include_text=True) if part.is_text_node))
            if title := own or line_of(node, _is_aside):
                return title
    title = _HEAD_TITLE.sub("", attribute(page.tree.css_first("meta[property='og:title']"), "content"))
    return title or None


def _is_aside(node: LexborNode) -> bool:
    return not {"g-hdn", "clipped", "it-sttl"}.isdisjoint(classes_of(node)) or hides_itself(node)


def _price(page: EbayPage) -> ParsedPrice | None:
    for selector in _PRICES:
        for node in page.tree.css(selector):
            if is_hidden(node):
                continue
            parsed = page.parse_price(line_of(node, _is_aside)) or _marked_up(node)
            if parsed is not None and parsed.amount > 0:
                return parsed
    return None


def _marked_up(node: LexborNode) -> ParsedPrice | None:
    """The amount of the element's own microdata."""
    content = attribute(node, "content")
    return ParsedPrice(amount=Decimal(content)) if _AMOUNT.fullmatch(content) else None


def _struck(page: EbayPage, price: ParsedPrice) -> Decimal | None:
    for node in page.tree.css(_STRUCK):
        parsed = page.parse_price(line_of(node))
        if parsed is not None and parsed.amount > (price.amount_high or price.amount):
            return parsed.amount
    return None


def _shipping(page: EbayPage, currency: str | None) -> Decimal | None:
    node = page.first(*_SHIPPING)
    text = line_of(node)
    if _FREE.search(text):
        return Decimal(0)
    parsed = page.parse_price(text)
    if parsed is None or (parsed.currency and parsed.currency != currency):
        return None
    return parsed.amount


def _availability(page: EbayPage, price: ParsedPrice | None) -> tuple[Availability, float] | None:
    if any(line_of(node) for node in page.tree.css(_ENDED) if not is_hidden(node)):
        return "out_of_stock", LIKELY
    if _OUT_OF_STOCK.search(line_of(page.tree.css_first(_QUANTITIES))):
        return "out_of_stock", LIKELY
    declared = attribute(page.tree.css_first("[itemprop='availability']"), "content").casefold()
    if "outofstock" in declared or "soldout" in declared:
        return "out_of_stock", LIKELY
    if "instock" in declared or (price is not None and page.tree.css_first(_BUTTONS) is not None):
        return "in_stock", LIKELY
    return None


def _condition(page: EbayPage) -> Condition | None:
    for selector in _CONDITIONS:
        if condition := condition_told(line_of(page.tree.css_first(selector))):
            return condition
    return None


def _seller(page: EbayPage) -> str | None:
    card = attribute(page.tree.css_first(".x-sellercard-atf__info__about-seller"), "title")
    return card or line_of(page.first(*_SELLERS)) or None


def _specifics(page: EbayPage) -> Mapping[str, str]:
    """Item specifics: label → value, from the table of old pages, the lists of new ones, and catalogue pages."""
    specifics: dict[str, str] = {}
    for label in page.tree.css(".itemAttr td.attrLabels"):
        specifics.setdefault(labels.label_of(line_of(label)), line_of(next_element(label)))
    for pair in page.tree.css(".ux-labels-values"):
        name, value = pair.css_first(".ux-labels-values__labels"), pair.css_first(".ux-labels-values__values")
        specifics.setdefault(labels.label_of(line_of(name)), line_of(value, _is_aside))
    for row in page.tree.css(".prodDetailSec li, .product-details li"):
        specifics.setdefault(labels.label_of(line_of(row.css_first(".s-name"))), line_of(row.css_first(".s-value")))
    return specifics


def _category(page: EbayPage) -> tuple[str, ...]:
    links = page.tree.css("#vi-VR-brumb-lnkLst a, nav.breadcrumbs a, .seo-breadcrumb-text")
    return tuple(dict.fromkeys(filter(None, map(line_of, links))))


def _variants(page: EbayPage) -> tuple[str, ...]:
    """What can be chosen; the first entry of a list ("- Select -") is an invitation."""
    options = page.tree.css("select.msku-sel option, .x-msku__select-box option")
    chosen = (line_of(option) for option in options if attribute(option, "value") not in ("", "-1"))
    return tuple(dict.fromkeys(filter(None, chosen)))


def _picture(page: EbayPage) -> str | None:
    for selector, name in _PICTURES:
        link = attribute(page.tree.css_first(selector), name)
        if link.startswith("http"):
            return link
    return None
