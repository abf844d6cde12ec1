"""A link, a shared text, or a saved page: what is it worth?"""

import asyncio
from collections.abc import Sequence
from io import BytesIO

import structlog
from aiogram import F, Router
from aiogram.enums import ChatType, ContentType
from aiogram.types import Document, Message

from worthit.plugin import ErrorCode, InvalidRequest, Limit, Question, WorthItError, decode_saved_page, find_links
from worthit_bot.bubble import Bubble
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
_WITHOUT_WORDS = {
    ContentType.PHOTO, ContentType.STICKER, ContentType.VOICE, ContentType.VIDEO, ContentType.VIDEO_NOTE,
    ContentType.AUDIO, ContentType.ANIMATION, ContentType.LOCATION, ContentType.CONTACT,
}  # fmt: skip
_PAGES = (".html", ".htm", ".xhtml", ".html.gz", ".htm.gz")
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
        await message.answer(words.no_link)
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
        try:
            page = await _read(message.document, desk)
        except InvalidRequest as error:
            await message.answer(_refusal(error, words))
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
        await bubble.become([_refusal(error, words)])
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


async def _answer(questions: Sequence[Question], message: Message, desk: Desk, received: Received) -> None:
    words = await _words(message, desk)
    wait = await wait_to_allow(message.chat.id, len(questions), desk)
    if wait:
        await message.answer(words.slow_down.format(seconds=round(wait + 0.5)))
        return
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
    """Links in the text or caption, those behind words included, each once, in order."""
    text = message.text or message.caption or ""
    hidden = [entity.url for entity in (message.entities or message.caption_entities or ()) if entity.url]
    return tuple(dict.fromkeys([*find_links(text), *(link for url in hidden for link in find_links(url))]))


def _is_page(document: Document) -> bool:
    return (document.file_name or "").lower().endswith(_PAGES) or document.mime_type in (
        "text/html",
        "application/xhtml+xml",
    )


async def _read(document: Document, desk: Desk) -> str:
    body = await desk.bot.download(document, BytesIO())
    assert body is not None
    return await asyncio.to_thread(decode_saved_page, body.read(), document.file_name or "page.html")


def _refusal(error: WorthItError, words: Words) -> str:
    text = words.refusals.get(error.code, words.refusals[ErrorCode.INTERNAL])
    return f"{text} ({error.code})"


def _shown_host(link: str) -> str:
    host = link.partition("://")[2] or link
    return host.partition("/")[0].rpartition("@")[2].removeprefix("www.")[:60]
