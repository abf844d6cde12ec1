"""The reviews that an Amazon page shows, of this marketplace and "from other countries"."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from worthit.product.extract.amazon import words
from worthit.product.extract.amazon.page import AmazonPage
from worthit.product.extract.amazon.ratings import count_in, stars_in
from worthit.product.extract.dates import parse_date
from worthit.product.extract.nodes import attribute, classes_of, hides_itself, line_of, paragraphs_of
from worthit.product.extract.reviewing import finished
from worthit.product.model import Review

_REVIEWS = "[data-hook='review'], div[id^='rev-dpReviewsMostHelpful']"
"""The second is the layout of 2016."""
_BODIES = (
    "[data-hook='reviewRichContentContainer']",
    "[data-hook='review-collapsed']",
    "[data-hook='review-body']",
    "[data-hook='reviewText']",
    ".review-text-content, .review-text",
    "[id^='revData-dpReviewsMostHelpful'] .a-section",
)
_TITLES = "[data-hook='review-title'], [data-hook='reviewTitle'], .review-title, a .a-text-bold"
_DATES = "[data-hook='review-date'], .review-date, .a-color-secondary .a-color-secondary"
_STARS = "[data-hook='review-star-rating'], [data-hook='cmps-review-star-rating'], .review-rating, i.a-icon-star"
_ID = re.compile(r"R[A-Z0-9]{8,16}")
_STAR_CLASS = re.compile(r"^a-star-(?:small-|mini-)?([1-5])(-5)?$")
_ACCOUNT = re.compile(r"/gp/(?:pdp/)?profile/((?:amzn1\.account\.)?\w+)")
_NOT_TEXT_CLASSES = frozenset(
    {
        *("cr-translated-review-content", "a-expander-header", "a-icon-alt", "a-offscreen", "video-block"),
        *("cr-video-desktop", "a-teaser-describedby-collapsed", "a-teaser-describedby-expanded"),
    }
)


def read_reviews(page: AmazonPage) -> tuple[Review, ...]:
    """Every review once, in the page's order."""
    reviews: dict[str, Review] = {}
    for node in page.tree.css(_REVIEWS):
        for review in _review(node):
            reviews.setdefault(review.id, review)
    return tuple(reviews.values())


def _review(node: LexborNode) -> Iterator[Review]:
    identity = _id_of(node)
    text, title = _body(node), _title(node)
    if identity is None or not (text or title):
        return
    helpful = line_of(node.css_first("[data-hook='helpful-vote-statement']"))
    review = Review(
        id=identity,
        text=text,
        title=title or None,
        rating=_rating(node),
        date=parse_date(line_of(node.css_first(_DATES))),
        verified=_is_verified(node),
        # "One person found this helpful" is written without a digit in every language.
        helpful=(count_in(helpful) or 1) if helpful else None,
    )
    yield finished(review, _author(node))


def _id_of(node: LexborNode) -> str | None:
    inner = node.css_first("[id^='customer_review'], a[href*='/customer-reviews/R'], a[href*='/review/R']")
    around = node.parent if attribute(node.parent, "data-hook") == "reviewContainer" else None
    places = [attribute(each, name) for each in (node, around, inner) for name in ("id", "data-reviewid")]
    for text in (*places, attribute(inner, "href")):
        if match := _ID.search(text):
            return match[0]
    return None


def _body(node: LexborNode) -> str:
    for selector in _BODIES:
        for body in node.css(selector):
            if text := paragraphs_of(body, _is_not_text):
                return text
    return ""


def _title(node: LexborNode) -> str:
    return line_of(node.css_first(_TITLES), _is_not_text)


def _is_not_text(node: LexborNode) -> bool:
    """Buttons, videos, stars, notes for screen readers, and the machine's translation beside the owner's own words."""
    is_button = node.tag == "button" or attribute(node, "href").startswith("javascript:")
    return is_button or not _NOT_TEXT_CLASSES.isdisjoint(classes_of(node)) or hides_itself(node)


def _rating(node: LexborNode) -> float | None:
    stars = node.css_first(_STARS)
    if stars is None:
        return None
    for name in classes_of(stars):
        if match := _STAR_CLASS.match(name):
            return float(match[1]) + (0.5 if match[2] else 0)
    return stars_in(line_of(stars) or attribute(stars, "aria-label"))


def _is_verified(node: LexborNode) -> bool | None:
    """Where badges are marked as such, a review without one is not verified; in the oldest layout that is unknown."""
    badges = line_of(node.css_first("[data-hook='review-badges']"))
    if node.css_first("[data-hook^='avp-badge']") is not None or words.VERIFIED.search(badges):
        return True
    return False if attribute(node, "data-hook") else None


def _author(node: LexborNode) -> str | None:
    """The author's account, else the name; None for a name that many share."""
    profile = node.css_first("a.a-profile, a[href*='/profile/']")
    match = _ACCOUNT.search(attribute(profile, "href"))
    name = line_of(node.css_first(".a-profile-name, .author, .noTextDecoration"))
    who = match[1] if match else name
    if not who or (match is None and name.casefold() in words.NAMELESS):
        return None
    return who
