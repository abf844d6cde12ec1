"""Payments in Stars: asked for, agreed to by the bot within ten seconds, made, given back."""

import time
from datetime import UTC, datetime
from typing import Any

from msgspec import Struct

from worthit.testing.telegram.invoices import Invoice
from worthit.testing.telegram.messages import unix_time
from worthit.testing.telegram.questions import Question

_SECONDS_TO_ANSWER = 10


class Agreement(Struct, frozen=True, kw_only=True):
    """What answerPreCheckoutQuery says. error: what the person is shown of why not."""

    ok: bool
    error: str = ""


class Subscription:
    """What somebody pays for every thirty days. is_canceled: there will be no further payment."""

    def __init__(self, charge_id: str, payer: dict[str, Any], invoice: Invoice) -> None:
        self.charge_id = charge_id
        self.payer = payer
        self.invoice = invoice
        self.until = int(time.time()) + invoice.period
        self.is_canceled = False


class Payment(Question[Agreement]):
    """A payment that somebody wants to make. charge_id: "" until it is made."""

    def __init__(self, query_id: str, payer: dict[str, Any], invoice: Invoice) -> None:
        super().__init__(query_id, f"the payment for {invoice.title!r}")
        self.payer = payer
        self.invoice = invoice
        self.charge_id = ""

    @property
    def is_late(self) -> bool:
        """Whether the ten seconds are over."""
        return self.is_expired or time.monotonic() - self.asked > _SECONDS_TO_ANSWER


class Transaction(Struct, frozen=True, kw_only=True):
    """Stars that came, or went back. charge_id: of both alike."""

    charge_id: str
    payer: dict[str, Any]
    invoice: Invoice
    date: datetime
    is_refund: bool = False

    def json(self) -> dict[str, Any]:
        """The StarTransaction of the Bot API."""
        partner = {
            "type": "user",
            "transaction_type": "invoice_payment",
            "user": self.payer,
            "invoice_payload": self.invoice.payload,
            **({"subscription_period": self.invoice.period} if self.invoice.period else {}),
        }
        about = {"id": self.charge_id, "amount": self.invoice.stars, "date": unix_time(self.date)}
        return {**about, "receiver" if self.is_refund else "source": partner}


class Till:
    """All of the bot's payments. links: invoices by their address."""

    def __init__(self) -> None:
        self.links: dict[str, Invoice] = {}
        self.asked: dict[str, Payment] = {}
        self.subscriptions: dict[str, Subscription] = {}
        self.transactions: list[Transaction] = []

    @property
    def stars(self) -> int:
        """What the bot has."""
        return sum(-each.invoice.stars if each.is_refund else each.invoice.stars for each in self.transactions)

    def charge(self, payer: dict[str, Any], invoice: Invoice) -> str:
        """The id of the charge."""
        charge_id = f"charge-{len(self.transactions) + 1}"
        self._add(charge_id, payer, invoice)
        return charge_id

    def charged(self, charge_id: str, payer: int) -> Transaction | None:
        """What somebody has paid by this charge."""
        for each in self.transactions:
            if each.charge_id == charge_id and each.payer["id"] == payer and not each.is_refund:
                return each
        return None

    def is_refunded(self, charge_id: str) -> bool:
        return any(each.charge_id == charge_id and each.is_refund for each in self.transactions)

    def refund(self, charged: Transaction) -> None:
        self._add(charged.charge_id, charged.payer, charged.invoice, is_refund=True)

    def _add(self, charge_id: str, payer: dict[str, Any], invoice: Invoice, *, is_refund: bool = False) -> None:
        now = datetime.now(UTC)
        self.transactions.append(
            Transaction(charge_id=charge_id, payer=payer, invoice=invoice, date=now, is_refund=is_refund)
        )


def receipt(invoice: Invoice, charge_id: str, subscription: Subscription | None, *, first: bool) -> dict[str, Any]:
    """The SuccessfulPayment of the Bot API. first: payment of a subscription."""
    paid: dict[str, Any] = {
        "currency": "XTR",
        "total_amount": invoice.stars,
        "invoice_payload": invoice.payload,
        "telegram_payment_charge_id": charge_id,
        "provider_payment_charge_id": f"provider-{charge_id}",
    }
    if subscription is None:
        return paid
    recurring = {"subscription_expiration_date": subscription.until, "is_recurring": True}
    return {**paid, **recurring, **({"is_first_recurring": True} if first else {})}
