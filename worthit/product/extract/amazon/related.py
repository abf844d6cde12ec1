"""Other products on an Amazon page: tables that compare the product with similar ones, and rows of cards.

A card often shows stars only as a picture, which is rounded to half a star: then the rating is left unsaid.
"""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from selectolax.lexbor import LexborNode

from worthit.money.parse import ParsedPrice
from worthit.product.extract.amazon.page import AmazonPage
from worthit.product.extract.amazon.price import price_text
from worthit.product.extract.amazon.ratings import counts_in, stars_in
from worthit.product.extract.nodes import attribute, classes_of, is_hidden, line_of, with_ancestors
from worthit.product.model import Candidate

_CARDS = ".a-carousel-card, [data-asin].sp_offerVertical"
_TABLES = "#HLCXComparisonTable, #product-comparison_feature_div table"
_SPONSORED = ("/sspa/", "slredirect", "sp_offerVertical", "sponsored-products")
_PRICES = ".a-price, .a-color-price, .p13n-sc-price"
_REVIEW_LINKS = "a[href*='product-reviews'], .adReviewLink"
_COUNTS = f"{_REVIEW_LINKS}, .a-icon-row"
_MEAN = re.compile(r"[1-5][.,]\d")
_TITLES = "[class*='truncate'], [id^='comparison_title'] span, a.a-link-normal span.a-size-base"
_OUT_OF = re.compile(r"\d(?:[.,٫]\d)?\D+\d(?:[.,٫]\d)?")
"""What a label tells first; how many gave stars may follow."""
_ASIN_IN_LINK = re.compile(r"/(?:dp|gp/product|product-reviews)/([A-Z0-9]{10})(?![A-Z0-9])")
_ASIN = re.compile(r"(?:amzn1\.asin\.)?((?=[A-Z]*\d)[A-Z0-9]{10})")
_CUT_SHORT = ("...", "…")


def read_related(page: AmazonPage) -> tuple[Candidate, ...]:
    """In the order of the page, tables first; the product itself and what shows neither price nor rating left out."""
    if page.marketplace is None:
        return ()
    found: dict[str, Candidate] = {}
    for asin, parts, similar in (*_columns(page), *_cards(page)):
        candidate = _candidate(page, asin, parts, similar=similar)
        if asin != page.asin and candidate.title and (candidate.price is not None or candidate.rating is not None):
            found.setdefault(asin, candidate)
    return tuple(found.values())


def _cards(page: AmazonPage) -> Iterator[tuple[str, list[LexborNode], bool]]:
    for card in page.tree.css(_CARDS):
        if (asin := _asin_of([card])) is not None:
            yield asin, [card], False


def _columns(page: AmazonPage) -> Iterator[tuple[str, list[LexborNode], bool]]:
    """The cells of each column of a table that compares: one product each, the page's own among them."""
    for table in page.tree.css(_TABLES):
        rows = [[cell for cell in row.iter() if cell.tag in ("td", "th")] for row in table.css("tr")]
        width = max(map(len, rows), default=0)
        for column in range(1, width):
            cells = [row[column] for row in rows if len(row) == width]
            if (asin := _asin_of(cells)) is not None:
                yield asin, cells, True


def _asin_of(parts: list[LexborNode]) -> str | None:
    """The one product that a card or a column is about; None where it shows none or several."""
    for part in parts:
        for node in (part, *part.css("[data-asin], [data-csa-c-item-id]")):
            told = attribute(node, "data-asin") or attribute(node, "data-csa-c-item-id")
            if match := _ASIN.fullmatch(told):
                return match[1]
    linked = {
        match[1]
        for part in parts
        for link in part.css("a[href]")
        if (match := _ASIN_IN_LINK.search(unquote(attribute(link, "href"))))
    }
    return linked.pop() if len(linked) == 1 else None


def _candidate(page: AmazonPage, asin: str, parts: list[LexborNode], *, similar: bool) -> Candidate:
    price = next((price for part in parts if (price := _price_in(page, part))), None)
    rating = next((stars for part in parts if (stars := _stars_in(part))), None)
    return Candidate(
        url=f"https://www.{page.marketplace}/dp/{asin}",
        title=next((title for part in parts if (title := _title_in(part))), None),
        price=price.amount if price else None,
        currency=price.currency if price else None,
        rating=rating,
        rating_best=5.0 if rating else None,
        rating_count=next((count for part in parts if (count := _count_in(part))), None),
        similar=similar,
        sponsored=any(mark in (part.html or "") for part in parts for mark in _SPONSORED),
    )


def _price_in(page: AmazonPage, part: LexborNode) -> ParsedPrice | None:
    """The price that is asked now; not a struck one, nor the lowest of several offers ("40 offers from 14.64 €")."""
    for node in part.css(_PRICES):
        around = list(with_ancestors(node))[:6]
        struck = any(each.attributes.get("data-a-strike") or "a-text-strike" in classes_of(each) for each in around)
        wraps_one = any(each.mem_id != node.mem_id for each in node.css(".a-price"))
        if struck or wraps_one or is_hidden(node) or _is_lowest_offer(node):
            continue
        parsed = page.parse_price(price_text(node))
        if parsed is not None and parsed.amount > 0:
            return parsed if parsed.amount_high is None else None
    return None


def _is_lowest_offer(price: LexborNode) -> bool:
    """Whether the words around an amount count offers."""
    parent = price.parent
    before = line_of(parent, lambda node: node.mem_id == price.mem_id) if parent is not None else ""
    return "a-price" in classes_of(price) and bool(re.match(r"\d+\s+\w", before))


def _stars_in(part: LexborNode) -> float | None:
    labels = [line_of(node) for node in part.css(".a-icon-alt")]
    labels += [attribute(node, "aria-label") for node in part.css(_REVIEW_LINKS)]
    told = (_OUT_OF.search(label) for label in labels)
    return next((stars for match in told if match is not None and (stars := stars_in(match[0]))), None)


def _count_in(part: LexborNode) -> int | None:
    for node in part.css(_COUNTS):
        if counts := counts_in(line_of(node, _tells_the_mean)):
            return counts[-1] or None
    return None


def _tells_the_mean(node: LexborNode) -> bool:
    return "a-icon-alt" in classes_of(node) or _MEAN.fullmatch(line_of(node)) is not None


def _title_in(part: LexborNode) -> str | None:
    """The whole title where a link or a picture tells it, else the one that is shown, perhaps cut short."""
    shown = next((line for node in part.css(_TITLES) if (line := line_of(node))), "")
    titles = [shown, *(attribute(node, "title") for node in part.css("a[title]"))]
    titles += [attribute(node, "alt") for node in part.css("img[alt]")]
    whole = [title for title in titles if title and not title.endswith(_CUT_SHORT) and not stars_in(title[:30])]
    return next(iter(whole), None) or shown or None
