"""/plan: how much may be asked, how much was, and what the other plans are."""

from collections.abc import Iterator
from datetime import UTC, datetime
from math import ceil

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.types import Message

from worthit.plugin import PLANS, Plan, Standing, WorthItError, write_amount, write_count
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
    said, most, plan = words.plan, standing.plan.questions_a_day, words.plan.names[standing.plan.name]
    used = write_count(standing.used, words.language)
    if most is None:
        return said.unlimited.format(plan=plan, used=used)
    return said.used.format(plan=plan, used=used, most=write_count(most, words.language))


def _row(plan: Plan, words: Words) -> str:
    """What a plan allows, and what it costs where it costs something."""
    allowed = _allowed(plan, words)
    if not plan.price_a_month.amount:
        return allowed
    price = write_amount(plan.price_a_month.amount, plan.price_a_month.currency, words.language)
    return words.plan.priced.format(row=allowed, price=price)


def _allowed(plan: Plan, words: Words) -> str:
    name = words.plan.names[plan.name]
    if plan.questions_a_day is None:
        return words.plan.row_unlimited.format(plan=name, at_once=plan.at_once)
    most = write_count(plan.questions_a_day, words.language)
    return words.plan.row.format(plan=name, most=most, at_once=plan.at_once)
