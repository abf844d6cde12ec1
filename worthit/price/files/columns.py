"""What the columns of a table of prices hold, told by their names.

Names of offers are those that CamelCamelCamel and Keepa print beside their charts: "Amazon", "3rd Party New" or "New",
"3rd Party Used" or "Used", "Refurbished". Neither documents a file of its own, so the names are taken from open source
readers of their pages: Keepa's from `Product.CsvType` in keepacom/api_backend.
"""

import re

from msgspec import Struct

from worthit.errors import InvalidRequest
from worthit.price.files.text import Rows
from worthit.product.model import SellerKind


class Offer(Struct, frozen=True):
    """What kind of offer a price is of; None where it is not said."""

    condition: str | None
    seller_kind: SellerKind | None


UNSAID = Offer(None, None)
AMAZON = Offer("new", "shop")
NEW = Offer("new", "third_party")
USED = Offer("used", "third_party")
REFURBISHED = Offer("refurbished", None)

_TIMES = frozenset(
    {"date", "time", "datetime", "date time", "timestamp", "at", "day", "datum", "data", "fecha", "zeit"}
)
_CURRENCIES = frozenset({"currency", "währung", "valuta", "devise", "moneda"})
_OFFERS = {
    **dict.fromkeys(("price", "amount", "preis", "prezzo", "prix", "precio"), UNSAID),
    "amazon": AMAZON,
    **dict.fromkeys(("3rd party new", "third party new", "marketplace new", "new"), NEW),
    **dict.fromkeys(("3rd party used", "third party used", "marketplace used", "used"), USED),
    "refurbished": REFURBISHED,
}


class Columns(Struct, frozen=True, kw_only=True):
    """Which column holds what, the first being 0. named: the first line holds names. ignored: those not understood."""

    width: int
    time: int
    offers: tuple[tuple[int, Offer], ...]
    currency: int | None = None
    named: bool = True
    ignored: tuple[str, ...] = ()

    @property
    def by_offer(self) -> bool:
        """Whether the columns are kinds of offers, and not one price alone."""
        return any(offer != UNSAID for _, offer in self.offers)


def columns_of(rows: Rows) -> Columns:
    """What the columns hold; without names, two columns are a time and a price, three also a currency.

    Raises InvalidRequest where there is no column of times or none of prices.
    """
    line, cells = next(iter(rows), (1, [""]))
    names = [_plain(cell) for cell in cells]
    times = [index for index, name in enumerate(names) if name in _TIMES]
    offers = tuple((index, _OFFERS[name]) for index, name in enumerate(names) if name in _OFFERS)
    if not times and len(cells) in (2, 3) and any(char.isdigit() for char in cells[0]):
        return Columns(
            width=len(cells), time=0, offers=((1, UNSAID),), currency=2 if len(cells) == 3 else None, named=False
        )
    if not times or not offers:
        raise InvalidRequest(
            f"Line {line}: the first line must name a column of times (date) and one of prices (price; or Amazon, "
            "3rd Party New, 3rd Party Used)."
        )
    currency = next((index for index, name in enumerate(names) if name in _CURRENCIES), None)
    understood = {times[0], currency, *(index for index, _ in offers)}
    return Columns(
        width=len(cells),
        time=times[0],
        offers=offers,
        currency=currency,
        ignored=tuple(cell for index, cell in enumerate(cells) if cell and index not in understood),
    )


def _plain(name: str) -> str:
    """`Amazon (€)`, `amazon_price` and `Amazon` are one name."""
    words = re.sub(r"\(.*?\)|[^\w ]", "", name.casefold()).replace("_", " ").split()
    return " ".join(words[:-1] if len(words) > 1 and words[-1] == "price" else words)
