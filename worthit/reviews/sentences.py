"""A review as its sentences, each with where it stands, so that a quote can be checked against the text."""

import re

from msgspec import Struct

LONGEST = 600
"""Characters of one sentence; what has no end is cut at the last space before."""
MOST = 500
"""Sentences that are read of one review."""

_END = re.compile(r"([.!?…])[\"')\]”]*(?:\s?»)?\s+|\n|([!?])(?=[^\W\d_])|(\.)(?<=[^\W\d_]{2}\.)(?=[A-ZÀ-Þ][^\W\d_])")
"""Each way begins with a character, so that the search leaps from one to the next."""
_SAYS_SOMETHING = re.compile(r"\w|[\U0001F300-\U0001FAFF\u2600-\u27BF]")


class Sentence(Struct, frozen=True):
    """`text` is `review[start:end]`; offsets are those of Python strings."""

    start: int
    end: int
    text: str


def split_sentences(text: str) -> list[Sentence]:
    """The sentences of a text in order; a text without any mark is one."""
    found: list[Sentence] = []
    start = 0
    for match in _END.finditer(text):
        _add(found, text, start, match.start() + (match.lastindex is not None))
        start = match.end()
        if len(found) >= MOST:
            return found[:MOST]
    _add(found, text, start, len(text))
    return found[:MOST]


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
