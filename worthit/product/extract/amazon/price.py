"""What the product costs on an Amazon page, in every layout from 2016 on.

The page shows many amounts: the price to pay, prices of other ways to buy (used, renewed, by subscription), a price per
unit, a struck price, savings, instalments, prices of other products. Selectors name where a price to pay stands; where
an element lies tells which way of buying it belongs to.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from msgspec import Struct
from selectolax.lexbor import LexborNode

from worthit.money.parse import ParsedPrice
from worthit.product.extract.amazon.page import AmazonPage
from worthit.product.extract.nodes import classes_of, is_hidden, line_of, with_ancestors

Way = Literal["new", "renewed", "used", "subscription"]

_WAYS: tuple[tuple[Way, re.Pattern[str]], ...] = (
    ("subscription", re.compile(r"(?:^|_)(?:sns|rcx|subscri)", re.IGNORECASE)),
    ("renewed", re.compile(r"(?:^|_)renewed", re.IGNORECASE)),
    ("used", re.compile(r"(?:^|_)used", re.IGNORECASE)),
)
_PREFERRED: tuple[Way, ...] = ("new", "renewed", "used", "subscription")

_PRICES = (
    "#corePriceDisplay_desktop_feature_div .priceToPay, #corePriceDisplay_desktop_feature_div .apex-pricetopay-value,"
    "#corePriceDisplay_mobile_feature_div .priceToPay, #corePriceDisplay_mobile_feature_div .apex-pricetopay-value",
    "#corePriceDisplay_desktop_feature_div .a-price-range, #corePrice_desktop .a-price-range",
    "#corePrice_desktop .apexPriceToPay, #corePrice_desktop .priceToPay",
    "#apex-pricetopay-accessibility-label, .apex-pricetopay-accessibility-label",
    "#priceblock_dealprice, #priceblock_saleprice, #priceblock_pospromoprice",
    "#priceblock_ourprice",
    "#kindle-price, .kindle-price .a-color-price",
    "#newBuyBoxPrice, #price_inside_buybox, #buyNewSection .offer-price, #newOfferAccordionRow .header-price,"
    "#newAccordionRow .header-price, span#price, #buyNew_noncbb .a-color-price",
    "#corePrice_feature_div .a-price-range",
    "#corePrice_feature_div .a-price, #apex_offerDisplay_desktop .a-price",
    "#corePrice_desktop .a-price",
    "#renewedBuyBoxPrice",
    "[id^='used'] .offer-price, #usedPrice, #gsbbUsedPrice",
    "#dmusic_buybox_container, #tmm-grid-swatch-KINDLE.selected .slot-price,"
    "#tmm-grid-swatch-MP3_ALBUM.selected .slot-price",
)
"""Where a price to pay stands, the surest place first."""

_LIST_PRICES = (
    "#corePriceDisplay_desktop_feature_div .basisPrice .a-price,"
    "#corePriceDisplay_mobile_feature_div .basisPrice .a-price",
    "#corePrice_desktop [data-a-strike='true'], #apex_desktop [data-a-strike='true']",
    ".priceBlockStrikePriceString, #price .a-text-strike, #listPrice",
    "#digital-list-price .a-text-strike, #digital-list-price, .digital-list-price .a-text-strike",
    "#corePrice_feature_div [data-a-strike='true'], #buyBoxInner .a-text-strike",
    "#priceblock_ourprice",
)
"""Where a price stands that the shop says was or is asked elsewhere: list price, recommended, former, typical."""

_PRICE_BLOCKS = "#price, #corePrice_desktop, #corePriceDisplay_desktop_feature_div, #corePrice_feature_div"
_PER_UNIT = re.compile(r"\(\s?([^()]{0,30}\d[^()]{0,30}/[^()]{1,30}?)\s?\)")
_USED_BUY_BOX = "#usedOnlyBuybox, #usedBuySection, #used_buybox_desktop, #usedBuyBox, #usedBuyBoxContainer"
_NEW_BUY_BOX = "#newAccordionRow, [id^='newAccordionRow_'], #buyNewSection, #newOfferAccordionRow, #newBuyBoxPrice"


class AskingPrice(Struct, frozen=True, kw_only=True):
    """The price to pay and which way of buying it belongs to."""

    parsed: ParsedPrice
    way: Way


def way_of(node: LexborNode) -> Way:
    """The way of buying that an element belongs to, from the ids around it."""
    for each in with_ancestors(node):
        names = (each.id or "", each.attributes.get("data-a-accordion-row-name") or "")
        for way, pattern in _WAYS:
            if any(pattern.search(name) for name in names):
                return way
    return "new"


def asking_price(page: AmazonPage) -> AskingPrice | None:
    """The price at which the shown variant can be bought now: new before renewed before used; None without an offer."""
    found: dict[Way, ParsedPrice] = {}
    for selector in _PRICES:
        for node in page.tree.css(selector):
            way = way_of(node)
            if way not in found and (parsed := _price_in(page, node)) is not None:
                found[way] = parsed
        if "new" in found:
            break
    for way in _PREFERRED:
        if way in found:
            return AskingPrice(parsed=found[way], way="used" if way == "new" and _only_used(page) else way)
    return None


def list_price(page: AmazonPage, asking: AskingPrice) -> Decimal | None:
    """The struck or recommended price beside the asking price, where it is higher."""
    highest = asking.parsed.amount_high or asking.parsed.amount
    for selector in _LIST_PRICES:
        for node in page.tree.css(selector):
            if is_hidden(node) or way_of(node) not in ("new", asking.way) or _is_per_unit(node):
                continue
            parsed = page.parse_price(price_text(node))
            if parsed is not None and parsed.amount > highest:
                return parsed.amount
    return None


def unit_price(page: AmazonPage) -> str | None:
    """The price per kilogram, litre, piece … as the shop prints it (`31,71€ / kg`)."""
    for block in page.tree.css(_PRICE_BLOCKS):
        if is_hidden(block) or way_of(block) == "used":
            continue
        if match := _PER_UNIT.search(line_of(block, _for_screen_readers)):
            return match[1]
    return None


def price_text(node: LexborNode) -> str:
    """The text of a price element; of `.a-price`, which shows its parts twice, one of the two forms."""
    if "a-price-range" in classes_of(node):
        return " - ".join(price_text(part) for part in node.css(".a-price"))
    if "a-price" not in classes_of(node):
        return line_of(node, _for_screen_readers)
    offscreen = line_of(node.css_first(".a-offscreen"))
    return offscreen if any(char.isdigit() for char in offscreen) else _from_parts(node)


def _from_parts(node: LexborNode) -> str:
    """The visible form; where whole and fraction stand apart without a decimal sign, a point is put between."""
    whole, fraction = line_of(node.css_first(".a-price-whole")), line_of(node.css_first(".a-price-fraction"))
    if not whole:
        return line_of(node, _for_screen_readers)
    number = whole if not fraction or whole[-1] in ".,٫" else f"{whole}."
    return f"{line_of(node.css_first('.a-price-symbol'))} {number}{fraction}".strip()


def _price_in(page: AmazonPage, node: LexborNode) -> ParsedPrice | None:
    if is_hidden(node) or _is_struck(node) or _is_per_unit(node):
        return None
    parsed = page.parse_price(price_text(node))
    return parsed if parsed is not None and parsed.amount > 0 else None


def _is_struck(node: LexborNode) -> bool:
    return any(
        each.attributes.get("data-a-strike") == "true"
        or not {"a-text-strike", "basisPrice"}.isdisjoint(classes_of(each))
        for each in with_ancestors(node)
    )


def _is_per_unit(node: LexborNode) -> bool:
    """Prices per unit stand in brackets: `(€ 31,71 / kg)`."""
    if any("pricePerUnit" in classes_of(each) for each in with_ancestors(node)):
        return True
    before = node.prev
    while before is not None and (before.is_comment_node or before.is_empty_text_node):
        before = before.prev
    return before is not None and (before.text_content or "").rstrip().endswith("(")


def _for_screen_readers(node: LexborNode) -> bool:
    return not {"a-offscreen", "aok-offscreen"}.isdisjoint(classes_of(node))


def _only_used(page: AmazonPage) -> bool:
    """Whether the buy box offers a used copy alone; the price in the middle of the page then is the used one."""
    used = any(line_of(node) for node in page.tree.css(_USED_BUY_BOX) if not is_hidden(node))
    return used and not any(True for _ in _visible(page, _NEW_BUY_BOX))


def _visible(page: AmazonPage, selector: str) -> Iterator[LexborNode]:
    return (node for node in page.tree.css(selector) if not is_hidden(node))
