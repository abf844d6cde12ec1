"""Where a page shows amounts of money, and the words around each."""

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile

from msgspec import Struct
from selectolax.lexbor import LexborNode

from worthit.money.currencies import WEAK_SIGNS
from worthit.money.parse import PriceMention, find_prices
from worthit.product.extract.document import Document
from worthit.product.extract.page_head import Head, read_head
from worthit.product.extract.view.pieces import PageView, Run, ancestors, view_page

_MAX_TEXT = 160
MAX_PRICE_TEXT = 48
_CLIMB = 4
_MAX_PIECES = 8
_BLOCK_ANCESTORS = 8
_BLOCK_PIECES = 14
_WORDS_BEFORE, _WORDS_AFTER = 60, 60
_PIECES_BEFORE, _PIECES_AFTER = 2, 3
_FEW = 4
"""Characters up to which an amount's own text says nothing of it."""
_PART_OF_AMOUNT = re.compile(r"\W*[^\W\d]{0,4}\W*\d[\d.,'\s–—~-]*\W*[^\W\d]{0,4}\W*")
"""A number with next to nothing: the currency may stand in the next piece."""
_DASH = re.compile(r"\s*[-–—~]\s*")


class Sighting(Struct, frozen=True):
    """An amount in `text`, which is one piece of text or the few pieces of `node` that make one amount.

    span: the places of those pieces in the view. before, after: the words around, up to the next amount.
    """

    mention: PriceMention
    text: str
    node: LexborNode
    run: Run
    span: tuple[int, int]
    before: str
    after: str


def find_sightings(document: Document) -> list[Sighting]:
    """The amounts with a currency that a person sees, in the order of the page."""
    view, head = document.once(view_page), document.once(read_head)
    found: list[Sighting] = []
    for run, node, text, span in _spots(view, head):
        for mention in _money_in(text, head):
            before, after = _around(text, mention, _block(node, span, view), span, view, head)
            previous = found[-1] if found else None
            if previous is not None and _continues_range(previous, mention, text[: mention.start], before):
                found[-1] = _joined(previous, mention)
            else:
                found.append(Sighting(mention, text, node, run, span, before, after))
    return found


def _spots(view: PageView, head: Head) -> Iterator[tuple[Run, LexborNode, str, tuple[int, int]]]:
    """Texts that hold an amount: single pieces, else the smallest element whose pieces make one together."""
    seen: set[int] = set()
    for run in view.shown():
        if len(run.text) > _MAX_TEXT or not any(char.isdigit() for char in run.text):
            continue
        if _money_in(run.text, head):
            yield run, run.parent, run.text, (run.place, run.place + 1)
            continue
        if not _PART_OF_AMOUNT.fullmatch(run.text):
            continue
        for node in ancestors(run.parent, _CLIMB):
            start, end = view.span(node)
            text = view.text(node) if end - start <= _MAX_PIECES else ""
            if not text or len(text) > MAX_PRICE_TEXT or node.mem_id in seen:
                break
            if _money_in(text, head):
                seen.add(node.mem_id)
                yield run, node, text, (start, end)
                break


def _money_in(text: str, head: Head) -> list[PriceMention]:
    """Amounts with a currency. Signs that are words elsewhere (km, R, DA) count only where they are the money."""
    return [
        mention
        for mention in find_prices(text, currency_hint=head.currency, locale_hint=head.locale)
        if mention.currency
        and mention.amount > 0
        and (mention.sign not in WEAK_SIGNS or mention.currency == head.currency)
    ]


def _block(node: LexborNode, span: tuple[int, int], view: PageView) -> tuple[int, int]:
    """The largest block of few pieces around the element."""
    spans = (view.span(each) for each in ancestors(node, _BLOCK_ANCESTORS))
    small = [(start, end) for start, end in spans if end - start <= _BLOCK_PIECES]
    return small[-1] if small else span


def _around(
    text: str, mention: PriceMention, block: tuple[int, int], span: tuple[int, int], view: PageView, head: Head
) -> tuple[str, str]:
    """Words in the amount's own text, and where that has none, in the pieces beside it that hold no other amount."""
    before, after = text[: mention.start], text[mention.end :]
    if amounts := _money_in(before, head):
        before = before[amounts[-1].end :]
    elif len(before) < _FEW:
        earlier = list(view.shown(max(block[0], span[0] - _PIECES_BEFORE), span[0]))
        before = " ".join([*reversed(_up_to_money(reversed(earlier), head)), before])
    if amounts := _money_in(after, head):
        after = after[: amounts[0].start]
    elif len(after) < _FEW:
        later = list(view.shown(span[1], min(block[1], span[1] + _PIECES_AFTER)))
        beside = _up_to_money(later, head)
        if len(beside) < len(later) and beside and beside[-1].endswith((":", "\uff1a")):
            beside.pop()  # the label of the next amount
        after = " ".join([after, *beside])
    return before[-_WORDS_BEFORE:].rsplit("%", 1)[-1].lower(), after[:_WORDS_AFTER].lower()


def _up_to_money(runs: Iterable[Run], head: Head) -> list[str]:
    return [run.text for run in takewhile(lambda run: not _money_in(run.text, head), runs)]


def _continues_range(previous: Sighting, mention: PriceMention, own: str, before: str) -> bool:
    """`$300`, `-`, `$500` in pieces of their own."""
    is_next = bool(_DASH.fullmatch(before)) and previous.mention.high is None and len(own) < 4
    return is_next and previous.mention.currency == mention.currency and previous.mention.amount < mention.amount


def _joined(low: Sighting, high: PriceMention) -> Sighting:
    mention = low.mention
    joined = PriceMention(
        start=mention.start,
        end=mention.end,
        amount=mention.amount,
        high=high.amount,
        currency=mention.currency,
        sign=mention.sign,
    )
    return Sighting(joined, low.text, low.node, low.run, low.span, low.before, low.after)
