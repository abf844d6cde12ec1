"""A sentence as its words, each with where it stands; hyphens part words, and `l'` is no part of `autonomia`."""

import re
from collections.abc import Sequence
from typing import NamedTuple

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[.,;:!?()\[\]–—/…]|(?<=\s)-+(?=\s)|\n")
_LONGEST_ELIDED = 5
"""l', dell', qu', jusqu' …"""


class Words(NamedTuple):
    """Words and marks of a text in lower case, with their offsets in it."""

    words: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]


def split_words(text: str, start: int = 0, end: int | None = None, *, elides: bool = False) -> Words:
    """The words of `text[start:end]`; offsets are those of `text`. elides: the language puts its article before `'`."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        word = match.group().lower().replace("’", "'")
        at, until = match.span()
        if elides and "'" in word:
            before, _, after = word.partition("'")
            if len(before) <= _LONGEST_ELIDED:
                at, word = at + len(before) + 1, after
        words.append(word)
        starts.append(at)
        ends.append(until)
    return Words(words, starts, ends)
