"""Offers of a schema.org product: price, list price, stock, condition, seller, shipping.

Where several offers stand (sizes, sellers), the one the link names is the one that is meant; else those in stock before
those sold out, from the lowest price to the highest.
"""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any, TypeVar

from msgspec import Struct

from worthit.money.currencies import currency_code
from worthit.money.model import is_amount
from worthit.money.parse import find_prices, parse_price
from worthit.product.extract.schema.items import Item, as_list, is_a, items_of, names_variant, text_of
from worthit.product.extract.stock_words import says_in_stock, says_sold_out, says_unavailable
from worthit.product.model import Availability, Condition

_IN_STOCK = {"instock", "limitedavailability", "onlineonly", "instoreonly", "available", "yes", "true", "instockonline"}
_IN_STOCK |= {"availableforpurchase", "preorder", "presale", "madetoorder", "availablefororder", "backorder"}
_IN_STOCK |= {"limitedstock", "lowstock", "lowinstock", "onstock", "inventory", "purchasable", "backordered"}
"""What a buyer can order now, though it may come later."""
_SOLD_OUT = {
    "outofstock",
    "soldout",
    "discontinued",
    "unavailable",
    "notavailable",
    "notinstock",
    "no",
    "false",
    "sold",
}
_SOLD_OUT |= {"outofstockonline", "oos", "reserved", "nostock", "notforsale", "notsellable", "outstock", "eol"}
_FREE = re.compile(r"0(?:[.,]0+)?")
_STEEPEST_REDUCTION = 4
"""Two prices further apart are not a price and its reduction."""
_CONDITIONAL = ("validformembertier", "billingduration", "billingincrement")
_LIST_PRICE_TYPES = ("listprice", "strikethroughprice", "srp", "msrp", "regularprice", "suggestedretailprice")

T = TypeVar("T")


class Offer(Struct, frozen=True, kw_only=True):
    """One offer as marked up. `named`: the page's link names it."""

    price: Decimal | None = None
    high: Decimal | None = None
    list_price: Decimal | None = None
    currency: str | None = None
    availability: Availability | None = None
    condition: Condition | None = None
    seller: str | None = None
    shipping: Decimal | None = None
    unit_price: str | None = None
    named: bool = False


def read_offers(product: Item, url: str | None, locale: str | None) -> list[Offer]:
    """All offers of a product and its variants; duplicates once."""
    offers = [_read_offer(item, owner, url, locale) for owner, item in _offer_items(product)]
    if not offers and not product.keys().isdisjoint(("price", "lowprice", "pricespecification")):
        offers = [_read_offer(product, product, url, locale)]
    return list(dict.fromkeys(offers))


def meant(offers: list[Offer]) -> list[Offer]:
    """The offers a buyer coming by the link would be shown: those it names, else those not sold out, else all."""
    named = [offer for offer in offers if offer.named and offer.price is not None]
    priced = named or [offer for offer in offers if offer.price is not None]
    buyable = [offer for offer in priced if offer.availability != "out_of_stock"]
    new = [offer for offer in buyable or priced if offer.condition in (None, "new")]
    return sorted(new or buyable or priced, key=lambda offer: offer.price or 0)


def availability_of(text: str) -> Availability | None:
    """In or out of stock from a schema.org value however it is spelled (`http://schema.org/InStock`, `in_stock`), else
    from the words for buyers that stand in its place."""
    word = re.sub(
        r"[\W_]+",
        "",
        text.strip().rstrip("/").rsplit("/", 1)[-1].rsplit("#", 1)[-1].removeprefix("schema:").removeprefix("s:"),
    ).casefold()
    if word in _IN_STOCK:
        return "in_stock"
    if word in _SOLD_OUT or says_sold_out(text) or says_unavailable(text):
        return "out_of_stock"
    return "in_stock" if says_in_stock(text) else None


def condition_of(text: str) -> Condition | None:
    word = re.sub(r"[\W_]+", "", text.rsplit("/", 1)[-1]).casefold().removesuffix("condition")
    if word in ("new", "brandnew"):
        return "new"
    if word.startswith(("refurb", "renewed", "reconditioned")):
        return "refurbished"
    return "used" if word in ("used", "damaged", "preowned", "secondhand") else None


def amount_of(value: Any, currency: str | None, locale: str | None) -> Decimal | None:
    """A marked-up amount above zero: a JSON number as it is, text as people write prices."""
    for each in as_list(value):
        if isinstance(each, bool | dict):
            continue
        if isinstance(each, int | float | Decimal):
            amount = Decimal(str(each))
        else:
            parsed = parse_price(text_of(each), currency_hint=currency, locale_hint=locale)
            amount = parsed.amount if parsed else Decimal(0)
        if is_amount(amount) and amount > 0:
            return amount
    return None


def _offer_items(product: Item) -> Iterator[tuple[Item, Item]]:
    for variant in [product, *items_of(product.get("hasvariant")), *items_of(product.get("model"))]:
        for offer in items_of(_flat(variant.get("offers") or variant.get("offerdetails"))):
            if text_of(offer.get("businessfunction")).lower().endswith("leaseout"):
                continue
            nested = items_of(offer.get("offers"))
            if nested and not is_a(offer, "aggregateoffer"):
                yield from ((variant, each) for each in nested)
            else:
                yield variant, offer


def _flat(offers: Any) -> list[Any]:
    """Offers of several sellers stand in lists within the list."""
    return [each for offer in as_list(offers) for each in as_list(offer)]


def _read_offer(item: Item, owner: Item, url: str | None, locale: str | None, *, is_nested: bool = False) -> Offer:
    specifications = list(_specifications(item))
    currency = _currency(item, specifications)
    price = _price(item, specifications, currency, locale)
    high = amount_of(item.get("highprice"), currency, locale)
    listed = _list_price(item, specifications, currency, locale)
    if len(both := _both_prices(item, currency, locale)) > 1:
        price, listed = min(both), max(both)
    # Offers of an aggregate stand one level deep; what refers on and on, or back, is not followed.
    within = [] if is_nested else items_of(_flat(item.get("offers")))
    nested = [_read_offer(each, owner, url, locale, is_nested=True) for each in within]
    stocks = {offer.availability for offer in nested}
    shipping = _shipping(item, currency, locale)
    stock = availability_of(text_of(item.get("availability"))) or (stocks.pop() if len(stocks) == 1 else None)
    condition = condition_of(text_of(item.get("itemcondition") or owner.get("itemcondition")))
    if price is None:
        price = min((offer.price for offer in nested if offer.price is not None), default=None)
    return Offer(
        price=price,
        high=high if high and price and high > price else None,
        list_price=listed if listed and price and listed > price else None,
        currency=currency or next((offer.currency for offer in nested if offer.currency), None),
        availability="in_stock" if "in_stock" in stocks else stock,
        condition=condition or _only(offer.condition for offer in nested),
        seller=text_of(item.get("seller") or item.get("offeredby")) or _only(offer.seller for offer in nested),
        shipping=_only(offer.shipping for offer in nested) if shipping is None else shipping,
        unit_price=_unit_price(specifications, currency),
        named=names_variant(item, url) or (owner is not item and names_variant(owner, url)),
    )


def _only(values: Iterable[T | None]) -> T | None:
    """What all say, where they say one thing."""
    told = set(values)
    return told.pop() if len(told) == 1 else None


def _currency(item: Item, specifications: list[Item]) -> str | None:
    holders = [item, *specifications]
    stated = (currency_code(text_of(each.get("pricecurrency") or each.get("currency"))) for each in holders)
    found = next((code for code in stated if code), None)
    if found:
        return found
    parsed = parse_price(text_of(item.get("price") or item.get("lowprice")))
    return parsed.currency if parsed else None


def _price(item: Item, specifications: list[Item], currency: str | None, locale: str | None) -> Decimal | None:
    for key in ("price", "lowprice", "minprice"):
        if amount := amount_of(item.get(key), currency, locale):
            return amount
    taxed = [each for each in specifications if text_of(each.get("valueaddedtaxincluded")).lower() != "false"]
    asked = [each for each in taxed or specifications if not _is_list_price(each) and not _is_conditional(each)]
    whole = [each for each in asked if not each.get("referencequantity")]
    amounts = (amount_of(each.get("price") or each.get("minprice"), currency, locale) for each in whole or asked)
    return min((amount for amount in amounts if amount), default=None)


def _list_price(item: Item, specifications: list[Item], currency: str | None, locale: str | None) -> Decimal | None:
    stated = [amount_of(each.get("price"), currency, locale) for each in specifications if _is_list_price(each)]
    stated.append(amount_of(item.get("listprice") or item.get("msrp") or item.get("regularprice"), currency, locale))
    return max((amount for amount in stated if amount), default=None)


def _both_prices(item: Item, currency: str | None, locale: str | None) -> list[Decimal]:
    """Sale and list price where a page wrote both as `price`, in one text ("71,91 € 79,90 €") or one by one."""
    values = as_list(item.get("price"))
    if len(values) > 1:
        found = [amount for value in values if (amount := amount_of(value, currency, locale))]
    else:
        mentions = find_prices(text_of(values), currency_hint=currency, locale_hint=locale)
        found = [mention.amount for mention in mentions if mention.sign]
    plausible = len(set(found)) == 2 and max(found) <= _STEEPEST_REDUCTION * min(found)
    return found if plausible else []


def _is_list_price(specification: Item) -> bool:
    kind = re.sub(r"[\W_]+", "", text_of(specification.get("pricetype") or specification.get("name"))).lower()
    return kind.endswith(_LIST_PRICE_TYPES)


def _specifications(offer: Item) -> Iterator[Item]:
    """Price specifications, of compound ones the parts."""
    for each in items_of(offer.get("pricespecification")):
        yield from items_of(each.get("pricecomponent")) or [each]


def _is_conditional(specification: Item) -> bool:
    """Postage, a fee, an instalment, what only members pay: not what a buyer is asked for the product."""
    is_charge = is_a(specification, "deliverychargespecification", "paymentchargespecification")
    return is_charge or any(key in specification for key in _CONDITIONAL)


def _shipping(item: Item, currency: str | None, locale: str | None) -> Decimal | None:
    """The lowest postage in the offer's currency; 0 where it is free."""
    rates = [rate for each in items_of(item.get("shippingdetails")) for rate in items_of(each.get("shippingrate"))]
    rates += [each for each in _specifications(item) if is_a(each, "deliverychargespecification")]
    stated = [
        (rate, next(filter(None, (text_of(rate.get(key)) for key in ("value", "price", "maxvalue"))), ""))
        for rate in rates
    ]
    own = [(rate, value) for rate, value in stated if _currency(rate, []) in (None, currency)]
    if any(_FREE.fullmatch(value) for _, value in own):
        return Decimal(0)
    return min((amount for _, value in own if (amount := amount_of(value, currency, locale))), default=None)


def _unit_price(specifications: list[Item], currency: str | None) -> str | None:
    for each in specifications:
        for quantity in items_of(each.get("referencequantity")):
            amount, unit = text_of(each.get("price")), text_of(quantity.get("unittext") or quantity.get("unitcode"))
            if amount and unit:
                value = text_of(quantity.get("value"))
                return f"{amount} {currency or ''} / {value if value not in ('', '1') else ''} {unit}".replace(
                    "  ", " "
                )
    return None
