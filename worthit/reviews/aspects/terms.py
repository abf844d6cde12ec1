"""The vocabulary of one language, ready to be found in a sentence."""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from worthit.reviews.aspects.vocabulary import TONES, Tone, vocabulary
from worthit.reviews.aspects.words import split_words
from worthit.reviews.language import Language

_MAX_KNOWN = 100_000


class Term(NamedTuple):
    """A way to name an aspect. tone: whether these words praise or blame it, or only name it.

    open: the last word may go on.
    """

    aspect: str
    words: tuple[str, ...]
    tone: Tone
    open: bool


class Found(NamedTuple):
    """A term at `words[first:last]`."""

    term: Term
    first: int
    last: int


class Terms:
    """Terms of one language. What a word may begin is kept: reviews use the same words again and again."""

    def __init__(self, terms: Sequence[Term], language: Language) -> None:
        self._language: Language = language
        self._single: dict[str, Term] = {}
        self._stems: dict[str, Term] = {}
        self._longer: dict[str, dict[str, list[Term]]] = {}
        for term in terms:
            if len(term.words) == 1:
                (self._stems if term.open else self._single).setdefault(term.words[0], term)
            else:
                second = "" if term.open and len(term.words) == 2 else term.words[1]
                self._longer.setdefault(term.words[0], {}).setdefault(second, []).append(term)
        self._stem_lengths = sorted({len(stem) for stem in self._stems}, reverse=True)
        self._known: dict[str, Term | None] = {}

    def find(self, words: Sequence[str]) -> list[Found]:
        """The terms in a sentence, in order. Of words that overlap the longest: "fast delivery" beats "very fast"."""
        keys = [key_of(word, self._language) for word in words]
        candidates = list(self._candidates(keys))
        if len(candidates) > 1:
            candidates.sort(key=_longest_first)
        taken: set[int] = set()
        found: list[Found] = []
        for one in candidates:
            places = range(one.first, one.last)
            if taken.isdisjoint(places):
                taken.update(places)
                found.append(one)
        found.sort(key=lambda one: one.first)
        return found

    def _candidates(self, keys: Sequence[str]) -> Iterator[Found]:
        known, longer = self._known, self._longer
        for first, key in enumerate(keys):
            alone = known[key] if key in known else self._look_up(key)
            if alone is not None:
                yield Found(alone, first, first + 1)
            if key in longer and first + 1 < len(keys):
                by_second = longer[key]
                for second in (keys[first + 1], ""):
                    for term in by_second.get(second, ()):
                        if (len(term.words) == 2 and second) or _stands_at(term, keys, first):
                            yield Found(term, first, first + len(term.words))

    def _look_up(self, key: str) -> Term | None:
        """The term that a word is by itself: as a whole, else by its longest stem."""
        if len(self._known) > _MAX_KNOWN:
            self._known.clear()
        stems = (self._stems[key[:end]] for end in self._stem_lengths if key[:end] in self._stems)
        kept = self._known[key] = self._single.get(key) or next(stems, None)
        return kept


def _longest_first(found: Found) -> tuple[int, int, int]:
    """By words, then by letters."""
    return -len(found.term.words), -sum(map(len, found.term.words)), found.first


def _stands_at(term: Term, keys: Sequence[str], first: int) -> bool:
    here = keys[first : first + len(term.words)]
    if len(here) < len(term.words) or any(key != word for key, word in zip(here[:-1], term.words, strict=False)):
        return False
    last = term.words[-1]
    return here[-1].startswith(last) if term.open else here[-1] == last


@cache
def terms_of(language: Language) -> Terms:
    """The vocabulary's terms in a language."""
    return Terms(
        [
            Term(
                entry.id,
                tuple(key_of(word, language) for word in split_words(text, language).words),
                tone,
                text[-1] == "*",
            )
            for entry in vocabulary().values()
            for tone in TONES
            for text in getattr(entry.words[language], tone)
        ],
        language,
    )


@lru_cache(maxsize=_MAX_KNOWN)
def key_of(word: str, language: Language) -> str:
    """What counts as the same word: without accents, but in German (`schön` is beautiful, `schon` already), and there
    with ss for ß, as in capitals and in Switzerland.
    """
    if word.isascii():
        return word
    if language == "de":
        return unicodedata.normalize("NFC", word).replace("ß", "ss")
    parts = unicodedata.normalize("NFKD", word)
    return "".join(letter for letter in parts if not unicodedata.combining(letter))
