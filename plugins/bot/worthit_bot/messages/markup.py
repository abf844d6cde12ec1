"""Content as HTML of Telegram's kind, cut into messages so that no tag or entity is ever cut.

Telegram counts 4,096 UTF-16 units after it has read the markup; counting the markup too errs on the safe side.
Pictures are not told here: they are messages of their own.
"""

import html
from collections.abc import Iterable, Iterator

from msgspec import Struct

from worthit_bot.messages.content import Block, Content, Facts, Folded, Line, Picture, Points, Quotes

MOST_UNITS = 4096


class _Piece(Struct, frozen=True):
    """A line of a message within one tag, or none."""

    text: str
    tag: str = ""

    def html(self) -> str:
        escaped = html.escape(self.text, quote=False)
        return f"<{self.tag}>{escaped}</{self.tag.partition(' ')[0]}>" if self.tag else escaped


def messages(content: Content, most: int = MOST_UNITS) -> list[str]:
    """The content in as few messages as it needs, with an empty line between its blocks."""
    made: list[str] = []
    current = ""
    for piece in _whole(content, most):
        line = piece.html()
        longer = f"{current}\n{line}" if current else line
        if units(longer) <= most:
            current = longer
        else:
            made.append(current)
            current = line
    made.append(current)
    return [text.strip("\n") for text in made if text.strip("\n")]


def units(text: str) -> int:
    """How many UTF-16 units a text has, as Telegram counts."""
    return len(text.encode("utf-16-le")) // 2


def _whole(content: Content, most: int) -> Iterator[_Piece]:
    """Every line, none of them longer than a message."""
    previous: Block | None = None
    for block in content:
        if isinstance(block, Picture):
            continue
        if previous is not None and not (isinstance(previous, Line) and isinstance(block, Line)):
            yield _Piece("")
        previous = block
        for piece in _pieces(block):
            yield from _cut(piece, most)


def _pieces(block: Block) -> Iterator[_Piece]:
    match block:
        case Line(text, bold):
            yield _Piece(text, "b" if bold else "")
        case Points(items):
            yield from (_Piece(f"• {item}") for item in items)
        case Facts(rows, colon):
            yield from (_Piece(f"{name}{colon}{value}") for name, value in rows)
        case Quotes(texts):
            yield from (_Piece(text, "blockquote") for text in texts)
        case Folded(summary, blocks):
            inner = [piece.text for each in blocks if not isinstance(each, Picture) for piece in _pieces(each)]
            yield _Piece(summary, "b")
            yield _Piece("\n".join(inner), "blockquote expandable")
        case Picture():
            pass


def _cut(piece: _Piece, most: int) -> Iterator[_Piece]:
    """The piece in pieces that fit a message each, cut between words where there are any."""
    rest = piece.text
    while units(_Piece(rest, piece.tag).html()) > most:
        end = _fitting(rest, piece.tag, most)
        space = max(rest.rfind(" ", 0, end + 1), rest.rfind("\n", 0, end + 1))
        cut = space if space > end // 2 else end
        yield _Piece(rest[:cut].rstrip(), piece.tag)
        rest = rest[cut:].lstrip()
    yield _Piece(rest, piece.tag)


def _fitting(text: str, tag: str, most: int) -> int:
    """How many characters of the text fit."""
    low, high = 1, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if units(_Piece(text[:middle], tag).html()) <= most:
            low = middle
        else:
            high = middle - 1
    return low


def line_html(text: str, bold: bool = False) -> str:
    """One line."""
    return _Piece(text, "b" if bold else "").html()


def pictures(content: Iterable[Block]) -> list[Picture]:
    """The pictures in it."""
    return [block for block in content if isinstance(block, Picture)]
