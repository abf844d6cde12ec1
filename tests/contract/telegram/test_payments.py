"""Stars: invoices, what the bot is asked and told, subscriptions, refunds."""

import asyncio
from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import SendInvoice
from aiogram.types import LabeledPrice, Message, Update

from tests.contract.telegram.clients import bot_for
from worthit.testing.telegram import FakeTelegram, Payment, Person

MONTH = 2_592_000
BASIC: dict[str, Any] = {
    "title": "Basic",
    "description": "A thousand verdicts a day",
    "payload": "plan:basic",
    "currency": "XTR",
    "provider_token": "",
    "prices": [LabeledPrice(label="Basic", amount=499)],
}


async def last(bot: Bot) -> Update:
    return (await bot.get_updates(offset=-1))[0]


async def paid(bot: Bot, payment: Payment) -> Message:
    """What the bot is told when it has agreed."""
    await bot.answer_pre_checkout_query(payment.id, ok=True)
    message = (await last(bot)).message
    assert message is not None
    return message


async def test_invoice_is_paid_when_the_bot_agrees(telegram: FakeTelegram, bot: Bot, ada: Person) -> None:
    sent = await bot.send_invoice(ada.id, **BASIC)
    assert sent.invoice is not None
    assert (sent.invoice.currency, sent.invoice.total_amount) == ("XTR", 499)
    payment = await ada.pay(ada.chat.messages[0])
    asked = (await last(bot)).pre_checkout_query
    assert asked is not None
    assert (asked.invoice_payload, asked.total_amount, asked.from_user.id) == ("plan:basic", 499, ada.id)
    told = (await paid(bot, payment)).successful_payment
    assert told is not None
    assert (told.telegram_payment_charge_id, told.is_recurring) == (payment.charge_id, None)
    assert (telegram.stars, (await payment.wait_answered()).ok) == (499, True)
    with pytest.raises(
        TelegramBadRequest, match="query is too old and response timeout expired or query ID is invalid"
    ):
        await bot.answer_pre_checkout_query(payment.id, ok=True)


async def test_person_is_shown_why_not(telegram: FakeTelegram, bot: Bot, ada: Person) -> None:
    await bot.send_invoice(ada.id, **BASIC)
    payment = await ada.pay(ada.chat.messages[0])
    with pytest.raises(TelegramBadRequest, match='parameter "error_message" is required'):
        await bot.answer_pre_checkout_query(payment.id, ok=False)
    asking = asyncio.create_task(payment.wait_answered())
    await bot.answer_pre_checkout_query(payment.id, ok=False, error_message="This plan is gone.")
    assert (await asking).error == "This plan is gone."
    assert (telegram.stars, payment.charge_id) == (0, "")


async def test_agreeing_too_late_is_refused(telegram: FakeTelegram, bot: Bot, ada: Person) -> None:
    payment = await ada.pay(await bot.create_invoice_link(**BASIC))
    payment.expire()
    with pytest.raises(TelegramBadRequest, match="query is too old"):
        await bot.answer_pre_checkout_query(payment.id, ok=True)
    assert telegram.stars == 0
    with pytest.raises(LookupError):
        await ada.pay("https://t.me/$nothing")


async def test_subscription_is_paid_every_month_until_it_is_canceled(
    telegram: FakeTelegram, bot: Bot, ada: Person
) -> None:
    first = await paid(bot, await ada.pay(await bot.create_invoice_link(**BASIC, subscription_period=MONTH)))
    assert first.successful_payment is not None
    assert (first.successful_payment.is_recurring, first.successful_payment.is_first_recurring) == (True, True)
    (subscription,) = ada.subscriptions
    assert first.successful_payment.subscription_expiration_date == subscription.until
    charge = await ada.renew(subscription)
    again = (await last(bot)).message
    assert again is not None
    assert again.successful_payment is not None
    assert (again.successful_payment.is_first_recurring, again.successful_payment.telegram_payment_charge_id) == (
        None,
        charge,
    )
    assert telegram.stars == 998
    await bot.edit_user_star_subscription(ada.id, subscription.charge_id, is_canceled=True)
    with pytest.raises(LookupError, match="canceled"):
        await ada.renew(subscription)
    await bot.edit_user_star_subscription(ada.id, subscription.charge_id, is_canceled=False)
    await ada.renew(subscription)
    with pytest.raises(TelegramBadRequest, match="CHARGE_ID_INVALID"):
        await bot.edit_user_star_subscription(ada.id, charge, is_canceled=True)


async def test_bot_hears_what_people_do_with_a_subscription(bot: Bot, ada: Person) -> None:
    await paid(bot, await ada.pay(await bot.create_invoice_link(**BASIC, subscription_period=MONTH)))
    (subscription,) = ada.subscriptions
    for act, state in ((ada.cancel, "canceled"), (ada.resume, "active"), (ada.run_out_of_stars, "failed")):
        await act(subscription)
        told = (await last(bot)).subscription
        assert told is not None
        assert (told.state, told.invoice_payload, told.user.id) == (state, "plan:basic", ada.id)


async def test_refund_is_made_once_and_told(telegram: FakeTelegram, bot: Bot, ada: Person) -> None:
    payment = await ada.pay(await bot.create_invoice_link(**BASIC))
    await paid(bot, payment)
    await bot.refund_star_payment(ada.id, payment.charge_id)
    told = (await last(bot)).message
    assert told is not None
    assert told.refunded_payment is not None
    assert told.refunded_payment.telegram_payment_charge_id == payment.charge_id
    for charge, complaint in ((payment.charge_id, "CHARGE_ALREADY_REFUNDED"), ("charge-0", "CHARGE_NOT_FOUND")):
        with pytest.raises(TelegramBadRequest, match=complaint):
            await bot.refund_star_payment(ada.id, charge)
    assert telegram.stars == (await bot.get_my_star_balance()).amount == 0
    came, went = (await bot.get_star_transactions()).transactions
    assert (came.id, came.source is None, went.id, went.receiver is None) == (
        payment.charge_id,
        False,
        payment.charge_id,
        False,
    )
    assert (await bot.get_star_transactions(offset=1)).transactions == [went]


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"prices": [LabeledPrice(label="a", amount=1), LabeledPrice(label="b", amount=1)]}, "STARS_INVOICE_INVALID"),
        ({"prices": []}, "there must be at least one price part"),
        ({"prices": [LabeledPrice(label="a", amount=0)]}, "total price must be positive"),
        ({"provider_token": "x:y"}, "PAYMENT_PROVIDER_INVALID"),
        ({"currency": "EUR"}, "PAYMENT_PROVIDER_INVALID"),
        ({"payload": "x" * 129}, "INVOICE_PAYLOAD_INVALID"),
        ({"title": ""}, 'parameter "title" is required'),
        ({"subscription_period": 60}, "SUBSCRIPTION_PERIOD_INVALID"),
        ({"subscription_period": MONTH, "prices": [LabeledPrice(label="a", amount=10_001)]}, "STARS_INVOICE_INVALID"),
    ],
)
async def test_invoices_that_are_refused(bot: Bot, change: dict[str, Any], complaint: str) -> None:
    with pytest.raises(TelegramBadRequest) as refused:
        await bot.create_invoice_link(**{**BASIC, **change})
    assert refused.value.message == f"Bad Request: {complaint}"


async def test_subscription_is_sold_by_a_link_only(telegram: FakeTelegram, ada: Person, bot: Bot) -> None:
    class WithPeriod(SendInvoice):
        subscription_period: int

    with pytest.raises(TelegramBadRequest, match="SUBSCRIPTION_EXPORT_MISSING"):
        await bot(WithPeriod(chat_id=ada.id, **BASIC, subscription_period=MONTH))


async def test_older_api_does_not_tell_of_subscriptions() -> None:
    async with FakeTelegram(api="10.1").open() as old, bot_for(old) as bot:
        emmy = old.person("Emmy")
        await paid(bot, await emmy.pay(await bot.create_invoice_link(**BASIC, subscription_period=MONTH)))
        await emmy.cancel(emmy.subscriptions[0])
        assert (await last(bot)).subscription is None
