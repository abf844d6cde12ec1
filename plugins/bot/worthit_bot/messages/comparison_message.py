"""A comparison as a message: who leads, the products at a glance, what follows, and what it rests on; its buttons."""

from collections.abc import Iterator, Sequence

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from worthit.plugin import Compared, Comparison, ComparisonWords, ErrorCode, VerdictDocument, write_amount, write_count
from worthit_bot.messages.buttons import AboutVerdict
from worthit_bot.messages.content import Block, Facts, Folded, Line, Points
from worthit_bot.messages.names import name_in_short
from worthit_bot.messages.scores import write_score
from worthit_bot.words import Words

_LONGEST_NAME = 60


def comparison_content(comparison: Comparison, told: ComparisonWords, words: Words) -> list[Block]:
    """The answer first. What could not be looked up stands among the products, with its code."""
    items = _in_order(comparison)
    follows = told.lines[len(items) :]
    details = [line for line, item in zip(told.lines, items, strict=False) if item.verdict is not None]
    rows = tuple((f"{number}. {_name(item)}", _at_a_glance(item, words)) for number, item in enumerate(items, 1))
    content: list[Block] = [Line(told.answer, bold=True), Facts(rows, words.colon)]
    if follows:
        content.append(Points(follows))
    if details:
        content.append(Folded(words.verdict.more_evidence, tuple(map(Line, details))))
    if any(_is_kept(item) for item in items):
        content.append(Line(words.comparing.press))
    return content


def stands_in_line(kept: VerdictDocument, words: Words) -> Line:
    """That a verdict is compared that was reached before."""
    title = kept.product.title or (kept.ref.canonical if kept.ref else "")
    time = kept.created_at.strftime("%Y-%m-%d %H:%M")
    return Line(words.comparing.stands_in.format(title=title, time=time))


def comparison_keyboard(comparison: Comparison, words: Words) -> InlineKeyboardMarkup | None:
    """By the numbers of the products: their verdicts, and their pages in the shop."""
    numbered = list(enumerate(_in_order(comparison), 1))
    verdicts = [
        InlineKeyboardButton(text=str(number), callback_data=AboutVerdict(what="show", verdict=item.verdict.id).pack())
        for number, item in numbered
        if item.verdict is not None and item.verdict.kept
    ]
    pages = [
        InlineKeyboardButton(text=words.products.open_button.format(number=number), url=_page(item))
        for number, item in numbered
        if item.verdict is not None
    ]
    rows = [row for row in (verdicts, pages[:3], pages[3:]) if row]
    return InlineKeyboardMarkup(inline_keyboard=rows) if rows else None


def _in_order(comparison: Comparison) -> Sequence[Compared]:
    """As they are told: by rank, then those without a score, then those that could not be looked up."""
    places = range(len(comparison.items))
    unranked = [place for place in places if place not in comparison.ranking]
    unranked.sort(key=lambda place: comparison.items[place].verdict is None)
    return [comparison.items[place] for place in (*comparison.ranking, *unranked)]


def _at_a_glance(item: Compared, words: Words) -> str:
    if item.verdict is not None:
        return " · ".join(_facts(item.verdict, bool(item.against), words))
    code = item.failure.code if item.failure is not None else ErrorCode.INTERNAL
    return f"{words.refusals.by_code.get(code, words.refusals.by_code[ErrorCode.INTERNAL])} ({code})"


def _facts(document: VerdictDocument, is_advised_against: bool, words: Words) -> Iterator[str]:
    verdict, product = document.verdict, document.product
    if verdict.value_score is None or verdict.interval is None:
        yield words.products.no_score
    else:
        score, low, high = (write_score(each, words.language) for each in (verdict.value_score, *verdict.interval))
        yield f"{score} ({low}–{high})"
    if is_advised_against:
        yield words.comparing.advised_against
    if product.price is None:
        yield words.products.no_price
    else:
        yield write_amount(product.price, product.currency, words.language)
    if product.owners is not None:
        yield words.comparing.owners.format(owners=write_count(product.owners, words.language))


def _name(item: Compared) -> str:
    title = item.verdict.product.title if item.verdict is not None else None
    return name_in_short(title or item.asked, _LONGEST_NAME)


def _page(item: Compared) -> str:
    ref = item.verdict.ref if item.verdict is not None else None
    return ref.canonical if ref is not None else item.asked


def _is_kept(item: Compared) -> bool:
    return item.verdict is not None and item.verdict.kept
