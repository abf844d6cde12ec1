"""extruct and price-parser on the side of the pipe that is asked. Runs in the peers' own venv, without WorthIt!.

extruct finds markup and no product, so what every user of it writes is added: the first Product, its first offer.
Argument: the syntaxes to look for, joined by commas.
"""

import json
import logging
import sys
import time
from typing import Any

import extruct
from price_parser import Price

Item = dict[str, Any]
SYNTAXES = sys.argv[1].split(",")
PAGES: list[Item] = []
PRODUCTS = ("Product", "ProductGroup", "IndividualProduct", "product", "og:product", "product.item")


def main() -> None:
    logging.disable()
    answer = {"page": keep, "read": read_round, "tell": tell, "prices": read_prices}
    out = sys.stdout
    print('{"ready":true}', file=out, flush=True)
    for line in sys.stdin:
        asked = json.loads(line)
        print(json.dumps(answer[asked["ask"]](asked)), file=out, flush=True)


def keep(asked: Item) -> Item:
    PAGES.append({"html": asked["html"], "url": asked["url"]})
    return {"pages": len(PAGES)}


def read_round(asked: Item) -> Item:
    began = time.perf_counter()
    for number in asked["pages"]:
        product_of(markup(PAGES[number]))
    return {"seconds": time.perf_counter() - began}


def tell(asked: Item) -> Item:
    product = product_of(markup(PAGES[asked["page"]]))
    return {"kind": "product" if product else "not_product", "product": product}


def read_prices(asked: Item) -> Item:
    read: list[Price] = []
    began = time.perf_counter()
    for _ in range(asked["times"]):
        read = [Price.fromstring(text, currency_hint=hint) for text, hint in asked["texts"]]
    seconds = time.perf_counter() - began
    told = [(None if each.amount is None else str(each.amount), None, each.currency) for each in read]
    return {"seconds": seconds, "prices": told}


def markup(page: Item) -> Item:
    found: Item = extruct.extract(page["html"], base_url=page["url"], syntaxes=SYNTAXES, uniform=True, errors="ignore")
    return found


def product_of(found: Item) -> Item | None:
    for syntax in ("json-ld", "microdata", "rdfa"):
        for item in walk(found.get(syntax, [])):
            if kinds(item).intersection(PRODUCTS) and first(item, "name"):
                return from_schema(item)
    for head in found.get("opengraph", []):
        if kinds(head).intersection(PRODUCTS) or "product:price:amount" in head or "og:price:amount" in head:
            return from_head(head)
    return None


def from_schema(item: Item) -> Item:
    offer = as_item(first(item, "offers"))
    detail = as_item(first(offer, "priceSpecification"))
    stars = as_item(first(item, "aggregateRating"))
    brand = first(item, "brand")
    price = first(offer, "price") or first(offer, "lowPrice") or first(detail, "price")
    return {
        "title": text(first(item, "name")),
        **money(price, first(offer, "priceCurrency") or first(detail, "priceCurrency")),
        "availability": availability(first(offer, "availability")),
        "brand": text(first(brand, "name") if isinstance(brand, dict) else brand),
        "rating": number(first(stars, "ratingValue")),
        "rating_best": number(first(stars, "bestRating")),
        "rating_count": count(first(stars, "ratingCount")),
        "review_count": count(first(stars, "reviewCount")),
        "image": picture(first(item, "image")),
    }


def from_head(head: Item) -> Item:
    price = head.get("product:price:amount") or head.get("og:price:amount")
    currency = head.get("product:price:currency") or head.get("og:price:currency")
    return {
        "title": head.get("og:title"),
        **money(price, currency),
        "availability": availability(head.get("product:availability") or head.get("og:availability")),
        "brand": head.get("product:brand") or head.get("og:brand"),
        "image": head.get("og:image"),
    }


def walk(found: Any) -> Any:
    """Every item of the markup, also those within others."""
    if isinstance(found, dict):
        yield found
        found = list(found.values())
    if isinstance(found, list):
        for each in found:
            yield from walk(each)


def kinds(item: Item) -> set[str]:
    stated = item.get("@type") or ()
    names = stated if isinstance(stated, list) else [stated]
    return {str(name).rsplit("/", 1)[-1] for name in names}


def first(item: Item, key: str) -> Any:
    value = item.get(key)
    return value[0] if isinstance(value, list) and value else value or None


def as_item(value: Any) -> Item:
    return value if isinstance(value, dict) else {}


def text(value: Any) -> str | None:
    return str(value) if isinstance(value, str | int | float) else None


def picture(value: Any) -> str | None:
    return text(first(value, "url") if isinstance(value, dict) else value)


def money(price: Any, currency: Any) -> Item:
    if price is None:
        return {"price": None, "currency": None}
    read = Price.fromstring(str(price), currency_hint=text(currency))
    return {"price": None if read.amount is None else str(read.amount), "currency": text(currency) or read.currency}


def number(value: Any) -> float | None:
    read = Price.fromstring(text(value) or "").amount
    return None if read is None else float(read)


def count(value: Any) -> int | None:
    read = number(value)
    return None if read is None else int(read)


def availability(value: Any) -> str | None:
    stated = (text(value) or "").lower()
    if not stated:
        return None
    return "out_of_stock" if any(word in stated for word in ("out", "sold", "discontinued")) else "in_stock"


if __name__ == "__main__":
    main()
