"""/support, /paysupport, /terms: who runs the bot, as far as they tell."""

import html

from aiogram import Router
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup, Message

from worthit_bot.conversations.desk import Desk
from worthit_bot.conversations.named import named
from worthit_bot.words import Words


def router() -> Router:
    made = Router(name="support")
    made.message.register(tell_support, named("support"))
    made.message.register(tell_payments, named("paysupport"))
    made.message.register(tell_terms, named("terms"))
    return made


async def tell_support(message: Message, words: Words, desk: Desk) -> None:
    await message.answer(with_contact(words.support.support, words.support.no_support, desk.operator.contact))


async def tell_payments(message: Message, words: Words, desk: Desk) -> None:
    await message.answer(with_contact(words.support.payments, words.support.no_payments, desk.operator.contact))


async def tell_terms(message: Message, words: Words, desk: Desk) -> None:
    url = desk.operator.terms_url
    if url is None:
        await message.answer(words.support.no_terms)
        return
    await message.answer(words.support.terms, reply_markup=leading_to(url, words.support.terms_button))


def with_contact(known: str, unknown: str, contact: str | None) -> str:
    """HTML that names the contact, or the one that says that there is none."""
    return unknown if contact is None else known.format(contact=html.escape(contact))


def leading_to(url: str, label: str) -> InlineKeyboardMarkup:
    """A button that opens a page."""
    return InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text=label, url=url)]])
