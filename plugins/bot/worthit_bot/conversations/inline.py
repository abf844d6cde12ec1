"""Called from any chat: `@bot link`, `@bot words`, or the name alone. What is typed changes fast, so nothing is looked
up for it but what is at hand; a look-up begins when somebody sends the offer of one.
"""

from contextlib import suppress

from aiogram import Bot, Router
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import (
    CallbackQuery,
    ChosenInlineResult,
    InlineKeyboardMarkup,
    InlineQuery,
    InlineQueryResultsButton,
    Message,
)

from worthit.plugin import ErrorCode, Question, SeenProduct, VerdictDocument, WorthItError
from worthit_bot.conversations.about_verdict import acknowledge
from worthit_bot.conversations.desk import Desk
from worthit_bot.conversations.filling import chat_row, fill, get_keyboard, link_put_by, put_by
from worthit_bot.conversations.reach import refusal, shown_host
from worthit_bot.conversations.sharing import VERDICT, Offer, verdict_offer
from worthit_bot.messages.buttons import GetVerdict
from worthit_bot.messages.content import Line
from worthit_bot.messages.deep_links import ASK
from worthit_bot.messages.links import first_link
from worthit_bot.updates.inbox import Received
from worthit_bot.words import Words

MOST_OFFERS = 10
KEPT_SECONDS = 10
"""How long Telegram may give the same person the same answer again: what is at hand changes."""
_WANTED = "q"


def router() -> Router:
    made = Router(name="inline")
    made.message.register(pass_by, is_sent_by_way)
    made.inline_query.register(offer)
    made.chosen_inline_result.register(fill_chosen)
    made.callback_query.register(fill_pressed, GetVerdict.filter())
    return made


async def is_sent_by_way(message: Message, bot: Bot) -> bool:
    return message.via_bot is not None and message.via_bot.id == bot.id


async def pass_by(_: Message) -> None:
    """It is the bot's own message, which somebody sent here: no question."""


async def offer(query: InlineQuery, words: Words, desk: Desk) -> None:
    text = query.query.strip()
    link = first_link(text)
    if link is not None:
        offers = [await _about_link(link, words, desk)]
    elif text:
        offers = await _about_words(text, words, desk)
    else:
        offers = await _asked_before(query.from_user.id, words, desk)
    nothing = words.inline.chat_button if offers else words.inline.not_asked_yet
    button = InlineQueryResultsButton(text=nothing, start_parameter=ASK)
    with suppress(TelegramBadRequest):  # something else was typed meanwhile, and nobody waits for this any more
        await desk.messenger.offer(
            lambda form: desk.bot.answer_inline_query(
                query.id,
                [each.article(form) for each in offers],
                cache_time=KEPT_SECONDS,
                is_personal=True,
                button=button,
            )
        )


async def fill_chosen(chosen: ChosenInlineResult, words: Words, desk: Desk, received: Received) -> None:
    """Telegram says who sent which offer, where the bot's owner has asked for that ("inline feedback")."""
    if (document := await _sent(chosen, desk)) is not None:
        await desk.accounts.note(await desk.accounts.of_telegram(chosen.from_user.id), document)
        return
    key = chosen.result_id.removeprefix(_WANTED)
    if chosen.inline_message_id is None or key == chosen.result_id:
        return
    link = await link_put_by(key, desk)
    if link is not None:
        await fill(Question(url=link), chosen.inline_message_id, chosen.from_user.id, words, desk, received)


async def fill_pressed(
    query: CallbackQuery, callback_data: GetVerdict, words: Words, desk: Desk, received: Received
) -> None:
    """Everybody who sees the message can have it filled in, and it is their question then."""
    link = await link_put_by(callback_data.link, desk)
    if link is None or query.inline_message_id is None:
        await acknowledge(query, words.inline.link_forgotten)
        return
    await acknowledge(query)
    question = Question(url=link, anew=callback_data.anew)
    await fill(question, query.inline_message_id, query.from_user.id, words, desk, received)


async def _about_link(link: str, words: Words, desk: Desk) -> Offer:
    question = Question(url=link)
    try:
        document = await desk.verdicts.at_hand(question)
    except WorthItError as error:
        reason = refusal(error, words)
        is_blocked = error.code is ErrorCode.PAGE_BLOCKED
        keyboard = InlineKeyboardMarkup(inline_keyboard=[await chat_row(words, desk)]) if is_blocked else None
        return Offer(id="refused", title=reason, content=[Line(reason)], keyboard=keyboard)
    return await (_wanted(link, words, desk) if document is None else verdict_offer(document, words, desk))


async def _about_words(text: str, words: Words, desk: Desk) -> list[Offer]:
    try:
        products = await desk.products.search(text.split(), MOST_OFFERS)
    except WorthItError:
        products = ()
    if not products:
        said = words.inline
        content = [Line(said.none_known), Line(said.none_known_about)]
        return [Offer(id="none", title=said.none_known, about=said.none_known_about, content=content)]
    return [await _about_product(product, words, desk) for product in products]


async def _about_product(product: SeenProduct, words: Words, desk: Desk) -> Offer:
    document = None if product.verdict_id is None else await _kept(product.verdict_id, desk)
    if document is not None:
        return await verdict_offer(document, words, desk)
    return await _wanted(product.url, words, desk, product.title)


async def _asked_before(person: int, words: Words, desk: Desk) -> list[Offer]:
    try:
        history = await desk.accounts.history(await desk.accounts.of_telegram(person), MOST_OFFERS)
    except WorthItError:
        return []
    documents = [await _kept(each.id, desk) for each in history]
    return [await verdict_offer(document, words, desk) for document in documents if document is not None]


async def _wanted(link: str, words: Words, desk: Desk, title: str | None = None) -> Offer:
    """A message that the verdict is written into once somebody has sent it. It has a button, else it has no id."""
    key = await put_by(link, desk)
    shop = shown_host(link)
    return Offer(
        id=f"{_WANTED}{key}",
        title=title or words.inline.wanted.format(shop=shop),
        about=words.inline.wanted_about,
        content=[Line(words.inline.press.format(shop=shop), bold=True), Line(title or link)],
        keyboard=get_keyboard(key, words),
    )


async def _sent(chosen: ChosenInlineResult, desk: Desk) -> VerdictDocument | None:
    """The verdict that somebody sent; None where it was something else."""
    verdict_id = chosen.result_id.removeprefix(VERDICT)
    return await _kept(verdict_id, desk) if verdict_id != chosen.result_id else None


async def _kept(verdict_id: str, desk: Desk) -> VerdictDocument | None:
    try:
        return await desk.verdicts.get(verdict_id)
    except WorthItError:
        return None
