"""/privacy, /export, /forget: what is kept about somebody, handed out to them, and erased."""

import asyncio
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from math import ceil

import msgspec
from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.exceptions import TelegramBadRequest
from aiogram.fsm.context import FSMContext
from aiogram.types import BufferedInputFile, CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

from worthit.plugin import AnalysisUnavailable, PersonalDataExport, Receipt, WorthItError
from worthit_bot.conversations.about_verdict import acknowledge
from worthit_bot.conversations.desk import Desk
from worthit_bot.conversations.named import named
from worthit_bot.conversations.reach import may_ask
from worthit_bot.conversations.support import leading_to, with_contact
from worthit_bot.messages.buttons import Erasing
from worthit_bot.updates.inbox import Received
from worthit_bot.words import Words

MOST_FILE_BYTES = 50_000_000
"""More than that Telegram does not take from bots."""
TO_ANSWER = timedelta(minutes=5)


def router() -> Router:
    made = Router(name="personal data")
    private = F.chat.type == ChatType.PRIVATE
    made.message.register(tell_privacy, named("privacy"))
    made.message.register(export, named("export"), private)
    made.message.register(ask_to_forget, named("forget"), private)
    made.callback_query.register(keep, Erasing.filter(F.answer == "keep"))
    made.callback_query.register(forget, Erasing.filter(F.answer == "erase"))
    return made


async def tell_privacy(message: Message, words: Words, desk: Desk) -> None:
    said, url = words.personal_data, desk.operator.privacy_url
    run_by = with_contact(said.run_by, said.run_by_somebody, desk.operator.contact)
    keyboard = None if url is None else leading_to(url, said.policy_button)
    await message.answer(f"{said.privacy}\n\n{run_by}", reply_markup=keyboard)


async def export(message: Message, words: Words, desk: Desk, received: Received) -> None:
    assert message.from_user is not None  # in a private chat somebody speaks
    if not await may_ask(message.chat.id, 1, words, desk, received):
        return
    try:
        kept = await desk.accounts.export(await desk.accounts.of_telegram(message.from_user.id))
    except WorthItError:
        await message.answer(words.personal_data.not_now)
        return
    content = await asyncio.to_thread(_as_json, kept)
    if len(content) > MOST_FILE_BYTES:
        await message.answer(too_big(len(content), words))
        return
    file = BufferedInputFile(content, f"worthit-{kept.exported_at:%Y-%m-%d}.json")
    caption = [words.personal_data.exported]
    if kept.failed:
        caption.append(words.personal_data.export_lacks.format(parts=", ".join(kept.failed)))
    await message.answer_document(file, caption="\n".join(caption))


async def ask_to_forget(message: Message, words: Words, desk: Desk) -> None:
    assert message.from_user is not None
    person = message.from_user.id
    try:
        await desk.accounts.of_telegram(person)  # so that the account is older than the question
    except WorthItError:
        await message.answer(words.personal_data.not_now)
        return
    until = ceil((datetime.now(UTC) + TO_ANSWER).timestamp() * 1000)
    erase, keep_ = (Erasing(answer=answer, person=person, until=until).pack() for answer in ("erase", "keep"))
    keyboard = [
        [InlineKeyboardButton(text=words.personal_data.erase_button, callback_data=erase)],
        [InlineKeyboardButton(text=words.personal_data.keep_button, callback_data=keep_)],
    ]
    await message.answer(words.personal_data.ask, reply_markup=InlineKeyboardMarkup(inline_keyboard=keyboard))


async def keep(query: CallbackQuery, callback_data: Erasing, words: Words, desk: Desk) -> None:
    if callback_data.person != query.from_user.id:
        await acknowledge(query, words.personal_data.not_yours)
        return
    if await desk.cache.get(_mark(callback_data)) is not None:
        await acknowledge(query, words.personal_data.already)
        return
    await acknowledge(query)
    await _turn_into(query, words.personal_data.kept)


async def forget(query: CallbackQuery, callback_data: Erasing, words: Words, desk: Desk, state: FSMContext) -> None:
    said = words.personal_data
    if callback_data.person != query.from_user.id or query.message is None:
        await acknowledge(query, said.not_yours)
        return
    until = datetime.fromtimestamp(callback_data.until / 1000, UTC)
    if datetime.now(UTC) > until:
        await acknowledge(query)
        await _turn_into(query, said.too_late)
        return
    await acknowledge(query)
    try:
        receipt = await _erased(callback_data, until - TO_ANSWER, desk)
    except AnalysisUnavailable:
        await desk.bot.send_message(query.message.chat.id, said.not_now)
        return
    if receipt is None:
        await desk.bot.send_message(query.message.chat.id, said.already)
        return
    await state.clear()
    await _turn_into(query, said.erased)
    file = BufferedInputFile(msgspec.json.format(msgspec.json.encode(receipt), indent=2), "worthit-receipt.json")
    await desk.bot.send_document(query.message.chat.id, file, caption=_caption(receipt, words))


async def _erased(pressed: Erasing, asked_at: datetime, desk: Desk) -> Receipt | None:
    """The receipt; None where it was done already. Raises AnalysisUnavailable, and then it was not done."""
    mark = _mark(pressed)
    if await desk.cache.get(mark) is not None:
        return None
    asker = await desk.accounts.of_telegram(pressed.person)
    if asker.account is None or asker.account.created_at > asked_at:  # another worker erased the one that was meant
        return None
    await desk.cache.put(mark, b"", TO_ANSWER.total_seconds())
    try:
        return await desk.accounts.erase(asker)
    except AnalysisUnavailable:
        await desk.cache.delete(mark)
        raise
    except WorthItError:
        return None  # it is being erased over another face


def _mark(pressed: Erasing) -> str:
    """Stands in the cache once that question was answered with erasing."""
    return f"bot:erased:{pressed.person}:{pressed.until}"


def too_big(size: int, words: Words) -> str:
    """What is said instead of sending that many bytes."""
    return words.personal_data.export_too_big.format(megabytes=ceil(size / 1_000_000))


def _caption(receipt: Receipt, words: Words) -> str:
    said, count = words.personal_data, sum(receipt.removed.values())
    caption = said.receipt.format(count=count, time=f"{receipt.erased_at:%Y-%m-%d %H:%M}")
    return caption if not receipt.failed else f"{caption}\n{said.erase_lacks.format(parts=', '.join(receipt.failed))}"


def _as_json(kept: PersonalDataExport) -> bytes:
    return msgspec.json.format(msgspec.json.encode(kept), indent=2)


async def _turn_into(query: CallbackQuery, text: str) -> None:
    """The question becomes its answer, without buttons; one that is too old to be changed stays."""
    if isinstance(query.message, Message):
        with suppress(TelegramBadRequest):  # it says so already, or is gone
            await query.message.edit_text(text, reply_markup=None)
