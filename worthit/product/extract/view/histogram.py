"""Owners per star as any shop shows them: five rows, each with its star and a percentage, a bar or a count."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from selectolax.lexbor import LexborNode

from worthit.product.extract.document import Document
from worthit.product.extract.schema.ratings import count_of
from worthit.product.extract.view.pieces import PageView, label_words, view_page

_STARS = 5
_DOWN, _UP = [5, 4, 3, 2, 1], [1, 2, 3, 4, 5]
_MAX_TEXT = 120
_NUMBER = r"(\d{1,3}(?:[.,' \u00a0\u202f]\d{3})+|\d+)"
_STAR_WORDS = (
    r"(?:stars?|sterne?|stell[ae]|étoiles?|estrellas?|estrelas?|sterren|gwiazdk\w*|gwiazdek|stjärn\w*|stjerner?|"
    r"yıldız|tähteä?|csillag|hvězd\w*|звезд\w*|звёзд\w*|つ星|星|별점?|★|⭐)"
)
_STAR_ROW = re.compile(
    rf"([1-5])[ -]?{_STAR_WORDS}(?!\w)(?: rating)?[^\d%]*(?:{_NUMBER}(?! ?%)|(\d{{1,3}}(?:[.,]\d+)?) ?%)?",
    re.IGNORECASE,
)
_ROW_VALUE = re.compile(rf"\(?(?:{_NUMBER}|(\d{{1,3}}(?:[.,]\d+)?) ?%)\)?(?: \w+)?")

_LABELLED = ", ".join(
    f"[{attribute}*={word} i]"
    for attribute in ("class", "id", "data-testid", "data-hook")
    for word in ("histogram", "distribution", "breakdown", "rating-bar", "ratingbar", "star-bar", "summary", "snapshot")
)
_ABOUT_OWNERS = re.compile(r"\b(?:rating\w*|review\w*|stars?|histogram|score)\b")
_MOST_CONTAINERS, _MOST_IN_CONTAINER, _MOST_IN_ROW = 40, 250, 30
_STAR_TEXT = re.compile(rf"^\W*([1-5])(?:[.,]0)?(?:[ -]?{_STAR_WORDS}|\W|$)", re.IGNORECASE)
_STAR_LABEL = re.compile(r"\b(?:stars?|rating|rate) ?([1-5])\b|\b([1-5]) ?stars?\b")
_STAR_QUERY = re.compile(r"[?&#][^=]*(?:star|rating)s?[^=]*=([1-5])(?:\D|$)", re.IGNORECASE)
_DATA_STARS = ("data-star", "data-stars", "data-rating", "data-rating-value", "data-value")
_PERCENT = re.compile(r"(?<![\d.,])(\d{1,3}(?:[.,]\d+)?) ?%")
_WIDTH = re.compile(r"(?:^|[;\s])(?:width|flex-basis)\s*:\s*(\d{1,3}(?:\.\d+)?)%", re.IGNORECASE)
_WHOLE = (94.0, 106.0)
"""What five rounded shares may add up to. Bars that add up to something else are drawn against the longest."""

Shares = dict[str, float]


def find_histogram(document: Document) -> Shares | None:
    """Percent of owners per star, keyed `"5"` … `"1"`; None where the page shows no such rows."""
    view = document.once(view_page)
    return _in_text(view) or next((shares for rows in _rows(document) if (shares := _in_rows(rows, view))), None)


def _in_text(view: PageView) -> Shares | None:
    rows: list[tuple[int, float]] = []
    runs = [run.text for run in view.shown() if len(run.text) <= _MAX_TEXT]
    for index, text in enumerate(runs):
        match = _STAR_ROW.fullmatch(text)
        if match is None:
            continue
        value, percent = match[2], match[3]
        if not value and not percent and index + 1 < len(runs) and (beside := _ROW_VALUE.fullmatch(runs[index + 1])):
            value, percent = beside[1], beside[2]
        if value or percent:
            rows.append((int(match[1]), _number(percent) if percent else float(count_of(value) or 0)))
    for start in range(len(rows) - _STARS + 1):
        window = rows[start : start + _STARS]
        if [star for star, _ in window] in (_DOWN, _UP) and (shares := _shares(dict(window))):
            return shares
    return None


def _rows(document: Document) -> Iterator[list[LexborNode]]:
    """Five elements of one kind side by side, in elements that are labelled as what owners gave."""
    seen: set[int] = set()
    for container in document.select(_LABELLED)[:_MOST_CONTAINERS]:
        if not _ABOUT_OWNERS.search(label_words(container)):
            continue
        for node in _parts(container, _MOST_IN_CONTAINER):
            if node.mem_id in seen:
                continue
            seen.add(node.mem_id)
            children = list(islice((child for child in node.iter() if child.is_element_node), 2 * _STARS))
            rows = [child for child in children if child.tag == children[-1].tag]
            if len(rows) == _STARS:
                yield rows


def _parts(node: LexborNode, most: int) -> list[LexborNode]:
    """The element and those in it, outermost first, up to a number: what shows owners is small."""
    return list(islice((each for each in node.traverse() if each.is_element_node), most))


def _in_rows(rows: Sequence[LexborNode], view: PageView) -> Shares | None:
    stars = [_star(row, view) for row in rows]
    if stars not in (_DOWN, _UP):
        return None
    order = _DOWN if stars == _DOWN else _UP
    for read in (_percent, _bar):
        shares = [value for row in rows if (value := read(row, view)) is not None]
        if len(shares) == _STARS and _WHOLE[0] <= sum(shares) <= _WHOLE[1]:
            return _shares(dict(zip(order, shares, strict=True)))
    counts = [count for row, star in zip(rows, order, strict=True) if (count := _counted(row, star, view)) is not None]
    return _shares(dict(zip(order, counts, strict=True))) if len(counts) == _STARS else None


def _star(row: LexborNode, view: PageView) -> int | None:
    for node in _parts(row, _MOST_IN_ROW):
        attributes = node.attributes
        for name in _DATA_STARS:
            if (attributes.get(name) or "") in ("1", "2", "3", "4", "5"):
                return int(attributes[name] or 0)
        if match := _STAR_QUERY.search(attributes.get("href") or ""):
            return int(match[1])
    for text in (view.text(row), *_spoken(row)):
        if match := _STAR_TEXT.match(text):
            return int(match[1])
    match = _STAR_LABEL.search(label_words(row))
    return int(match[1] or match[2]) if match else None


def _percent(row: LexborNode, view: PageView) -> float | None:
    for text in (view.text(row), *_spoken(row)):
        if found := _PERCENT.findall(text):
            return _number(found[-1])
    return None


def _bar(row: LexborNode, _view: PageView) -> float | None:
    for node in _parts(row, _MOST_IN_ROW):
        attributes = node.attributes
        value, top = attributes.get("aria-valuenow") or attributes.get("value"), attributes.get("aria-valuemax")
        top = top or attributes.get("max") or ("1" if node.tag in ("progress", "meter") else "100")
        if value is not None and _is_number(value) and _is_number(top) and float(top) > 0:
            return 100 * float(value) / float(top)
        if match := _WIDTH.search(attributes.get("style") or ""):
            return float(match[1])
    return None


def _counted(row: LexborNode, star: int, view: PageView) -> float | None:
    """The last number of the row that is not its star."""
    numbers = re.findall(_NUMBER, view.text(row))
    if numbers and numbers[0] == str(star):
        numbers = numbers[1:]
    return float(count_of(numbers[-1]) or 0) if numbers else None


def _spoken(row: LexborNode) -> Iterator[str]:
    for node in _parts(row, _MOST_IN_ROW):
        for name in ("aria-label", "title", "alt"):
            if text := node.attributes.get(name):
                yield text


def _shares(values: dict[int, float]) -> Shares | None:
    total = sum(values.values())
    if total <= 0 or sorted(values.values()) == _UP:  # numbers of the stars, not of owners
        return None
    return {str(star): round(values[star] * 100 / total, 1) for star in _DOWN}


def _number(text: str) -> float:
    return float(text.replace(" ", "").replace(",", "."))


def _is_number(text: str) -> bool:
    return re.fullmatch(r"\d{1,9}(?:\.\d+)?", text.strip()) is not None
