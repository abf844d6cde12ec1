"""A verdict as a message: the answer first, then what it is about, then the evidence; and its buttons."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup
from msgspec import Struct

from worthit.plugin import Aspect, VerdictDocument, explain_again, explain_score, watched_in, write_amount, write_count
from worthit_bot.messages.buttons import AboutVerdict, Subject
from worthit_bot.messages.content import Block, Folded, Line, Picture, Points, Quotes
from worthit_bot.messages.names import harmless
from worthit_bot.words import Words

JUST_NOW = timedelta(minutes=1)
MOST_INLINE_QUERY = 256
"""So many characters of it Telegram takes."""
SHOWN_LINES = 5
"""How many lines of evidence are seen at once; the others are behind them."""
_QUOTES = 2
_EMPTY = Line("")


def verdict_content(document: VerdictDocument, words: Words, chart: bytes | None = None) -> list[Block]:
    """The verdict in words. chart: its price over time, as a PNG."""
    told = explain_again(document, words.language)
    lines = (*told.lines, *(note.text for note in document.notes))
    content: list[Block] = [Line(told.answer, bold=True), _EMPTY, *_about(document, words)]
    if chart is not None:
        content.append(Picture(chart, words.verdict.chart))
    content.append(Points(lines[:SHOWN_LINES]))
    if lines[SHOWN_LINES:]:
        content.append(Folded(words.verdict.more_evidence, (Points(lines[SHOWN_LINES:]),)))
    content += _own_words(document, words)
    if datetime.now(UTC) - document.created_at > JUST_NOW:
        content.append(Line(words.verdict.as_of.format(time=document.created_at.strftime("%Y-%m-%d %H:%M"))))
    return content


def why_content(document: VerdictDocument, words: Words) -> list[Block]:
    """How the score came about."""
    return [Line(words.verdict.why, bold=True), Points(explain_score(document, words.language))]


class Ways(Struct, frozen=True, kw_only=True):
    """What can be done where a verdict is shown. chart: its price can be drawn.

    inline: the bot can be called from any chat. asks_back: it can ask for more, such as for what to compare with.
    """

    chart: bool = False
    inline: bool = False
    asks_back: bool = True


def verdict_keyboard(document: VerdictDocument, words: Words, ways: Ways) -> InlineKeyboardMarkup | None:
    """Those buttons that this verdict has something for."""
    said = words.verdict
    rows: list[list[InlineKeyboardButton]] = []
    if document.kept:
        why = _button(said.why_button, "why", document)
        rows.append([_button(said.refresh_button, "refresh", document), why] if document.ref else [why])
        more = [_button(said.chart_button, "chart", document)] if ways.chart else []
        if document.alternatives:
            more.append(_button(said.alternatives_button, "alternatives", document))
        rows.append(more)
        track = [_button(words.watches.track_button, "track", document)] if watched_in(document) is not None else []
        compares = document.ref is not None and ways.asks_back
        rows.append([*track, _button(said.compare_button, "compare", document)] if compares else track)
    if (link := link_of(document)) is not None:
        rows.append([_share_button(link, words, ways), InlineKeyboardButton(text=said.open_button, url=link)])
    if document.kept:
        rows.append([_button(said.like_button, "like", document), _button(said.dislike_button, "dislike", document)])
    rows = [row for row in rows if row]
    return InlineKeyboardMarkup(inline_keyboard=rows) if rows else None


def link_of(document: VerdictDocument) -> str | None:
    """Of the product's page, where it has one."""
    link = document.ref.canonical if document.ref is not None else ""
    return link if link.startswith(("http://", "https://")) else None


def _share_button(link: str, words: Words, ways: Ways) -> InlineKeyboardButton:
    """Passes the verdict on; where the bot cannot be called from other chats, the link alone."""
    if ways.inline and len(link) <= MOST_INLINE_QUERY:
        return InlineKeyboardButton(text=words.verdict.share_button, switch_inline_query=link)
    url = f"https://t.me/share/url?{urlencode({'url': link})}"
    return InlineKeyboardButton(text=words.verdict.share_button, url=url)


def _about(document: VerdictDocument, words: Words) -> Iterator[Line]:
    product = document.product
    if product.title:
        yield Line(harmless(product.title))
    price = None if product.price is None else write_amount(product.price, product.currency, words.language)
    shop = document.ref.shop if document.ref else None
    if price or shop:
        yield Line(" · ".join(part for part in (price, shop) if part))


def _own_words(document: VerdictDocument, words: Words) -> Iterator[Folded]:
    """What owners say, in their own words, folded by whether it is praise."""
    verdict, said = document.verdict, words.verdict
    for heading, aspects in (
        (said.owners_praise, verdict.pros),
        (said.owners_blame, verdict.cons),
        (said.owners_differ, verdict.mixed),
    ):
        if aspects:
            yield Folded(heading, tuple(block for aspect in aspects for block in _aspect(aspect, words)))


def _aspect(aspect: Aspect, words: Words) -> Iterator[Block]:
    voices = words.verdict.voices.format(
        k=write_count(aspect.k, words.language), n=write_count(aspect.n, words.language)
    )
    yield Line(f"{aspect.label}{words.colon}{voices}", bold=True)
    yield Quotes(tuple(f"“{quote.text}”" for quote in aspect.quotes[:_QUOTES]))


def _button(text: str, what: Subject, document: VerdictDocument) -> InlineKeyboardButton:
    return InlineKeyboardButton(text=text, callback_data=AboutVerdict(what=what, verdict=document.id).pack())
