"""Invoices in Telegram Stars, checked. Other currencies need a payment provider, and are refused."""

from typing import Any

from msgspec import Struct

from worthit.testing.telegram.parameters import Parameters
from worthit.testing.telegram.refusals import bad_request

SUBSCRIPTION_SECONDS = 2_592_000
"""Thirty days: no other period is taken."""
_TITLE_LENGTH = 32
_DESCRIPTION_LENGTH = 255
_PAYLOAD_BYTES = 128
_MOST_STARS_A_PERIOD = 10_000
_REQUIRED = ("title", "description", "payload", "currency", "prices")


class Invoice(Struct, frozen=True, kw_only=True):
    """stars: the price. period: seconds of a subscription, 0 for a thing that is bought once."""

    title: str
    description: str
    payload: str
    stars: int
    period: int = 0

    def json(self) -> dict[str, Any]:
        """The Invoice of the Bot API."""
        about = {"title": self.title, "description": self.description, "start_parameter": ""}
        return {**about, "currency": "XTR", "total_amount": self.stars}


def invoice_in(parameters: Parameters, *, as_link: bool) -> Invoice:
    """as_link: it may be of a subscription. Raises: Refusal."""
    for name in _REQUIRED:
        if not parameters.text(name):
            raise bad_request(f'parameter "{name}" is required')
    stars = _total(parameters.json("prices", "can't parse prices JSON object"))
    if parameters.text("currency") != "XTR" or parameters.text("provider_token"):
        raise bad_request("PAYMENT_PROVIDER_INVALID")
    invoice = Invoice(
        title=parameters.text("title"),
        description=parameters.text("description"),
        payload=parameters.text("payload"),
        stars=stars,
        period=parameters.integer("subscription_period", 0, 0),
    )
    _check(invoice, as_link=as_link)
    return invoice


def _check(invoice: Invoice, *, as_link: bool) -> None:
    if len(invoice.title) > _TITLE_LENGTH or len(invoice.description) > _DESCRIPTION_LENGTH:
        raise bad_request("STARS_INVOICE_INVALID")
    if len(invoice.payload.encode()) > _PAYLOAD_BYTES:
        raise bad_request("INVOICE_PAYLOAD_INVALID")
    if not invoice.period:
        return
    if not as_link:
        raise bad_request("SUBSCRIPTION_EXPORT_MISSING")
    if invoice.period != SUBSCRIPTION_SECONDS:
        raise bad_request("SUBSCRIPTION_PERIOD_INVALID")
    if invoice.stars > _MOST_STARS_A_PERIOD:
        raise bad_request("STARS_INVOICE_INVALID")


def _total(prices: Any) -> int:
    """Of the one part that a price in Stars has."""
    if not isinstance(prices, list):
        raise bad_request("expected an Array of labeled prices")
    for price in prices:
        if not isinstance(price, dict):
            raise bad_request("can't parse labeled price: LabeledPrice must be an Object")
        if not price.get("label"):
            raise bad_request("can't parse labeled price: LabeledPrice label must be non-empty")
        if not isinstance(price.get("amount"), int):
            raise bad_request('can\'t parse labeled price: Field "amount" must be of type Number')
    if not prices:
        raise bad_request("there must be at least one price part")
    if len(prices) > 1:
        raise bad_request("STARS_INVOICE_INVALID")
    if prices[0]["amount"] <= 0:
        raise bad_request("total price must be positive")
    return int(prices[0]["amount"])
