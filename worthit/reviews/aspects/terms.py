"""The vocabulary of one language, ready to be found in a sentence: by first word, the longest term first."""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache

from msgspec import Struct

from worthit.reviews.aspects.vocabulary import vocabulary
from worthit.reviews.aspects.words import split_words
from worthit.reviews.language import Language

ELIDING: frozenset[Language] = frozenset(("it", "fr"))
_SHORTEST_STEM = 3
_TONES = {"terms": 0, "good": 1, "bad": -1}
_MARKS = re.compile(r"[\u0300-\u036f]")
_MAX_KNOWN = 100_000


class Term(Struct, frozen=True):
    """A way to name an aspect. The last word may be a stem (`*`). tone: +1, -1 where it judges as well, else 0."""

    aspect: str
    words: tuple[str, ...]
    tone: int


class Found(Struct, frozen=True):
    """A term at `words[first:last]`."""

    term: Term
    first: int
    last: int


class Terms:
    """All terms of a language. What a word may begin is kept, because reviews use the same words again and again."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self._words: dict[str, list[Term]] = {}
        self._stems: dict[str, list[Term]] = {}
        for term in sorted(terms, key=lambda one: (-len(one.words), one.words)):
            first = term.words[0]
            (self._stems if first.endswith("*") else self._words).setdefault(first.rstrip("*"), []).append(term)
        self._known: dict[str, tuple[Term, ...]] = {}

    def find(self, words: Sequence[str]) -> list[Found]:
        """The terms in a sentence from left to right; a word belongs to one term, the longest that begins first."""
        words = [_plain(word) for word in words]
        found: list[Found] = []
        position, end = 0, len(words)
        known = self._known
        while position < end:
            candidates = known.get(words[position])
            if candidates is None:
                candidates = self._look_up(words[position])
            for term in candidates:
                if _stands_at(term.words, words, position):
                    found.append(Found(term, position, position + len(term.words)))
                    position += len(term.words)
                    break
            else:
                position += 1
        return found

    def _look_up(self, word: str) -> tuple[Term, ...]:
        if len(self._known) > _MAX_KNOWN:
            self._known.clear()
        found = list(self._words.get(word, ()))
        for length in range(len(word), _SHORTEST_STEM - 1, -1):
            found.extend(self._stems.get(word[:length], ()))
        found.sort(key=lambda one: -len(one.words))
        kept = self._known[word] = tuple(found)
        return kept


def _stands_at(term: Sequence[str], words: Sequence[str], position: int) -> bool:
    if position + len(term) > len(words):
        return False
    return all(
        word.startswith(part[:-1]) if part.endswith("*") else word == part
        for part, word in zip(term, words[position : position + len(term)], strict=True)
    )


@cache
def terms_of(language: Language) -> Terms:
    """The vocabulary's terms in a language."""
    return Terms(
        [
            Term(name, tuple(_parts(text, language)), tone)
            for name, entry in vocabulary().items()
            for said, tone in _TONES.items()
            for text in getattr(entry.words[language], said)
        ]
    )


def _parts(text: str, language: Language) -> list[str]:
    """The words of a term as a sentence's words are split, each with its `*`."""
    parts: list[str] = []
    for piece in text.split():
        words = split_words(piece.rstrip("*"), elides=language in ELIDING).words
        parts.extend(words)
        if piece.endswith("*"):
            parts[-1] += "*"
    return [_plain(part) for part in parts]


@lru_cache(maxsize=_MAX_KNOWN)
def _plain(word: str) -> str:
    """Without accents, which many leave out."""
    return word if word.isascii() else _MARKS.sub("", unicodedata.normalize("NFKD", word))
