"""HTML → the blocks of a rich message. Videos, audio, maps, formulas and dates are not understood here."""

from collections.abc import Iterable, Mapping
from typing import Any

from worthit.testing.telegram.media import Media
from worthit.testing.telegram.refusals import bad_request
from worthit.testing.telegram.rich.html_tree import Node, cannot_parse, tree_of
from worthit.testing.telegram.rich.tables import table_of
from worthit.testing.telegram.rich.texts import INLINE, button_of, text_of
from worthit.testing.telegram.uploads import photo_at

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_PLAIN = {"p": "paragraph", "footer": "footer", "tg-thinking": "thinking"}
_PHOTO = "tg://photo?id="


def blocks_of(html: str, photos: Mapping[str, Media]) -> list[dict[str, Any]]:
    """photos: by the id that `tg://photo?id=` names. Raises: Refusal."""
    return _Blocks(photos).of(tree_of(html).children)


class _Blocks:
    def __init__(self, photos: Mapping[str, Media]) -> None:
        self._photos = photos

    def of(self, children: Iterable[Node | str]) -> list[dict[str, Any]]:
        """Text that stands in no block makes a paragraph."""
        blocks: list[dict[str, Any]] = []
        loose: list[Node | str] = []
        for child in children:
            if isinstance(child, str) or child.tag in INLINE:
                loose.append(child)
            else:
                blocks += [*_paragraph(loose), self._block(child)]
                loose = []
        return blocks + _paragraph(loose)

    def _block(self, node: Node) -> dict[str, Any]:
        if node.tag in _PLAIN:
            return {"type": _PLAIN[node.tag], "text": text_of(node.children)}
        if node.tag in _HEADINGS:
            return {"type": "heading", "text": text_of(node.children), "size": int(node.tag[1])}
        if node.tag == "hr":
            return {"type": "divider"}
        if node.tag in ("ul", "ol"):
            return {"type": "list", "items": self._items(node)}
        if node.tag == "details":
            return self._details(node)
        if node.tag in ("blockquote", "aside"):
            return self._quote(node)
        return _SIMPLE[node.tag](node) if node.tag in _SIMPLE else self._pictures(node)

    def _details(self, node: Node) -> dict[str, Any]:
        summary = node.first("summary")
        if summary is None:
            raise cannot_parse('Tag "details" must have a summary')
        rest = [child for child in node.children if child is not summary]
        is_open = {"is_open": True} if "open" in node.attributes else {}
        return {"type": "details", "summary": text_of(summary.children), "blocks": self.of(rest), **is_open}

    def _items(self, node: Node) -> list[dict[str, Any]]:
        items = []
        for number, item in enumerate(node.all("li"), int(node.attributes.get("start", "1"))):
            box = item.first("input")
            label = {"label": f"{number}.", "value": number} if node.tag == "ol" else {"label": "•"}
            if box:
                label = {**label, "has_checkbox": True, "is_checked": "checked" in box.attributes}
            items.append({**label, "blocks": self.of(child for child in item.children if child is not box)})
        if not items:
            raise bad_request("list must be non-empty")
        return items

    def _quote(self, node: Node) -> dict[str, Any]:
        cite = node.first("cite")
        said = [child for child in node.children if child is not cite]
        credit = {"credit": text_of(cite.children)} if cite else {}
        if node.tag == "aside":
            return {"type": "pullquote", "text": text_of(said), **credit}
        if node.attributes.keys() & {"collapsed", "expandable"}:
            return {"type": "expandable_blockquote", "text": text_of(said), **credit}
        return {"type": "blockquote", "blocks": self.of(said), **credit}

    def _pictures(self, node: Node) -> dict[str, Any]:
        if node.tag == "img":
            return {"type": "photo", "photo": self._photo(node.attributes.get("src", "")).json()}
        said = node.first("figcaption")
        caption = {"caption": {"text": text_of(said.children)}} if said else {}
        images = [self._pictures(image) for image in node.all("img", "figure")]
        if node.tag == "figure" and len(images) == 1:
            return {**images[0], **caption}
        if node.tag in ("tg-collage", "tg-slideshow") and images:
            return {"type": node.tag.removeprefix("tg-"), "blocks": images, **caption}
        raise cannot_parse(f'Tag "{node.tag}" has no place here')

    def _photo(self, source: str) -> Media:
        if not source.startswith(_PHOTO):
            return photo_at(source)
        if (photo := self._photos.get(source.removeprefix(_PHOTO))) is None:
            raise bad_request("invalid rich message file identifier specified")
        return photo


def _paragraph(loose: list[Node | str]) -> list[dict[str, Any]]:
    while loose and isinstance(loose[0], str) and not loose[0].strip():
        loose = loose[1:]
    while loose and isinstance(loose[-1], str) and not loose[-1].strip():
        loose = loose[:-1]
    return [{"type": "paragraph", "text": text_of(loose)}] if loose else []


def _preformatted(node: Node) -> dict[str, Any]:
    code = node.first("code")
    kind = code.attributes.get("class", "") if code else ""
    language = {"language": kind.removeprefix("language-")} if kind.startswith("language-") else {}
    return {"type": "pre", "text": text_of((code or node).children), **language}


def _buttons(node: Node) -> dict[str, Any]:
    buttons = [button_of(button) for button in node.all("tg-button")]
    if not 1 <= len(buttons) <= 8:
        raise cannot_parse("A row has 1 to 8 buttons")
    align = {"align": node.attributes["align"]} if "align" in node.attributes else {}
    return {"type": "buttons", "buttons": buttons, **align}


_SIMPLE = {"pre": _preformatted, "table": table_of, "tg-button-row": _buttons}
