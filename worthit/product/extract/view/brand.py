"""The brand as the page shows it: a row of the facts table, else a name labelled as brand that the title holds."""

from itertools import pairwise

from worthit.product.extract.document import Document
from worthit.product.extract.labels import BRAND, label_of
from worthit.product.extract.view.pieces import view_page
from worthit.product.extract.view.title import find_title
from worthit.product.extract.wording import words

_MAX_NAME = 40
_REACH = 60


def find_brand(document: Document) -> tuple[str, float] | None:
    """The brand and how far it is believed (0..1)."""
    view, title = document.once(view_page), document.once(find_title)
    shown = [run for run in view.shown() if not run.aside]
    for run, after in pairwise(shown):
        label, _, value = run.text.partition(":")
        if label_of(label) in BRAND:
            name = value.strip() or after.text
            if 1 < len(name) <= _MAX_NAME:
                return name, 0.55
    for node in document.select("[class*=brand i] a, a[class*=brand i], [class*=brand i], [class*=manufacturer i]"):
        name = view.text(node, limit=3)
        near = title.place is not None and abs(view.span(node)[0] - title.place) <= _REACH
        if near and 1 < len(name) <= _MAX_NAME and words(name) and words(name) <= words(title.text):
            return name, 0.5
    return None
