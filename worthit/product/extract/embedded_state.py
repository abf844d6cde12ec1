"""What a page carries for its own scripts: `__NEXT_DATA__`, `window.__PRELOADED_STATE__ = {…}`, other JSON in scripts.

Such a state holds everything the shop knows, other products too. Only objects that bear the page's own name are heard,
and only where all of them that tell a price tell the same one.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from worthit.money.currencies import currency_code
from worthit.product.codes import valid_gtin
from worthit.product.extract.document import Claim, Document, Testimony
from worthit.product.extract.lenient_json import parse_lenient, value_and_end
from worthit.product.extract.page_head import read_head
from worthit.product.extract.schema.offers import amount_of, availability_of
from worthit.product.extract.schema.ratings import count_of
from worthit.product.extract.statistics_items import brand_told
from worthit.product.extract.view.amounts import amounts_shown
from worthit.product.extract.view.title import reference_names
from worthit.product.extract.wording import agreement, is_placeholder, plain_text, words
from worthit.product.model import Availability

_STRENGTH = 0.5
_SAME_NAME = 0.85
_TELLING_NAME = 3
"""Words from which a name is told from a category's."""
_MOST_SCRIPTS, _LONGEST_SCRIPT = 12, 3_000_000

_ASSIGNED = re.compile(r"(?:=|\()\s*(?=\{\s*\"|\[\s*\{\s*\"|\"\{\\\")")
"""What is assigned or handed to a function: an object, a list of them, or one as a string (`JSON.parse("{\\"…")`)."""
_MOST_ASSIGNED = 8
_PRICE_KEY = re.compile(r"\"[A-Za-z_]*[pP]ric(?:e|ing)")
_NAMES = ("name", "title", "productname", "product_name", "displayname")
_PRICES: tuple[str, ...] = ("saleprice", "sale_price", "currentprice", "sellingprice", "discountedprice", "finalprice")
_PRICES += ("price", "priceamount", "lowprice", "priceinfo", "pricing", "prices", "priceinformation", "productprice")
_PRICE_HOLDERS = ("price", "priceinfo", "pricing", "prices", "priceinformation", "productprice")
_LIST_PRICES = ("originalprice", "listprice", "regularprice", "wasprice", "msrp", "compareatprice", "compare_at_price")
_HELD_LIST_PRICES = (
    "wasprice",
    "originalprice",
    "listprice",
    "previous",
    "original",
    "was",
    "list",
    "regular",
    "before",
    "old",
    "strikethrough",
    "rrp",
)
_AMOUNTS = ("amount", "value", "current", "now", "sale", "selling", "price", "centamount", "final", "min", "regular")
_DEEPEST_AMOUNT = 4
_ONLY_HOLDERS = frozenset({"priceinfo", "pricing", "prices", "priceinformation"})
_CURRENCIES = ("currency", "currencycode", "pricecurrency", "currency_code", "currencyiso")
_RATINGS: tuple[str, ...] = (
    "averagerating",
    "ratingvalue",
    "ratingaverage",
    "avgrating",
    "average_rating",
    "averageoverallrating",
)
_RATINGS += ("rating",)
_RATING_COUNTS = ("ratingcount", "ratingscount", "numberofratings", "totalratings", "rating_count")
_REVIEW_COUNTS = ("reviewcount", "reviewscount", "numberofreviews", "totalreviews", "review_count", "totalreviewcount")
_BRANDS = ("brand", "brandname", "manufacturer", "vendor")
_GTINS = ("gtin", "gtin13", "ean", "upc", "barcode", "isbn")

Fields = Mapping[str, Any]


class EmbeddedState:
    """Reader of the state that pages carry for their scripts: full, but not written for anyone else to read."""

    name = "embedded_state"

    def applies(self, document: Document) -> bool:
        return bool(_PRICE_KEY.search(document.html)) or "brand" in document.html

    def read(self, document: Document) -> Testimony:
        brand = brand_told(document)
        named = (Claim(field="brand", value=brand, witness=self.name, strength=_STRENGTH),) if brand else ()
        objects = list(_named_like_the_page(document))
        currency_hint = document.once(read_head).currency
        prices = {price for each in objects if (price := _amount(each, _PRICES, currency_hint)) is not None}
        if len(prices) != 1:
            return Testimony(claims=named or self._identity(objects))
        stated = prices.pop()
        price = _in_whole_units(stated, document)
        claims = {field: value for each in objects for field, value in _facts(each, stated, currency_hint)}
        if listed := claims.get("list_price"):
            claims["list_price"] = listed * price / stated
        return Testimony(
            claims=(
                *named,
                *(
                    Claim(field=field, value=value, witness=self.name, strength=_STRENGTH)
                    for field, value in [("price", price), *claims.items()]
                ),
            ),
            is_product=True if any(len(words(_name(each))) >= _TELLING_NAME for each in objects) else None,
            canonical=document.once(read_head).canonical,
        )

    def _identity(self, objects: Sequence[Fields]) -> tuple[Claim, ...]:
        """The brand, where objects with different prices (variants of one product) tell the same."""
        brands = {brand for each in objects if (brand := _text(each, _BRANDS)) and not is_placeholder(brand)}
        if len(brands) != 1:
            return ()
        return (Claim(field="brand", value=brands.pop(), witness=self.name, strength=_STRENGTH),)


def _named_like_the_page(document: Document) -> Iterator[Fields]:
    references = document.once(reference_names)
    for state in _states(document):
        for each in _objects(state):
            name = _name(each)
            if name and any(agreement(name, reference) >= _SAME_NAME for reference in references):
                yield each


def _states(document: Document) -> Iterator[Any]:
    scripts = 0
    for script in document.tree.css("script:not([src])"):
        kind = script.attributes.get("type") or ""
        text = script.text()
        if "ld+json" in kind or len(text) > _LONGEST_SCRIPT or not _PRICE_KEY.search(text):
            continue
        scripts += 1
        if scripts > _MOST_SCRIPTS:
            return
        if kind.endswith("json"):
            yield from parse_lenient(text)
        else:
            yield from _assigned(text)


def _assigned(text: str) -> Iterator[Any]:
    """The values that a script assigns, one after the other."""
    place = 0
    for _ in range(_MOST_ASSIGNED):
        if (found := _ASSIGNED.search(text, place)) is None:
            return
        value, end = value_and_end(text, found.end())
        place = max(end, found.end())
        if isinstance(value, str):
            yield from parse_lenient(value)
        elif value is not None:
            yield value


def _objects(state: Any) -> Iterator[Fields]:
    """Every object in a state, with lower-case keys."""
    pending = [state]
    while pending:
        node = pending.pop()
        if isinstance(node, dict):
            yield _lowered(node)
            pending.extend(node.values())
        elif isinstance(node, list):
            pending.extend(node)


def _facts(fields: Fields, price: Decimal, currency_hint: str | None) -> Iterator[tuple[str, Any]]:
    stated = [fields, *(value for value in fields.values() if isinstance(value, dict))]
    lowered = [_lowered(each) for each in stated]
    if currency := next((code for each in lowered if (code := currency_code(_text(each, _CURRENCIES)))), None):
        yield "currency", currency
    listed = _list_price(fields, currency_hint)
    if listed is not None and listed > price:
        yield "list_price", listed
    if (stock := _stock(fields)) is not None:
        yield "availability", stock
    if (brand := _text(fields, _BRANDS)) and not is_placeholder(brand):
        yield "brand", brand
    if gtin := next((code for key in _GTINS if (code := valid_gtin(fields.get(key)))), None):
        yield "gtin", gtin
    yield from _owners(lowered)


def _owners(stated: list[Fields]) -> Iterator[tuple[str, Any]]:
    """Rating and counts from the object that holds both: a rating without a count is of something else."""
    for each in stated:
        rating = next((each[key] for key in _RATINGS if isinstance(each.get(key), int | float | Decimal)), None)
        counts = {
            field: count
            for field, keys in (("rating_count", _RATING_COUNTS), ("review_count", _REVIEW_COUNTS))
            for key in keys
            if isinstance(each.get(key), int) and (count := count_of(each[key]))
        }
        if rating is not None and counts and 0 < rating <= 5:
            yield from (("rating", float(rating)), ("rating_best", 5.0), *counts.items())
            return


def _list_price(fields: Fields, currency_hint: str | None) -> Decimal | None:
    """Beside the price, or with it in the object that holds the prices."""
    if (stated := _amount(fields, _LIST_PRICES, currency_hint)) is not None:
        return stated
    holders = (_lowered(fields[key]) for key in _PRICE_HOLDERS if isinstance(fields.get(key), dict))
    return next((found for each in holders if (found := _amount(each, _HELD_LIST_PRICES, currency_hint))), None)


def _amount(fields: Fields, keys: tuple[str, ...], currency_hint: str | None, depth: int = 0) -> Decimal | None:
    """The first of these keys that holds an amount, bare or deeper within (`price: {current: {value: 59.9}}`)."""
    for key in keys:
        value = fields.get(key)
        if isinstance(value, dict):
            within = _lowered(value)
            deeper = (*_PRICES, *_AMOUNTS) if keys[0] in _PRICES else (*keys, *_AMOUNTS)
            amount = _amount(within, deeper, currency_hint, depth + 1) if depth < _DEEPEST_AMOUNT else None
        elif isinstance(value, str | int | Decimal) and key not in _ONLY_HOLDERS:
            amount = amount_of(value, currency_hint, None)
        else:
            amount = None
        if amount is not None:
            return amount
    return None


def _lowered(fields: Fields) -> Fields:
    return {str(key).lower(): value for key, value in fields.items()}


def _in_whole_units(price: Decimal, document: Document) -> Decimal:
    """Some states count in cents: so where the page shows a hundredth of the amount and not the amount."""
    shown = {amount.amount for amount in document.once(amounts_shown)}
    return price / 100 if price not in shown and price / 100 in shown else price


def _stock(fields: Fields) -> Availability | None:
    for key in ("instock", "isinstock", "available", "isavailable"):
        if isinstance(fields.get(key), bool):
            return "in_stock" if fields[key] else "out_of_stock"
    if fields.get("soldout") is True or fields.get("issoldout") is True:
        return "out_of_stock"
    return availability_of(_text(fields, ("availability", "stockstatus", "availabilitystatus")))


def _name(fields: Fields) -> str:
    return _text(fields, _NAMES)


def _text(fields: Fields, keys: tuple[str, ...]) -> str:
    for key in keys:
        value = fields.get(key)
        if isinstance(value, dict):
            value = value.get("name") or value.get("title")
        if isinstance(value, str) and (text := plain_text(value)):
            return text
    return ""
