"""What counts as the same words: capitals, hyphens, apostrophes and accents make no difference."""

import re
import unicodedata
from typing import NamedTuple

from worthit.reviews.language import Language

OPEN = "*"
"""Ends a term whose last word may go on."""

_WORD = re.compile(r"[\w\u0300-\u036F]+")
_WITHIN = re.compile(r"[\s'’´`/&-]*")
"""What may stand between the words of one phrase."""


class Word(NamedTuple):
    """A word as it is compared. start, end: where it stands. joined: nothing parts it from the word before."""

    key: str
    start: int
    end: int
    joined: bool


def words(text: str, language: Language) -> list[Word]:
    """The words of a text in order."""
    found: list[Word] = []
    last = 0
    for match in _WORD.finditer(text):
        joined = _WITHIN.fullmatch(text, last, match.start()) is not None
        found.append(Word(_key(match[0], language), match.start(), match.end(), joined and bool(found)))
        last = match.end()
    return found


def phrase(term: str, language: Language) -> tuple[tuple[str, ...], bool]:
    """The words of a term, and whether the last may go on."""
    return tuple(word.key for word in words(term, language)), term.endswith(OPEN)


def _key(word: str, language: Language) -> str:
    """German keeps its dots: `schön` is beautiful, `schon` is already."""
    if language == "de":
        return unicodedata.normalize("NFC", word).casefold()
    parts = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in parts if not unicodedata.combining(letter))
