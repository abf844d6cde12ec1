"""The brand as the page shows it: a labelled row, else a name, link or logo that is labelled as brand."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from worthit.product.extract.document import Document
from worthit.product.extract.hrefs import path_of
from worthit.product.extract.labels import BRAND, MAKER, label_of
from worthit.product.extract.nodes import clean
from worthit.product.extract.view.labelled import labelled_rows
from worthit.product.extract.view.pieces import PageView, label_words, view_page
from worthit.product.extract.view.title import find_title
from worthit.product.extract.wording import is_placeholder, words

_MAX_NAME = 40
_REACH, _BESIDE = 60, 8
"""Pieces from the product's name: within its part of the page; just above or below it."""
_LABELLED = (
    "[class*=brand i] a, a[class*=brand i], [class*=brand i], [class*=manufacturer i], [class*=vendor i],"
    "a[href*='/brand'], a[href*='/marke'], a[href*='/marque'], a[href*='/marca'], a[href*='/marche/'],"
    "a[href*='/merk'], a[href*='/manufacturer'], a[href*='/hersteller']"
)
_BRAND_LABEL = re.compile(
    r"\b(?:product|item|pdp|detail|details|info|buy ?box) (?:\w+ )?(?:brand|vendor|manufacturer)\b|"
    r"\b(?:brand|manufacturer) ?(?:name|title|link|logo)\b"
)
_BRAND_PATH = re.compile(
    r"/(?:brands?|brand-?shops?|marken?|marques?|marcas?|marche|merk(?:en)?|manufacturers?|hersteller)/[^/]+$"
)
_LOGO = re.compile(r"\s*\b(?:logo|brand|store)\b\s*", re.IGNORECASE)
_FOR_STATISTICS = ("data-brand", "data-product-brand", "data-item-brand", "data-brand-name", "brand")

_BY = re.compile(r"by|von|par|door|från|av|af|fra|od|от", re.IGNORECASE)
_NAME = r"([^\Wa-z_]\S*(?: (?:[^\Wa-z_]\S*|&|and|und|et|e|y|en|the|of|de|di))*?)"
_BYLINE = re.compile(
    rf"(?i:visit the|shop(?: the| all)|explore(?: all)?|see all|view all|more(?: products)? (?:by|from)) {_NAME}"
    r"(?: (?i:store|shop|products|brand))?|"
    rf"(?i:besuchen? (?:sie )?den) {_NAME}[- ](?i:store|shop)|(?i:alle produkte|mehr) von {_NAME}|"
    rf"(?i:visita (?:lo store|il negozio|la tienda|a loja)(?: di| de| da)?) {_NAME}|"
    rf"(?i:(?:visitez|visiter|voir) (?:la boutique|tous les produits)(?: de)?) {_NAME}|"
    rf"(?i:bezoek de) {_NAME}[- ](?i:store|winkel)|(?i:(?:bekijk )?alles? van) {_NAME}|(?i:{_BY.pattern}) {_NAME}"
)
"""Beside the product's name. The words of a name begin in upper case."""

Found = tuple[str, float]


def find_brand(document: Document) -> Found | None:
    """The brand and how far it is believed (0..1)."""
    return (
        _in_rows(document, BRAND, 0.55)
        or next(_labelled_elements(document), None)
        or _told_to_statistics(document)
        or _in_byline(document)
        or _in_rows(document, MAKER, 0.4)
    )


def _in_rows(document: Document, labels: frozenset[str], belief: float) -> Found | None:
    rows = (row.value for row in document.once(labelled_rows) if row.label in labels and _is_name(row.value))
    return next(((name, belief) for name in rows), None)


def _in_byline(document: Document) -> Found | None:
    """ "Visit the Nordhof Store", "Shop all Nordhof" or "by Nordhof" just beside the name."""
    title = document.once(find_title).place
    if title is None:
        return None
    around = document.once(view_page).shown(title - _BESIDE, title + 1 + _BESIDE)
    shown = [run.text for run in around if run.place != title and not run.aside]
    for place, text in enumerate(shown):
        line = " ".join(shown[place : place + 2]) if _BY.fullmatch(text) else text
        if (found := _BYLINE.fullmatch(line)) and _is_name(name := next(filter(None, found.groups()))):
            return name, 0.45
    return None


def _labelled_elements(document: Document) -> Iterator[Found]:
    """Names in elements labelled as brand: those that the product's name repeats, else one just beside that name."""
    view, title = document.once(view_page), document.once(find_title)
    if title.place is None:
        return
    beside: list[str] = []
    for node in document.select(_LABELLED):
        start, end = view.span(node)
        distance = abs(start - title.place)
        is_aside = start < len(view.runs) and view.runs[start].aside
        if distance > _REACH or end - start > 3 or is_aside:
            continue
        name = _named_by(node, view)
        if not _is_name(name):
            continue
        if words(name) <= words(title.text):
            yield name, 0.5
        elif (
            distance <= (_REACH if _is_logo(node) else _BESIDE)
            and _is_of_product(node)
            and label_of(name) not in BRAND | MAKER
        ):
            beside.append(name)
    if len({words(name) for name in beside}) == 1:
        yield beside[0], 0.45


def _named_by(node: LexborNode, view: PageView) -> str:
    """The text of the element, else what its logo says."""
    if text := view.text(node, limit=3):
        return text
    logo = node.css_first("img[alt]")
    return _LOGO.sub(" ", logo.attributes.get("alt") or "").strip() if logo is not None else ""


def _is_logo(node: LexborNode) -> bool:
    """A picture and no word: shops have few of those, so it may stand farther from the name."""
    return node.css_first("img[alt]") is not None and not clean(node.text())


def _is_of_product(node: LexborNode) -> bool:
    link = node.attributes.get("href") if node.tag == "a" else None
    return bool(_BRAND_LABEL.search(label_words(node)) or (link and _BRAND_PATH.search(path_of(link))))


def _told_to_statistics(document: Document) -> Found | None:
    """Buttons carry what the shop counts its sales by (`data-brand`); a name that the product's name repeats."""
    title = words(document.once(find_title).text)
    for attribute in _FOR_STATISTICS:
        for node in document.select(f"[{attribute}]"):
            name = (node.attributes.get(attribute) or "").strip()
            if _is_name(name) and words(name) <= title:
                return name, 0.5
    return None


def _is_name(text: str) -> bool:
    return 1 < len(text) <= _MAX_NAME and bool(words(text)) and not text.isdigit() and not is_placeholder(text)
