"""The subjects that Amazon itself counted in a product's reviews: the aspects of "Customers say", with their tone."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from worthit.product.extract.amazon import words
from worthit.product.extract.amazon.page import AmazonPage
from worthit.product.extract.amazon.ratings import count_in, counts_in
from worthit.product.extract.nodes import attribute, line_of
from worthit.product.model import Theme, Tone

_NAME_AND_COUNT = re.compile(r"(.+?)\s*\(([^()]*\d[^()]*)\)")
_NUMBERS = re.compile(r"[\w-]+", re.ASCII)
_QUOTED = re.compile(r"[\"“”„«].*?[\"“”»]")


def read_themes(page: AmazonPage) -> tuple[Theme, ...]:
    """The aspects of "Customers say" with the shop's own counts."""
    return tuple(_aspect_cards(page)) or tuple(_aspect_links(page))


def _aspect_cards(page: AmazonPage) -> Iterator[Theme]:
    """The layout since 2025: a label `Quality (123)` with an icon for its tone, details behind it."""
    labels = page.tree.css("[data-testid='aspect-label']")
    details = [_counts_of_sides(line_of(node)) for node in page.tree.css("[data-testid='mentions-inline']")]
    for place, label in enumerate(labels):
        match = _NAME_AND_COUNT.fullmatch(line_of(label))
        name, mentions = (match[1], count_in(match[2])) if match else (line_of(label), None)
        sides = details[place] if len(details) == len(labels) else None
        if sides is None or mentions not in (None, sides[0]):
            sides = (mentions, None, None)
        yield Theme(name=name, mentions=sides[0], tone=_tone_by_icon(label), positive=sides[1], negative=sides[2])


def _counts_of_sides(text: str) -> tuple[int | None, int | None, int | None] | None:
    """`235 customers mention quality, 218 positive, 17 negative` → (235, 218, 17)."""
    counts = counts_in(_QUOTED.sub(" ", text))[:3]
    if len(counts) < 3 or counts[1] + counts[2] > counts[0]:
        return None
    return counts[0], counts[1], counts[2]


def _tone_by_icon(label: LexborNode) -> Tone | None:
    button = label.parent
    for _ in range(4):
        if button is None:
            return None
        if (icon := button.css_first("[data-testid^='aspect-icon-']")) is not None:
            return _tone_named(attribute(icon, "data-testid").removeprefix("aspect-icon-"))
        button = button.parent
    return None


def _aspect_links(page: AmazonPage) -> Iterator[Theme]:
    """The layout of 2023 to 2025: links with a tone in their label, and one sheet of counts behind each."""
    for place, link in enumerate(page.tree.css("[data-hook='cr-insights-aspect-link']")):
        name = line_of(link)
        sheet = _sheet_of(page, link, place)
        mentions = count_in(line_of(sheet.css_first("[class*='stat-info'] span, span"))) if sheet is not None else None
        positive = count_in(line_of(sheet.css_first("[class*='text-positive']"))) if sheet is not None else None
        negative = count_in(line_of(sheet.css_first("[class*='text-negative']"))) if sheet is not None else None
        label = attribute(link, "aria-label").replace(name, "")
        yield Theme(name=name, mentions=mentions, tone=_tone_named(label), positive=positive, negative=negative)


def _sheet_of(page: AmazonPage, link: LexborNode, place: int) -> LexborNode | None:
    numbers = (link.id or "").removeprefix("aspect-button-")
    by_id = (f"[id='aspect-bottom-sheet-{numbers}']",) if _NUMBERS.fullmatch(numbers) else ()
    return page.first(*by_id, f"[data-hook='cr-insights-aspect-box-{place}']")


def _tone_named(text: str) -> Tone | None:
    return next((tone for tone, pattern in words.ASPECT_TONES if pattern.search(text)), None)
