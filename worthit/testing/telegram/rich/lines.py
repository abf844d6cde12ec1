"""A rich message as lines of text: what a person reads, with a mark for what each line is."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from worthit.testing.telegram.rich.walking import plain


def lines_of(blocks: Iterable[dict[str, Any]]) -> list[str]:
    """`# heading`, `cell | cell`, `▸ summary` with its content indented (`▾` where it is open), `• item`, `> quote`."""
    return [line for block in blocks for line in _block(block)]


def _block(block: dict[str, Any]) -> Iterable[str]:
    return _KINDS.get(block["type"], _plain)(block)


def _plain(block: dict[str, Any]) -> list[str]:
    return plain(block.get("text", "")).split("\n")


def _heading(block: dict[str, Any]) -> list[str]:
    return [f"{'#' * block['size']} {plain(block['text'])}"]


def _details(block: dict[str, Any]) -> Iterator[str]:
    yield f"{'▾' if block.get('is_open') else '▸'} {plain(block['summary'])}"
    yield from _indented(lines_of(block["blocks"]))


def _list(block: dict[str, Any]) -> Iterator[str]:
    for item in block["items"]:
        yield from _item(item)


def _buttons(block: dict[str, Any]) -> list[str]:
    return [" ".join(f"[{plain(button['text'])}]" for button in block["buttons"])]


def _pictures(block: dict[str, Any]) -> list[str]:
    return [" ".join([f"[{block['type']}]", *filter(None, [plain((block.get("caption") or {}).get("text", ""))])])]


def _table(block: dict[str, Any]) -> Iterator[str]:
    if block.get("caption"):
        yield plain(block["caption"])
    for row in block["cells"]:
        yield " | ".join(plain(cell.get("text", "")) for cell in row)


def _item(item: dict[str, Any]) -> Iterator[str]:
    box = ("☑ " if item.get("is_checked") else "☐ ") if item.get("has_checkbox") else ""
    first, *rest = lines_of(item["blocks"]) or [""]
    yield f"{item['label']} {box}{first}"
    yield from _indented(rest)


def _quote(block: dict[str, Any]) -> Iterator[str]:
    said = lines_of(block["blocks"]) if "blocks" in block else plain(block["text"]).split("\n")
    for line in said:
        yield f"> {line}"
    if block.get("credit"):
        yield f"> — {plain(block['credit'])}"


def _indented(lines: Iterable[str]) -> Iterator[str]:
    return (f"  {line}" for line in lines)


_KINDS: dict[str, Callable[[dict[str, Any]], Iterable[str]]] = {
    "heading": _heading,
    "table": _table,
    "details": _details,
    "list": _list,
    "blockquote": _quote,
    "pullquote": _quote,
    "expandable_blockquote": _quote,
    "divider": lambda _: ["---"],
    "buttons": _buttons,
    "photo": _pictures,
    "collage": _pictures,
    "slideshow": _pictures,
    "anchor": lambda _: [],
}
