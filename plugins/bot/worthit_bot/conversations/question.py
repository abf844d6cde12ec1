"""A link, a shared text, or a saved page: what is it worth?"""

import asyncio
import re
from collections.abc import Sequence
from io import BytesIO

import structlog
from aiogram import F, Router
from aiogram.enums import ChatType, ContentType
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import Document, Message

from worthit.plugin import ErrorCode, InvalidRequest, Limit, Question, WorthItError, decode_saved_page, find_links
from worthit_bot.bubble import Bubble
from worthit_bot.conversations.counting import counted, told
from worthit_bot.conversations.desk import Desk
from worthit_bot.inbox import Received
from worthit_bot.markup import Paragraph
from worthit_bot.verdict_message import verdict_keyboard, verdict_messages
from worthit_bot.words import Words

MOST_LINKS = 3
MOST_FILE_BYTES = 20_000_000
"""More than that Telegram does not give to bots."""
PACE = Limit(most=20, seconds=60)
"""How many products a chat may ask about."""
TOLD = Limit(most=1, seconds=30)
"""How often a chat is told that it asks too fast."""
_WITHOUT_WORDS = {
    ContentType.PHOTO, ContentType.STICKER, ContentType.VOICE, ContentType.VIDEO, ContentType.VIDEO_NOTE,
    ContentType.AUDIO, ContentType.ANIMATION, ContentType.LOCATION, ContentType.CONTACT,
}  # fmt: skip
_PAGES = (".html", ".htm", ".xhtml", ".html.gz", ".htm.gz")
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_MARKUP = re.compile(r"<(?:!doctype html|html|head|body|meta|title|script|div)\b", re.IGNORECASE)
_HEAD = 200_000
log = structlog.get_logger(__name__)


def router() -> Router:
    made = Router(name="question")
    private = F.chat.type == ChatType.PRIVATE
    made.message.register(about_file, F.document, private)
    made.message.register(about_links, F.text | F.caption, private)
    made.message.register(about_nothing, F.content_type.in_(_WITHOUT_WORDS), private)
    return made


async def about_links(message: Message, desk: Desk, received: Received) -> None:
    words = await _words(message, desk)
    links = _links_in(message)
    if not links:
        is_command = (message.text or "").startswith("/")
        await message.answer(words.unknown_command if is_command else words.no_link)
        return
    if len(links) > MOST_LINKS:
        await message.answer(words.only_first.format(given=len(links), most=MOST_LINKS))
    await _answer([Question(url=link) for link in links[:MOST_LINKS]], message, desk, received)


async def about_file(message: Message, desk: Desk, received: Received) -> None:
    assert message.document is not None
    words = await _words(message, desk)
    if not _is_page(message.document):
        if _links_in(message):
            await about_links(message, desk, received)
        else:
            await message.answer(words.not_html)
    elif (message.document.file_size or 0) > MOST_FILE_BYTES:
        await message.answer(words.file_too_big)
    else:
        links = _links_in(message)
        page = await _read(message.document, desk)
        if page is None:
            await message.answer(words.no_page)
            return
        await _answer([Question(url=links[0] if links else None, pages=(page,))], message, desk, received)


async def about_nothing(message: Message, desk: Desk) -> None:
    """A picture, a sticker: something without a word or a file."""
    words = await _words(message, desk)
    await message.answer(words.no_link)


async def reach(question: Question, bubble: Bubble, words: Words, desk: Desk) -> None:
    """Ask for the verdict, tell how it goes, and turn the bubble into it or into the refusal."""
    try:
        document = await desk.verdicts.reach(question, bubble.tell)
    except WorthItError as error:
        of_file = question.pages and error.code is ErrorCode.ANALYSIS_UNAVAILABLE
        await bubble.become([words.page_too_intricate if of_file else _refusal(error, words)])
    except Exception:
        log.exception("no verdict")
        await bubble.become([words.refusals[ErrorCode.INTERNAL]])
    else:
        await bubble.become(verdict_messages(document, words), verdict_keyboard(document, words))


def heading(question: Question, words: Words) -> str:
    """What is being looked at."""
    if question.pages or question.url is None:
        return Paragraph(words.reading_file, bold=True).html()
    return Paragraph(words.looking.format(shop=_shown_host(question.url)), bold=True).html()


async def wait_to_allow(chat_id: int, times: int, desk: Desk) -> float:
    """Seconds that a chat has to wait before it may ask so many times more; 0 if it may now."""
    allowances = [await desk.limiter.take(f"bot:{chat_id}", PACE) for _ in range(times)]
    return max(allowance.wait_seconds for allowance in allowances)


async def tell_to_wait(chat_id: int, seconds: float, words: Words, desk: Desk) -> None:
    """Say it once, however much comes in at once."""
    if (await desk.limiter.take(f"bot:{chat_id}:told", TOLD)).allowed:
        await desk.bot.send_message(chat_id, words.slow_down.format(seconds=round(seconds + 0.5)))


async def _answer(questions: Sequence[Question], message: Message, desk: Desk, received: Received) -> None:
    words = await _words(message, desk)
    wait = await wait_to_allow(message.chat.id, len(questions), desk)
    if wait:
        await tell_to_wait(message.chat.id, wait, words, desk)
        return
    assert message.from_user is not None  # a chat with one person
    try:
        async with counted(message.from_user.id, len(questions), received, desk):
            await _look_up(questions, message, words, desk, received)
    except WorthItError as error:
        await message.answer(told(error, words))


async def _look_up(
    questions: Sequence[Question], message: Message, words: Words, desk: Desk, received: Received
) -> None:
    bubbles: list[Bubble] = []
    for place, question in enumerate(questions):
        begun = received.messages[place] if place < len(received.messages) else None
        text = heading(question, words)
        if begun is not None:  # by an earlier attempt at this answer, which broke off
            bubbles.append(Bubble(desk.bot, message.chat.id, begun, text, words))
        else:
            bubbles.append(await Bubble.open(desk.bot, message.chat.id, text, words, reply_to=message.message_id))
            await desk.inbox.note(received.update_id, [bubble.message_id for bubble in bubbles])
    pairs = zip(questions, bubbles, strict=True)
    await asyncio.gather(*(reach(question, bubble, words, desk) for question, bubble in pairs))


async def _words(message: Message, desk: Desk) -> Words:
    return await desk.chats.words(message.chat.id, message.from_user.language_code if message.from_user else None)


def _links_in(message: Message) -> tuple[str, ...]:
    """Links in the text or caption, those behind words included, each once, in order.

    What looks like a link, or is one to Telegram, counts where we find none: so it is opened, or refused with a reason.
    """
    text = message.text or message.caption or ""
    entities = message.entities or message.caption_entities or ()
    hidden = [entity.url for entity in entities if entity.url]
    found = tuple(dict.fromkeys([*find_links(text), *(link for url in hidden for link in find_links(url))]))
    shown = [*_ADDRESS.findall(text), *(entity.extract_from(text) for entity in entities if entity.type == "url")]
    return found or tuple(url if "://" in url else f"https://{url}" for url in shown[:1])


def _is_page(document: Document) -> bool:
    return (document.file_name or "").lower().endswith(_PAGES) or document.mime_type in (
        "text/html",
        "application/xhtml+xml",
    )


async def _read(document: Document, desk: Desk) -> str | None:
    """The text of a page; None for a file that is empty, damaged or no page, or that Telegram does not give."""
    try:
        body = await desk.bot.download(document, BytesIO())
        assert body is not None
        page = await asyncio.to_thread(decode_saved_page, body.read(), document.file_name or "page.html")
    except (InvalidRequest, TelegramBadRequest):
        return None
    return page if _MARKUP.search(page, 0, _HEAD) else None


def _refusal(error: WorthItError, words: Words) -> str:
    text = words.refusals.get(error.code, words.refusals[ErrorCode.INTERNAL])
    return f"{text} ({error.code})"


def _shown_host(link: str) -> str:
    host = link.partition("://")[2] or link
    return host.partition("/")[0].rpartition("@")[2].removeprefix("www.")[:60]
