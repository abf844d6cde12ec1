"""What pages tell in labelled rows: "Brand: Nordhof", a cell "Condition" before "New", "Sold by" and a name."""

import re
from collections.abc import Iterator

from msgspec import Struct
from selectolax.lexbor import LexborNode

from worthit.product.extract.document import Document
from worthit.product.extract.labels import LABELS, label_of
from worthit.product.extract.view.pieces import view_page
from worthit.product.extract.wording import words

_MAX_LABEL, _MAX_VALUE = 30, 60
_NEXT = 2
"""Pieces after a label in which its value stands: a colon may be a piece of its own."""
_COLON = re.compile(r"\s*[:：]\s*")


class Row(Struct, frozen=True):
    """label: as the sets of `labels` hold it. place: of the label in the view."""

    label: str
    value: str
    place: int


def labelled_rows(document: Document) -> tuple[Row, ...]:
    """The rows whose label says something of the product, in the order of the page, without menus."""
    return tuple(_rows(document))


def _rows(document: Document) -> Iterator[Row]:
    shown = [run for run in document.once(view_page).shown() if not run.aside]
    for place, run in enumerate(shown):
        label, *values = _COLON.split(run.text[: _MAX_LABEL + _MAX_VALUE], maxsplit=1)
        if len(label) > _MAX_LABEL or (name := label_of(label)) not in LABELS:
            continue
        value = values[0] if values else ""
        # A label that is a link is an entry of a menu, and what follows it is the next entry.
        if not value and (values or not _is_link(run.parent)):
            value = next((each.text for each in shown[place + 1 : place + 1 + _NEXT] if words(each.text)), "")
        if value and len(value) <= _MAX_VALUE:
            yield Row(name, value, run.place)


def _is_link(node: LexborNode) -> bool:
    return node.tag == "a" or (node.parent is not None and node.parent.tag == "a")
