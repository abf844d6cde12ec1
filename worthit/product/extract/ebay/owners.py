"""How buyers rated the product on eBay: "Ratings and Reviews" of listings, catalogue pages and pages of reviews.

eBay counts ratings per star; the shares of the histogram are worked out from those counts.
"""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from worthit.product.extract.dates import parse_date
from worthit.product.extract.document import Claim
from worthit.product.extract.ebay.page import EbayPage, claim
from worthit.product.extract.nodes import attribute, line_of, next_element, paragraphs_of
from worthit.product.extract.reviewing import finished
from worthit.product.model import Review

_MEANS = ".ebay-review-start-rating, .review--start--rating, [data-testid='review--start--rating']"
_COUNTS = ".ebay-reviews-count, .reviews--count, .x-rating-details .ux-summary__count"
_BARS = ".ebay-review-list .ebay-review-item, .review--item, .ux-histogram__item--bar"
_BAR_COUNTS = ".ebay-review-item-r, .reviews--item--bar--r, .ux-histogram__item--bar--c"
_BAR_STARS = ".ebay-review-item-stars, .reviews--item--stars, .ux-histogram__item--bar--stars"
_DECIMAL = re.compile(r"\d(?:[.,]\d+)?")
_YES = re.compile(r"\b(?:yes|ja|sì|si|sí|oui|tak|ano)\b", re.IGNORECASE)
_VERIFIED = re.compile(r"verif|bestätig", re.IGNORECASE)


def read_owners(page: EbayPage) -> Iterator[Claim]:
    mean = _DECIMAL.search(line_of(page.tree.css_first(_MEANS)))
    if mean is None:
        return
    yield claim("rating", float(mean[0].replace(",", ".")))
    yield claim("rating_best", 5.0)
    counts = _star_counts(page)
    total = _digits(line_of(page.tree.css_first(_COUNTS))) or sum(counts.values())
    if total:
        yield claim("rating_count", total)
    if owners := sum(counts.values()):
        yield claim("histogram", {star: round(100 * counts[star] / owners, 1) for star in "54321"})


def _star_counts(page: EbayPage) -> dict[str, int]:
    bars = page.tree.css(_BARS)
    if len(bars) != 5:
        return {}
    counts: dict[str, int] = {}
    for place, bar in enumerate(bars):
        star = _digits(line_of(bar.css_first(_BAR_STARS))) or 5 - place
        count = _digits(line_of(bar.css_first(_BAR_COUNTS)))
        count = _spoken_count(bar, star) if count is None else count
        counts[str(star)] = count or 0
    return counts if set(counts) == set("54321") else {}


def _spoken_count(bar: LexborNode, star: int) -> int | None:
    """From "64 users rated this 5 out of 5 stars", in any language: the number beside those of the stars."""
    for node in (bar, *bar.css("[aria-label], [title]")):
        for label in (attribute(node, "aria-label"), attribute(node, "title")):
            numbers = [int(re.sub(r"\D", "", each)) for each in re.findall(r"\d[\d.,]*", label)]
            for known in (star, 5):
                if len(numbers) > 1 and known in numbers:
                    numbers.remove(known)
            if len(numbers) == 1:
                return numbers[0]
    return None


def read_reviews(page: EbayPage) -> tuple[Review, ...]:
    reviews = (_review(node) for node in page.tree.css(".ebay-review-section"))
    return tuple({review.id: review for review in reviews if review.text or review.title}.values())


def _review(node: LexborNode) -> Review:
    rating = _stars(node)
    helpful = line_of(node.css_first(".positive-h-c"))
    date = node.css_first("[itemprop='datePublished']")
    author = node.css_first(".review-item-author")
    review = Review(
        id=attribute(node, "data-review-id") or attribute(node.css_first("[data-review-id]"), "data-review-id"),
        text=paragraphs_of(node.css_first("[itemprop='reviewBody'], .review-item-content"), _is_button),
        title=line_of(node.css_first(".review-item-title")) or None,
        rating=rating,
        date=parse_date(attribute(date, "content")) or parse_date(line_of(node.css_first(".review-item-date"))),
        verified=_is_verified(node),
        helpful=_digits(helpful) if helpful else None,
    )
    return finished(review, attribute(author, "title") or line_of(author) or None)


def _is_button(node: LexborNode) -> bool:
    """ "Read full review"."""
    return node.tag in ("a", "button")


def _stars(node: LexborNode) -> float | None:
    stars = node.css_first(".ebay-star-rating")
    if stars is None:
        return None
    marked = attribute(stars.css_first("meta"), "content")
    spoken = attribute(stars, "aria-label") or attribute(stars.css_first("[aria-label]"), "aria-label")
    match = _DECIMAL.search(marked or spoken or attribute(stars, "title"))
    if match:
        return float(match[0].replace(",", "."))
    return float(len(stars.css(".fullStar"))) or None


def _is_verified(node: LexborNode) -> bool | None:
    """`Verified purchase: Yes | Condition: New`; None where the review does not say."""
    for label in node.css(".rvw-lbl"):
        if _VERIFIED.search(line_of(label)):
            return _YES.search(line_of(next_element(label))) is not None
    text = line_of(node.css_first(".review-attr"))
    return _YES.search(text) is not None if _VERIFIED.search(text) else None


def _digits(text: str) -> int | None:
    digits = re.search(r"\d[\d.,\s]{0,14}", text)
    return int(re.sub(r"\D", "", digits[0])) if digits else None
