"""What a page lists of its product: tables of facts ("Material: Brass") and lists of features."""

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from worthit.product.extract.document import Document
from worthit.product.extract.nodes import next_element
from worthit.product.extract.view.pieces import PageView, view_page
from worthit.product.extract.view.title import find_title

_FACTS = "table tr, dl dt"
_LISTED = ", ".join(
    f"[class*={word} i]" for word in ("feature", "highlight", "bullet", "benefit", "usp-list", "key-point")
)
_LONGEST_NAME, _LONGEST_VALUE, _LONGEST_LINE = 50, 160, 300
_FEWEST, _MOST = 2, 40
_MOST_PIECES = 12
_MOST_HOLDERS = 40


def find_features(document: Document) -> tuple[str, ...]:
    """Rows as "name: value", then the lines of lists made for features, each once; empty for fewer than two."""
    title = document.once(find_title).place
    if title is None:
        return ()
    view = document.once(view_page)
    found = dict.fromkeys([*_facts(document, view), *_lines(document, view)])
    return tuple(found)[:_MOST] if len(found) >= _FEWEST else ()


def _facts(document: Document, view: PageView) -> Iterator[str]:
    for node in document.select(_FACTS):
        cells = [cell for cell in node.iter() if cell.tag in ("th", "td")] if node.tag == "tr" else _pair(node)
        if len(cells) != 2 or not _is_plain(cells[0], view) or not _is_plain(cells[1], view):
            continue
        name, value = (view.text(cell, _MOST_PIECES) for cell in cells)
        if 0 < len(name) <= _LONGEST_NAME and 0 < len(value) <= _LONGEST_VALUE:
            yield f"{name.rstrip(' :：')}: {value}"


def _pair(term: LexborNode) -> list[LexborNode]:
    following = next_element(term)
    return [term, following] if following is not None and following.tag == "dd" else []


def _lines(document: Document, view: PageView) -> Iterator[str]:
    # Not one selector for both: the parser would look at every ancestor of every item, for each of the words.
    holders = document.select(_LISTED)[:_MOST_HOLDERS]
    items = {node.mem_id: node for holder in holders for node in holder.css("li")}
    for node in items.values():
        if node.css_first("a, button, img, ul, ol") is None and _is_plain(node, view):
            text = view.text(node, _MOST_PIECES)
            if 0 < len(text) <= _LONGEST_LINE:
                yield text


def _is_plain(node: LexborNode, view: PageView) -> bool:
    """It shows something, little, and not in a menu or beside other products."""
    start, end = view.span(node)
    return start < end <= start + _MOST_PIECES and not view.runs[start].aside and not view.runs[start].hidden
