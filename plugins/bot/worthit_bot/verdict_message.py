"""A verdict as messages: the answer first, then what it is about, then the evidence; and its buttons."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from worthit.plugin import VerdictDocument, explain_again, explain_score, watched_in, write_amount
from worthit_bot.markup import Paragraph, messages
from worthit_bot.words import Words

JUST_NOW = timedelta(minutes=1)
EMPTY = Paragraph("")


class AboutVerdict(CallbackData, prefix="v"):
    """What a button of a verdict asks for; 64 bytes at most, so the verdict is named by its id."""

    what: str
    verdict: str


def verdict_messages(document: VerdictDocument, words: Words) -> list[str]:
    """The verdict in words, as HTML."""
    told = explain_again(document, words.language)

    def paragraphs() -> Iterator[Paragraph]:
        yield Paragraph(told.answer, bold=True)
        yield EMPTY
        yield from _about(document, words)
        yield EMPTY
        for line in (*told.lines, *(note.text for note in document.notes)):
            yield Paragraph(f"• {line}")
        if datetime.now(UTC) - document.created_at > JUST_NOW:
            yield EMPTY
            yield Paragraph(words.as_of.format(time=document.created_at.strftime("%Y-%m-%d %H:%M")))

    return messages(paragraphs())


def why_messages(document: VerdictDocument, words: Words) -> list[str]:
    """How the score came about, as HTML."""
    lines = (Paragraph(f"• {line}") for line in explain_score(document, words.language))
    return messages([Paragraph(words.why, bold=True), EMPTY, *lines])


def verdict_keyboard(document: VerdictDocument, words: Words) -> InlineKeyboardMarkup | None:
    """Refresh, why, track, open: those that this verdict has something for."""
    rows: list[list[InlineKeyboardButton]] = []
    if document.kept:
        why = _button(words.why_button, "why", document)
        rows.append([_button(words.refresh_button, "refresh", document), why] if document.ref else [why])
    if document.kept and watched_in(document) is not None:
        rows.append([_button(words.track_button, "track", document)])
    if document.ref is not None and document.ref.canonical.startswith(("http://", "https://")):
        rows.append([InlineKeyboardButton(text=words.open_button, url=document.ref.canonical)])
    return InlineKeyboardMarkup(inline_keyboard=rows) if rows else None


def _about(document: VerdictDocument, words: Words) -> Iterator[Paragraph]:
    product = document.product
    if product.title:
        yield Paragraph(product.title)
    price = None if product.price is None else write_amount(product.price, product.currency, words.language)
    shop = document.ref.shop if document.ref else None
    if price or shop:
        yield Paragraph(" · ".join(part for part in (price, shop) if part))


def _button(text: str, what: str, document: VerdictDocument) -> InlineKeyboardButton:
    return InlineKeyboardButton(text=text, callback_data=AboutVerdict(what=what, verdict=document.id).pack())
