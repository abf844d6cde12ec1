"""What people do with their Stars, of which they have enough."""

import time

from worthit.testing.telegram.contents import Content
from worthit.testing.telegram.invoices import Invoice
from worthit.testing.telegram.messages import Message
from worthit.testing.telegram.payments import Payment, Subscription, receipt
from worthit.testing.telegram.somebody import Somebody


class Payer(Somebody):
    @property
    def subscriptions(self) -> list[Subscription]:
        """Those that they have paid for, also the canceled ones."""
        return [each for each in self._account.till.subscriptions.values() if each.payer["id"] == self.id]

    async def pay(self, invoice: Message | str) -> Payment:
        """Press the button to pay of an invoice, or follow its link: the bot is asked whether it agrees.

        When it has agreed the payment is made and the bot is told so. Raises: LookupError for what is no invoice.
        """
        payment = Payment(self._account.new_id(), self.user, self._named(invoice))
        self._account.till.asked[payment.id] = payment
        content = {
            "id": payment.id,
            "from": self.user,
            "currency": "XTR",
            "total_amount": payment.invoice.stars,
            "invoice_payload": payment.invoice.payload,
        }
        self._account.updates.push("pre_checkout_query", content, self.id)
        return payment

    async def renew(self, subscription: Subscription) -> str:
        """What Telegram does when a period is over: the next payment, which the bot is not asked about.

        Returns its charge id. Raises: LookupError when the subscription is canceled.
        """
        if subscription.is_canceled:
            raise LookupError("the subscription is canceled")
        charge_id = self._account.till.charge(self.user, subscription.invoice)
        subscription.until += subscription.invoice.period
        paid = receipt(subscription.invoice, charge_id, subscription, first=False)
        message = self._account.write(self.private, self.user, Content(), {"successful_payment": paid})
        self._account.hear(message)
        return charge_id

    async def cancel(self, subscription: Subscription) -> None:
        """Want no further payment; what is paid for stays."""
        subscription.is_canceled = True
        self._tell(subscription, "canceled")

    async def resume(self, subscription: Subscription) -> None:
        """Want it after all, before it has run out."""
        subscription.is_canceled = False
        self._tell(subscription, "active")

    async def run_out_of_stars(self, subscription: Subscription) -> None:
        """The next payment fails, and the subscription ends."""
        subscription.is_canceled = True
        subscription.until = int(time.time())
        self._tell(subscription, "failed")

    def _named(self, invoice: Message | str) -> Invoice:
        found = self._account.till.links.get(invoice) if isinstance(invoice, str) else invoice.content.invoice
        if found is None:
            raise LookupError("there is no invoice to pay")
        return found

    def _tell(self, subscription: Subscription, state: str) -> None:
        """Bots hear of it since Bot API 10.2."""
        if self._account.knows("10.2"):
            content = {"user": self.user, "invoice_payload": subscription.invoice.payload, "state": state}
            self._account.updates.push("subscription", content, self.id)
