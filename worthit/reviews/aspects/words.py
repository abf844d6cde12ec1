"""A sentence as its words, each with where it stands; hyphens part words, and `l'` is no part of `autonomia`."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from worthit.reviews.language import Language

_UNSEEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
"""Characters that nobody sees part no word: they mark its direction, or where it may be parted."""
_LETTERS = rf"\w[\w\u0300-\u036F{_UNSEEN}]*"
_WORD = re.compile(rf"{_LETTERS}(?:['’]{_LETTERS})*|[.,;:!?()\[\]–—…\n]|(?<=\s)-+(?=\s)")
_NOBODY_SEES = re.compile(f"[{_UNSEEN}]")
_ELIDING: frozenset[Language] = frozenset(("it", "fr"))
_APOSTROPHE = re.compile("['’]")
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
        if not word.isascii():
            word = _NOBODY_SEES.sub("", word)
        at, until = match.span()
        if elides and "'" in word:
            before, _, after = word.partition("'")
            if len(before) <= _LONGEST_ELIDED:
                at, word = _behind_article(match), after
        words.append(word)
        starts.append(at)
        ends.append(until)
    return Words(words, starts, ends)


def _behind_article(word: re.Match[str]) -> int:
    return word.start() + len(_APOSTROPHE.split(word.group(), maxsplit=1)[0]) + 1
