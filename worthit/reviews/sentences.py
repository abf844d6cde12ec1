"""A review as its sentences, each with where it stands, so that a quote can be checked against the text."""

import re

from msgspec import Struct

LONGEST = 600
"""Characters of one sentence; what has no end is cut at the last space before."""
MOST = 500
"""Sentences that are read of one review."""

_END = re.compile(r"([.!?…])[\"')\]”]*(?:\s?»)?\s+|\n|([!?])(?=[^\W\d_])|(\.)(?<=[^\W\d_]{2}\.)(?=[A-ZÀ-Þ][^\W\d_])")
"""Each way begins with a character, so that the search leaps from one to the next."""
_UNSHOWN = re.compile(r"<(script|style)\b[^<>]{0,200}>.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
"""What a page never shows; what is opened and not closed hides the rest, as in a browser."""
_SAYS_SOMETHING = re.compile(r"\w|[\U0001F300-\U0001FAFF\u2600-\u27BF]")


class Sentence(Struct, frozen=True):
    """`text` is `review[start:end]`; offsets are those of Python strings."""

    start: int
    end: int
    text: str


def split_sentences(text: str) -> list[Sentence]:
    """The sentences of a text in order; a text without any mark is one. Scripts and styles part them."""
    found: list[Sentence] = []
    start = 0
    for hidden in _UNSHOWN.finditer(text) if "<" in text else ():
        _split(found, text, start, hidden.start())
        start = hidden.end()
    _split(found, text, start, len(text))
    return found[:MOST]


def _split(found: list[Sentence], text: str, start: int, end: int) -> None:
    for match in _END.finditer(text, start, end):
        if len(found) >= MOST:
            return
        _add(found, text, start, match.start() + (match.lastindex is not None))
        start = match.end()
    _add(found, text, start, end)


def _add(found: list[Sentence], text: str, start: int, end: int) -> None:
    while end - start > LONGEST:
        cut = text.rfind(" ", start + 1, start + LONGEST)
        cut = cut if cut > start else start + LONGEST
        _add(found, text, start, cut)
        start = cut
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start and _SAYS_SOMETHING.search(text, start, end):
        found.append(Sentence(start, end, text[start:end]))
