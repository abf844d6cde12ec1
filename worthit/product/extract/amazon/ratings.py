"""How Amazon counts the owners of a product: mean, number of ratings, star distribution."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from worthit.product.extract.amazon import words
from worthit.product.extract.amazon.claims import claim
from worthit.product.extract.amazon.page import AmazonPage
from worthit.product.extract.document import Claim
from worthit.product.extract.nodes import attribute, classes_of, clean, line_of

_MEANS = (
    "#averageCustomerReviews #acrPopover",
    "#acrPopover",
    "[data-hook='rating-out-of-text']",
    "[data-hook='average-star-rating']",
    "#averageCustomerReviews .a-icon-alt, #reviewSummary .a-icon-alt, .averageStarRating",
)
_COUNTS = (
    "[data-hook='total-review-count']",
    "#acrCustomerReviewText",
    "#acrCustomerReviewLink",
    ".averageStarRatingNumerical, .totalReviewCount",
)
_NUMBER = re.compile(r"\d{1,6}(?:[.,٫]\d{1,6})?")
_COUNT = re.compile(r"\d{1,3}(?:[.,'’٬\s]\d{2,3}){1,4}(?!\d)|\d{1,12}")
_THOUSANDS = re.compile(r"(\d{1,6}(?:[.,]\d{1,3})?)\s?(?:k|tsd|mil|mila|тыс|千)\b", re.IGNORECASE)

_STAR_WORDS = {"five": "5", "four": "4", "three": "3", "two": "2", "one": "1"}
_STAR_LINK = re.compile(r"filterByStar=(five|four|three|two|one)_star|hist_([1-5])\b")
_STAR_CLASS = re.compile(r"^([1-5])star$")
_PERCENT = re.compile(r"(\d{1,3}(?:[.,]\d+)?)\s?[%٪]|[%٪]\s?(\d{1,3})")
_TABLES = (
    "#histogramTable, #cm_cr_dp_d_rating_histogram, .cr-widget-TitleRatingsHistogram, .cr-widget-Histogram,"
    "#cr-medley-histogram, #rating-histogram, [data-hook='rating-histogram'], .a-popover-content, #revH"
)
_ROWS = ("tr.a-histogram-row, li.a-histogram-row", "tr", "li", "[class*='histogram-row'], [class*='histoRow']")


def read_ratings(page: AmazonPage) -> Iterator[Claim]:
    if (mean := _mean(page)) is not None:
        yield claim("rating", mean)
        yield claim("rating_best", 5.0)
    yield from _counts(page)
    if histogram := read_histogram(page):
        yield claim("histogram", histogram)


def stars_in(text: str) -> float | None:
    """The stars that a phrase gives out of five, wherever its language puts the five: `4,7 von 5`, `5つ星のうち4.3`."""
    numbers = _NUMBER.findall(clean(text))
    out_of = next((number for number in numbers if number.isdecimal() and int(number) == 5), None)
    if len(numbers) > 1 and out_of:
        numbers.remove(out_of)
    value = float(numbers[-1].replace(",", ".").replace("٫", ".")) if numbers else 0.0
    return value if 1 <= value <= 5 else None


def count_in(text: str) -> int | None:
    """The first count in a phrase, whatever groups its digits: `1.091`, `6,536`, `21 200`, `1,34,999`."""
    if match := _THOUSANDS.search(text):
        return round(float(match[1].replace(",", ".")) * 1000)
    return next(iter(counts_in(clean(text))), None)


def _mean(page: AmazonPage) -> float | None:
    for selector in _MEANS:
        for node in page.tree.css(selector):
            for text in (attribute(node, "title"), line_of(node)):
                if (value := stars_in(text)) is not None:
                    return value
    return None


def _counts(page: AmazonPage) -> Iterator[Claim]:
    """`236 global ratings | 91 global reviews` tells both apart; elsewhere one word says which of the two it is."""
    total, is_written = _total(page)
    both = counts_in(line_of(page.tree.css_first("[data-hook='cr-filter-info-review-rating-count']")))
    # Under a filter the two count what passes it; only the total of all owners is of use.
    if len(both) == 2 and total in (None, both[0]):
        yield claim("rating_count", both[0])
        yield claim("review_count", both[1])
    elif total is not None:
        yield claim("review_count" if is_written else "rating_count", total)


def _total(page: AmazonPage) -> tuple[int | None, bool]:
    """How many owners in all, and whether that counts written reviews rather than stars."""
    for selector in _COUNTS:
        for node in page.tree.css(selector):
            text = line_of(node)
            if count := count_in(text):
                return count, words.WRITTEN_REVIEWS.search(text) is not None
    return None, False


def counts_in(text: str) -> list[int]:
    """Every count in a phrase."""
    return [int(re.sub(r"\D", "", number)) for number in _COUNT.findall(text)]


def read_histogram(page: AmazonPage) -> dict[str, float] | None:
    """Percent per star, from the bars: links and classes name the star, meters name the share, in every language."""
    for rows in _histogram_rows(page):
        shares: dict[str, float] = {}
        for place, row in enumerate(rows):
            # The bars stand from five stars down; a bar without owners has no link that names its star.
            star = _star(row) or str(5 - place)
            if (share := _share(row, star)) is not None:
                shares[star] = share
        if set(shares) == set("54321") and sum(shares.values()) > 0:
            return {star: shares[star] for star in "54321"}
        if not shares and (counted := _from_counts(rows)):
            return counted
    return None


def _from_counts(rows: list[LexborNode]) -> dict[str, float] | None:
    """Bars until 2014 told the number of owners: `5 star (64)`."""
    counts = [found[-1] for row in rows if len(found := counts_in(line_of(row))) == 2]
    total = sum(counts)
    if len(counts) != 5 or not total:
        return None
    return {_star(row) or str(5 - place): round(100 * counts[place] / total, 1) for place, row in enumerate(rows)}


def _histogram_rows(page: AmazonPage) -> Iterator[list[LexborNode]]:
    for table in page.tree.css(_TABLES):
        rows = next((rows for selector in _ROWS if len(rows := table.css(selector)) == 5), None)
        if rows is not None:
            yield rows


def _star(row: LexborNode) -> str | None:
    for link in row.css("a"):
        if match := _STAR_LINK.search(attribute(link, "href")):
            return _STAR_WORDS.get(match[1] or "") or match[2]
        for name in classes_of(link):
            if match := _STAR_CLASS.match(name):
                return match[1]
    return None


def _share(row: LexborNode, star: str) -> float | None:
    meter = row.css_first("[aria-valuenow]")
    if meter is not None and (match := _NUMBER.search(attribute(meter, "aria-valuenow"))):
        return float(match[0].replace(",", "."))
    bar = row.css_first(".a-meter-bar, .a-meter-filled")
    if bar is not None and (match := _PERCENT.search(attribute(bar, "style"))):
        return float(match[1])
    # A row may repeat all five labels for alignment; its own stands last.
    if found := _PERCENT.findall(line_of(row)):
        return float((found[-1][0] or found[-1][1]).replace(",", "."))
    return _spoken_share(row, star)


def _spoken_share(row: LexborNode, star: str) -> float | None:
    """From "64 percent of reviews have 5 stars", in any language: the number beside the star's own."""
    nodes = [row, *row.css("[aria-label], [title]")]
    labels = [label for node in nodes for name in ("aria-label", "title") if (label := attribute(node, name))]
    for label in labels:
        if match := _PERCENT.search(label):
            return float((match[1] or match[2]).replace(",", "."))
    for label in labels:
        numbers = _NUMBER.findall(label)
        if star in numbers:
            numbers.remove(star)
        if len(numbers) == 1:
            return float(numbers[0].replace(",", "."))
    return None
