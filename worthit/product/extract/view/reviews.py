"""Reviews that a page shows without marking them up: repeated blocks labelled as reviews, each with words and at least
one of a rating, a date, a name.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import takewhile

from selectolax.lexbor import LexborNode

from worthit.product.extract.dates import parse_date
from worthit.product.extract.document import Document
from worthit.product.extract.reviewing import finished
from worthit.product.extract.view.pieces import PageView, Run, ancestors, label_words, view_page
from worthit.product.extract.view.sightings import find_sightings
from worthit.product.extract.wording import any_of
from worthit.product.model import Review

_CANDIDATES = ", ".join(
    f"[{attribute}*={word} i]"
    for attribute in ("class", "data-test", "data-testid", "id")
    for word in ("review", "bewertung", "rezension", "recension", "recensione", "opinion", "avis", "comment-item")
)
_REVIEW = re.compile(r"\b(?:review\w*|bewertung\w*|rezension\w*|recension\w*|opinion\w*|avis|comment)\b")
_NOT_A_REVIEW = re.compile(
    r"\b(?:form|filter|sort|summary|snapshot|average|histogram|distribution|button|link|count|header|write)\b"
)
_TITLE = re.compile(r"\b(?:title|headline|heading|subject)\b")
_AUTHOR = any_of(r"""
    \b(?:author\w*|user(?: ?name)?|nick ?name|reviewer(?: ?name)?|review name|autor|auteur|autore)\b
    \b(?:customer|display|profile) ?name\b
""")
_STARS = re.compile(r"\b(?:rating|star|stars|score|stelle|sterne|valoracion|note)\b")
_VERIFIED = re.compile(
    r"verified|verifizierter|bestätigter kauf|achat vérifié|acheteur vérifié|acquisto verificato|compra verificada|"
    r"achizi[tț]ie verificat|geverifieerde|zweryfikowan|проверенн|verifierat",
    re.IGNORECASE,
)
_RATED = re.compile(r"(?<![\d.,])(\d(?:[.,]\d)?) ?(?:/|out of|von|sur|su|de|van|av|z|из|of) ?5\b", re.IGNORECASE)
_WHOLE_STARS = re.compile(r"([1-5])[ -]?(?:stars?|sterne?|stell[ae]|étoiles?|estrellas?|estrelas?)", re.IGNORECASE)
_FILLED = re.compile(r"^[★⭐]{1,5}")
_WIDTH = re.compile(r"width\s*:\s*(\d{1,3})(?:\.\d+)?%")
_SHORTEST, _MOST_PIECES, _MOST = 15, 80, 200
_FEWEST = 2
_LABELLED_ANCESTORS = 24
"""How far around a piece its label may stand; pages may nest deeper than any review does."""
_HEADINGS = ("h3", "h4", "h5", "h6")
_LONGEST_NAME, _LONGEST_TITLE = 40, 120


def find_reviews(document: Document) -> tuple[Review, ...]:
    """Reviews in the order of the page; none where the blocks do not plainly hold reviews."""
    view = document.once(view_page)
    best: list[Review] = []
    for items in _groups(document, view):
        reviews = [review for item in items[:_MOST] if (review := _read(item, view)) is not None]
        telling = [review for review in reviews if review.rating or review.date or review.author]
        plain = len(telling) * 2 >= len(items) and len({review.text for review in telling}) * 2 > len(telling)
        if plain and len(telling) >= _FEWEST and len(telling) > len(best):
            best = telling
    return tuple({review.id: review for review in best}.values())


def _groups(document: Document, view: PageView) -> Iterator[list[LexborNode]]:
    """Elements of one look that are labelled as reviews, each widened to what belongs to it alone."""
    sold_at = {sighting.run.place for sighting in document.once(find_sightings)}
    looks: dict[tuple[str, str], list[LexborNode]] = defaultdict(list)
    for node in document.select(_CANDIDATES):
        labels = label_words(node)
        start, end = view.span(node)
        if not 0 < end - start <= _MOST_PIECES or not _REVIEW.search(labels) or _NOT_A_REVIEW.search(labels):
            continue
        looks[(node.tag or "", node.attributes.get("class") or "")].append(node)
    for alike in looks.values():
        members = _innermost(alike, view)
        spans = {node.mem_id: view.span(node) for node in members}
        if len(members) >= _FEWEST and not any(sold_at.intersection(range(*span)) for span in spans.values()):
            yield _widened(members)


def _innermost(alike: Sequence[LexborNode], view: PageView) -> list[LexborNode]:
    """Those of elements in document order that hold none of the others: what holds a review is a list of them."""
    kept: list[LexborNode] = []
    following = len(view.runs)
    for node in reversed(alike):
        start, end = view.span(node)
        if end <= following:
            kept.append(node)
            following = start
    return kept[::-1]


def _widened(members: Sequence[LexborNode]) -> list[LexborNode]:
    """The blocks around the members, up to where one would hold two of them; lone members stay as they are."""
    items = list(members)
    while len(items) > 1:
        parents = [item.parent for item in items]
        held = Counter(parent.mem_id for parent in parents if parent is not None)
        if None in parents or max(held.values()) > 1 or any(parent.tag == "body" for parent in parents if parent):
            break
        items = [parent for parent in parents if parent is not None]
    return items


def _read(item: LexborNode, view: PageView) -> Review | None:
    start, end = view.span(item)
    runs = [run for run in view.shown(start, end) if not run.aside]
    body = max(runs, key=lambda run: len(run.text), default=None)
    if body is None or len(text := _whole(body, item, view)) < _SHORTEST:
        return None
    before = [run for run in runs if run.place < body.place and len(run.text) <= _LONGEST_TITLE]
    title = _labelled(before, item, _TITLE) or next((run for run in before if run.parent.tag in _HEADINGS), None)
    author = _labelled([run for run in runs if run is not body and len(run.text) <= _LONGEST_NAME], item, _AUTHOR)
    draft = Review(
        id=item.attributes.get("data-review-id") or item.attributes.get("data-content-id") or "",
        text=text,
        title=title.text if title is not None else None,
        rating=_rating(item, runs),
        date=next((date for run in runs if len(run.text) < 60 and (date := parse_date(run.text))), None),
        verified=True if any(_VERIFIED.search(run.text) for run in runs if run is not body) else None,
    )
    return finished(draft, author.text if author is not None else None)


def _labelled(runs: Sequence[Run], item: LexborNode, label: re.Pattern[str]) -> Run | None:
    """The first piece that stands in an element with such a label, inside the item."""
    for run in runs:
        around = takewhile(lambda node: node.mem_id != item.mem_id, ancestors(run.parent, _LABELLED_ANCESTORS))
        if any(label.search(label_words(node)) for node in around):
            return run
    return None


def _whole(body: Run, item: LexborNode, view: PageView) -> str:
    """The words of the review: all pieces of the element that holds the body, a paragraph or two."""
    node = body.parent
    holder = node.parent if node.tag in ("p", "span", "br") and node.parent is not None else node
    start, end = view.span(holder if holder.mem_id != item.mem_id else node)
    long = [run.text for run in view.shown(start, end) if len(run.text) >= _SHORTEST or run is body]
    return "\n".join(long) if long else body.text


def _rating(item: LexborNode, runs: Sequence[Run]) -> float | None:
    stated = [run.text for run in runs if len(run.text) < 60]
    stated += [f"{run.text}/5" for run in runs if run.text.isdigit() and _STARS.search(label_words(run.parent))]
    for node in item.css("[aria-label], [title], [alt], [style], [data-rating], [data-score]"):
        attributes = node.attributes
        stated += [value for name in ("aria-label", "title", "alt") if (value := attributes.get(name))]
        for name in ("data-rating", "data-score"):
            if re.fullmatch(r"[1-5](?:\.\d+)?", attributes.get(name) or ""):
                return _of_one_owner(float(attributes[name] or 0))
        width = _WIDTH.search(attributes.get("style") or "")
        if width and 0 < int(width[1]) <= 100 and _STARS.search(f"{label_words(node)} {_outer_label(node)}"):
            return _of_one_owner(int(width[1]) / 20)
    for text in stated:
        if match := _RATED.search(text) or _WHOLE_STARS.fullmatch(text.strip()):
            return _of_one_owner(float(match[1].replace(",", ".")))
        if (filled := _FILLED.match(text)) and "☆" in text:
            return float(len(filled[0]))
    return None


def _of_one_owner(rating: float) -> float | None:
    """One owner gives whole or half stars; other numbers are the mean of many."""
    return rating if rating * 2 == int(rating * 2) else None


def _outer_label(node: LexborNode) -> str:
    return label_words(node.parent) if node.parent is not None else ""
