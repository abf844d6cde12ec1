"""A rating that is only drawn: stars filled to a width, stars that scripts fill from an attribute, rows of ★ and ☆."""

import re

from selectolax.lexbor import LexborNode

from worthit.product.extract.document import Document
from worthit.product.extract.view.pieces import label_words, view_page

_DRAWN = (
    "[style*=width i], [data-rating], [data-score], [data-average-rating], [data-rating-value], [data-stars],"
    "meter[value], [aria-valuenow]"
)
_STATED = (
    "data-rating",
    "data-average-rating",
    "data-rating-value",
    "data-score",
    "data-stars",
    "value",
    "aria-valuenow",
)
_LABEL = re.compile(r"\b(?:ratings?|stars?|rate|sterne|stelle|etoiles|estrellas)\b")
_WIDTH = re.compile(r"(?:^|[;\s])width\s*:\s*(\d{1,3}(?:\.\d+)?)%", re.IGNORECASE)
_VALUE = re.compile(r"[0-5](?:\.\d+)?")
_GLYPHS = re.compile(r"([★⭐]{1,5})(☆{0,4})")
_REACH = 4
"""Pieces between the drawing and the count of those who rated."""


def rating_pictured(document: Document, counted_at: int) -> float | None:
    """The rating out of five that is drawn beside a count; None where drawings differ."""
    view = document.once(view_page)
    found = set()
    for node in document.select(_DRAWN):
        place = view.span(node)[0]
        near = abs(place - counted_at) <= _REACH and place < len(view.runs)
        if near and not view.runs[place].aside and (value := _drawn(node)) is not None:
            found.add(value)
    for run in view.shown(counted_at - _REACH, counted_at + _REACH):
        if (match := _GLYPHS.fullmatch(run.text)) and len(run.text) == 5:
            found.add(float(len(match[1])))
    return found.pop() if len(found) == 1 else None


def _drawn(node: LexborNode) -> float | None:
    attributes = node.attributes
    parent = label_words(node.parent) if node.parent is not None else ""
    if not _LABEL.search(f"{label_words(node)} {parent} {' '.join(attributes)}".replace("-", " ")):
        return None
    for name in _STATED:
        if _VALUE.fullmatch(value := (attributes.get(name) or "").strip()) and float(value) > 0:
            return round(float(value), 4)
    width = _WIDTH.search(attributes.get("style") or "")
    return round(float(width[1]) / 20, 3) if width and 20 <= float(width[1]) <= 100 else None
