"""/plan: how much may be asked, how much was, and what the other plans are."""

from collections.abc import Iterator
from datetime import UTC, datetime
from math import ceil

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.types import Message

from worthit.plugin import PLANS, Plan, Standing, WorthItError, write_amount
from worthit_bot.conversations.desk import Desk
from worthit_bot.conversations.named import named
from worthit_bot.messages.content import Block, Line, Points
from worthit_bot.messages.markup import messages
from worthit_bot.words import Words


def router() -> Router:
    made = Router(name="plan")
    made.message.register(tell_plan, named("plan"), F.chat.type == ChatType.PRIVATE)
    return made


async def tell_plan(message: Message, words: Words, desk: Desk) -> None:
    assert message.from_user is not None  # in a private chat somebody speaks
    try:
        asker = await desk.accounts.of_telegram(message.from_user.id)
        standing = await desk.accounts.standing(asker)
    except WorthItError:
        await message.answer(words.plan.not_now)
        return
    (text,) = messages(list(_content(standing, datetime.now(UTC), desk.operator.contact, words)))
    await message.answer(text)


def _content(standing: Standing, now: datetime, contact: str | None, words: Words) -> Iterator[Block]:
    said = words.plan
    yield Line(_answer(standing, words), bold=True)
    if standing.until is not None:
        date = f"{standing.until:%Y-%m-%d}"
        yield Line((said.ended if standing.ended else said.until).format(given=said.names[standing.given], date=date))
    if standing.plan.questions_a_day is not None:
        hours, minutes = divmod(max(0, ceil((standing.resets_at - now).total_seconds() / 60)), 60)
        yield Line(said.new_day.format(hours=hours, minutes=minutes))
    yield Line(said.at_once.format(at_once=standing.plan.at_once))
    yield Line("")
    yield Line(said.heading, bold=True)
    yield Points(tuple(_row(plan, words) for plan in PLANS.values()))
    yield Line(said.paid if contact is None else said.paid_by_contact.format(contact=contact))


def _answer(standing: Standing, words: Words) -> str:
    most, plan = standing.plan.questions_a_day, words.plan.names[standing.plan.name]
    if most is None:
        return words.plan.unlimited.format(plan=plan, used=standing.used)
    return words.plan.used.format(plan=plan, used=standing.used, most=most)


def _row(plan: Plan, words: Words) -> str:
    price = write_amount(plan.price_a_month.amount, plan.price_a_month.currency, words.language)
    row = words.plan.row_unlimited if plan.questions_a_day is None else words.plan.row
    return row.format(plan=words.plan.names[plan.name], most=plan.questions_a_day, at_once=plan.at_once, price=price)
