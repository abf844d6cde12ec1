"""HTML of Telegram's kind, cut into messages so that no tag or entity is ever cut.

Telegram counts 4,096 UTF-16 units after it has read the markup; counting the markup too errs on the safe side.
"""

import html
from collections.abc import Iterable, Iterator

from msgspec import Struct

MOST_UNITS = 4096


class Paragraph(Struct, frozen=True):
    """Plain text, shown in bold or not."""

    text: str
    bold: bool = False

    def html(self) -> str:
        escaped = html.escape(self.text, quote=False)
        return f"<b>{escaped}</b>" if self.bold else escaped


def messages(paragraphs: Iterable[Paragraph], most: int = MOST_UNITS) -> list[str]:
    """The paragraphs, one a line, in as few messages as they need; a paragraph without text is an empty line."""
    made: list[str] = []
    current = ""
    for paragraph in paragraphs:
        for piece in _pieces(paragraph, most):
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


def _pieces(paragraph: Paragraph, most: int) -> Iterator[Paragraph]:
    """The paragraph in pieces that fit a message each, cut between words where there are any."""
    rest = paragraph.text
    while units(Paragraph(rest, paragraph.bold).html()) > most:
        end = _fitting(rest, paragraph.bold, most)
        space = rest.rfind(" ", 0, end + 1)
        cut = space if space > end // 2 else end
        yield Paragraph(rest[:cut].rstrip(), paragraph.bold)
        rest = rest[cut:].lstrip()
    yield Paragraph(rest, paragraph.bold)


def _fitting(text: str, bold: bool, most: int) -> int:
    """How many characters of the text fit."""
    low, high = 1, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if units(Paragraph(text[:middle], bold).html()) <= most:
            low = middle
        else:
            high = middle - 1
    return low
