"""Products as Keepa's API gives them: the answer of `/product`, or one product of it, as JSON.

Sources of every fact: keepacom/api_backend, Keepa's own Java client (`structs/Product.java` with `CsvType`,
`structs/AmazonLocale.java`, `helper/KeepaTime.java`), and for the domains also the client akaszynski/keepa.

- `csv[k]` is the history of one kind of price: time, value, time, value …. Only changes are in it.
- A time is in minutes since 2011-01-01 00:00 UTC: (minutes + 21,564,000) × 60 are Unix seconds.
- A price is in the smallest unit of the locale's currency (4900 is 49.00 $, in Japan 4900 ¥); -1: no offer.
- `csv[0]` Amazon; `csv[1]` the lowest new price on the marketplace, without shipping, of which Amazon counts as a part;
  `csv[2]` used; `csv[6]` refurbished. Kinds with shipping (7, 18 and more) hold three values a change and repeat offers
  that are in these; they are not read, nor is what is no price to buy at (list price, trade-in, counts, ranks, eBay).
- `lastUpdate`: when Keepa last looked.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal

import msgspec
from msgspec import Struct

from worthit.errors import InvalidRequest
from worthit.money.currencies import minor_digits
from worthit.price.files.changes import Change, sightings_of
from worthit.price.files.columns import AMAZON, NEW, REFURBISHED, USED, Offer
from worthit.price.files.limits import agreed, checked_amount, checked_time, refuse_too_many
from worthit.price.model import PriceObservation
from worthit.product.model import ProductRef

_START_MINUTES = 21_564_000
_LATEST_MINUTES = 2**31 - 1
_AMAZON, _NEW, _USED, _REFURBISHED = 0, 1, 2, 6
_DOMAINS = {
    1: ("amazon.com", "USD"), 2: ("amazon.co.uk", "GBP"), 3: ("amazon.de", "EUR"), 4: ("amazon.fr", "EUR"),
    5: ("amazon.co.jp", "JPY"), 6: ("amazon.ca", "CAD"), 7: ("amazon.cn", "CNY"), 8: ("amazon.it", "EUR"),
    9: ("amazon.es", "EUR"), 10: ("amazon.in", "INR"), 11: ("amazon.com.mx", "MXN"), 12: ("amazon.com.br", "BRL"),
    13: ("amazon.com.au", "AUD"),
}  # fmt: skip

_Series = list[tuple[datetime, int]]


class _Product(Struct, frozen=True):
    asin: str | None = None
    domainId: int = 0  # noqa: N815 - Keepa's name
    lastUpdate: int = 0  # noqa: N815 - Keepa's name
    csv: list[list[int] | None] | None = None


class _Answer(_Product, frozen=True):
    products: list[_Product] | None = None


_decode = msgspec.json.Decoder(_Answer | list[_Product])


def read_keepa(content: bytes, ref: ProductRef | None, asked: str | None, now: datetime) -> list[PriceObservation]:
    """The sightings of the one product in the file, or of the one that `ref` names.

    asked: the currency that it must be in. Raises InvalidRequest where the file cannot be understood, or is about
    another product or in another currency.
    """
    try:
        answer = _decode.decode(content)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise InvalidRequest(f"The file is no product of Keepa's API: {error}") from None
    products = answer if isinstance(answer, list) else [answer] if answer.products is None else answer.products
    product = _meant(products, ref)
    shop, currency = _DOMAINS[product.domainId]
    agreed(currency, asked, shop)
    observations: list[PriceObservation] = []
    for offer, changes in _histories(product, currency, now):
        for at, amount in sightings_of(changes, _last_look(product, now)):
            observations.append(
                PriceObservation(
                    at=at, amount=amount, currency=currency, condition=offer.condition, seller_kind=offer.seller_kind
                )
            )
            refuse_too_many(len(observations))
    return observations


def _meant(products: Sequence[_Product], ref: ProductRef | None) -> _Product:
    found = [product for product in products if product.csv is not None]
    if any(product.domainId not in _DOMAINS for product in found):
        raise InvalidRequest("The file names no Amazon shop that we know (domainId).")
    if ref is not None:
        found = [p for p in found if (_DOMAINS[p.domainId][0], p.asin) == (ref.shop, ref.product_id)]
        if not found:
            raise InvalidRequest("The file holds no price history of the product that the link names.")
    if len(found) != 1:
        raise InvalidRequest(f"The file holds price histories of {len(found)} products; one is needed.")
    return found[0]


def _histories(product: _Product, currency: str, now: datetime) -> list[tuple[Offer, list[Change]]]:
    amazon = _series(product, _AMAZON, now)
    by_offer = (
        (AMAZON, amazon),
        (NEW, _without_amazon(_series(product, _NEW, now), amazon)),
        (USED, _series(product, _USED, now)),
        (REFURBISHED, _series(product, _REFURBISHED, now)),
    )
    return [(offer, [(at, _amount(value, currency)) for at, value in series]) for offer, series in by_offer]


def _series(product: _Product, kind: int, now: datetime) -> _Series:
    flat = product.csv[kind] if product.csv is not None and len(product.csv) > kind else None
    if flat is None:
        return []
    if len(flat) % 2:
        raise InvalidRequest(f"csv[{kind}]: a time without a price.")
    pairs = zip(flat[::2], flat[1::2], strict=True)
    return sorted((_time(minutes, now, f"csv[{kind}]"), value) for minutes, value in pairs)


def _without_amazon(new: _Series, amazon: _Series) -> _Series:
    """The lowest new price where it is not Amazon's own: with Amazon the cheapest, both histories say the same."""
    new_now = amazon_now = -1
    others: _Series = []
    for at, value, is_new in sorted([(*change, True) for change in new] + [(*change, False) for change in amazon]):
        new_now, amazon_now = (value, amazon_now) if is_new else (new_now, value)
        other = -1 if new_now == amazon_now else new_now
        if not others or others[-1][1] != other:
            others.append((at, other))
    return others


def _time(minutes: int, now: datetime, where: str) -> datetime:
    if not 0 <= minutes <= _LATEST_MINUTES:
        raise InvalidRequest(f"{where}: {minutes} is no time in Keepa's minutes.")
    return checked_time(datetime.fromtimestamp((minutes + _START_MINUTES) * 60, UTC), now, where)


def _amount(value: int, currency: str) -> Decimal | None:
    """Also 0 is no price that anybody pays."""
    return checked_amount(Decimal(value).scaleb(-minor_digits(currency)), "csv") if value > 0 else None


def _last_look(product: _Product, now: datetime) -> datetime | None:
    return _time(product.lastUpdate, now, "lastUpdate") if product.lastUpdate else None
