"""Payments in Stars."""

from typing import Any

from worthit.testing.telegram.account import BotAccount
from worthit.testing.telegram.contents import Content
from worthit.testing.telegram.invoices import invoice_in
from worthit.testing.telegram.keyboards import keyboard_of
from worthit.testing.telegram.methods.sending import send
from worthit.testing.telegram.methods.table import method
from worthit.testing.telegram.parameters import Parameters
from worthit.testing.telegram.payments import Agreement, Payment, Subscription, receipt
from worthit.testing.telegram.refusals import bad_request, too_old


@method("sendInvoice")
async def send_invoice(account: BotAccount, parameters: Parameters) -> dict[str, Any]:
    """Without a keyboard there is a button to pay; in one, the first button must be it."""
    content = Content(invoice=invoice_in(parameters, as_link=False), keyboard=keyboard_of(parameters))
    if content.keyboard and not content.keyboard[0][0].pay:
        raise bad_request("REPLY_MARKUP_INVALID")
    return send(account, parameters, content, "invoice messages")


@method("createInvoiceLink")
async def create_invoice_link(account: BotAccount, parameters: Parameters) -> str:
    invoice = invoice_in(parameters, as_link=True)
    link = f"https://t.me/$invoice-{account.new_id()}"
    account.till.links[link] = invoice
    return link


@method("answerPreCheckoutQuery")
async def answer_pre_checkout_query(account: BotAccount, parameters: Parameters) -> bool:
    """When the bot agrees, the person has paid."""
    ok, error = parameters.flag("ok"), parameters.text("error_message")
    if not ok and not error:
        raise bad_request('parameter "error_message" is required')
    payment = account.till.asked.get(parameters.text("pre_checkout_query_id"))
    if payment is None or payment.answer or payment.is_late:
        raise too_old()
    if ok:
        _pay(account, payment)
    payment.take(Agreement(ok=ok, error=error))
    return True


@method("refundStarPayment")
async def refund_star_payment(account: BotAccount, parameters: Parameters) -> bool:
    charge_id, person = parameters.text("telegram_payment_charge_id"), parameters.integer("user_id")
    if not charge_id:
        raise bad_request('parameter "telegram_payment_charge_id" is required')
    if (charged := account.till.charged(charge_id, person)) is None:
        raise bad_request("CHARGE_NOT_FOUND")
    if account.till.is_refunded(charge_id):
        raise bad_request("CHARGE_ALREADY_REFUNDED")
    account.till.refund(charged)
    invoice = charged.invoice
    refunded = {"currency": "XTR", "total_amount": invoice.stars, "invoice_payload": invoice.payload}
    about = {**refunded, "telegram_payment_charge_id": charge_id}
    account.hear(account.write(account.chats[person], account.me, Content(), {"refunded_payment": about}))
    return True


@method("editUserStarSubscription")
async def edit_user_star_subscription(account: BotAccount, parameters: Parameters) -> bool:
    subscription = account.till.subscriptions.get(parameters.text("telegram_payment_charge_id"))
    if subscription is None or subscription.payer["id"] != parameters.integer("user_id"):
        raise bad_request("CHARGE_ID_INVALID")
    subscription.is_canceled = parameters.flag("is_canceled")
    return True


@method("getStarTransactions")
async def get_star_transactions(account: BotAccount, parameters: Parameters) -> dict[str, Any]:
    start = parameters.integer("offset", 0, 0)
    asked = account.till.transactions[start : start + parameters.integer("limit", 100, 1, 100)]
    return {"transactions": [each.json() for each in asked]}


@method("getMyStarBalance", since="9.1")
async def get_my_star_balance(account: BotAccount, _: Parameters) -> dict[str, Any]:
    return {"amount": account.till.stars}


def _pay(account: BotAccount, payment: Payment) -> None:
    invoice, till = payment.invoice, account.till
    payment.charge_id = till.charge(payment.payer, invoice)
    subscription = None
    if invoice.period:
        subscription = Subscription(payment.charge_id, payment.payer, invoice)
        till.subscriptions[payment.charge_id] = subscription
    paid = {"successful_payment": receipt(invoice, payment.charge_id, subscription, first=True)}
    account.hear(account.write(account.chats[payment.payer["id"]], payment.payer, Content(), paid))
