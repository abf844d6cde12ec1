"""A sentence as its words, each with where it stands; hyphens part words, and `l'` is no part of `autonomia`."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from worthit.reviews.language import Language

_WORD = re.compile(r"[\w\u0300-\u036F]+(?:['’][\w\u0300-\u036F]+)*|[.,;:!?()\[\]–—…\n]|(?<=\s)-+(?=\s)")
_ELIDING: frozenset[Language] = frozenset(("it", "fr"))
_LONGEST_ELIDED = 5
"""l', dell', qu', jusqu' …"""


class Words(NamedTuple):
    """Words and marks of a text in lower case, with their offsets in it."""

    words: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]


def split_words(text: str, language: Language, start: int = 0, end: int | None = None) -> Words:
    """The words of `text[start:end]`; offsets are those of `text`."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    elides = language in _ELIDING
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
