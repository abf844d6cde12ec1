"""A guest in a chat that the bot has no part in (Bot API 10.0): called by its name, it answers once."""

from aiogram import Router
from aiogram.types import InlineKeyboardMarkup, Message

from worthit.plugin import Question, WorthItError
from worthit_bot.conversations.counting import counted, told
from worthit_bot.conversations.desk import Desk
from worthit_bot.conversations.filling import fill
from worthit_bot.conversations.reach import at_hand, heading, wait_to_ask
from worthit_bot.conversations.sharing import Offer, verdict_offer
from worthit_bot.messages.content import Content, Line
from worthit_bot.messages.links import links_in
from worthit_bot.updates.inbox import Received
from worthit_bot.words import Words


def router() -> Router:
    made = Router(name="guest")
    made.guest_message.register(answer_as_guest)
    return made


async def answer_as_guest(message: Message, words: Words, desk: Desk, received: Received) -> None:
    """The first link counts: a guest has one message."""
    links = links_in(message) or (links_in(message.reply_to_message) if message.reply_to_message is not None else ())
    person = message.from_user
    if person is None or message.sender_chat is not None:
        await _say([Line(words.groups.only_people)], None, message, desk)
    elif not links:
        await _say([Line(words.inline.guest_no_link)], None, message, desk)
    else:
        await _answer(Question(url=links[0]), person.id, message, words, desk, received)


async def _answer(
    question: Question, person: int, message: Message, words: Words, desk: Desk, received: Received
) -> None:
    # an earlier attempt may have answered already, with what becomes the verdict
    document = await at_hand(question, desk) if received.attempt == 1 else None
    if document is None:
        sent = await _say([Line(heading(question, words), bold=True), Line("…")], None, message, desk)
        await fill(question, sent, person, words, desk, received)
        return
    if wait := await wait_to_ask(person, 1, desk, received):
        await _say([Line(words.refusals.slow_down.format(seconds=round(wait + 0.5)))], None, message, desk)
        return
    try:
        async with counted(person, 1, received, desk) as asker:
            await desk.accounts.note(asker, document)
            offer = await verdict_offer(document, words, desk)
            await _say(offer.content, offer.keyboard, message, desk)
    except WorthItError as error:
        await _say([Line(told(error, words))], None, message, desk)


async def _say(content: Content, keyboard: InlineKeyboardMarkup | None, message: Message, desk: Desk) -> str:
    """Answer. Gives the id by which the answer can be changed."""
    assert message.guest_query_id is not None
    query_id = message.guest_query_id
    offer = Offer(id="1", title="WorthIt!", content=content, keyboard=keyboard)
    sent = await desk.messenger.offer(lambda form: desk.bot.answer_guest_query(query_id, offer.article(form)))
    return sent.inline_message_id
