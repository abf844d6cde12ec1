"""Where a text speaks of an aspect that is known by name. Whether it means well is judged elsewhere, but for the words
that judge by themselves."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from msgspec import Struct

from worthit.reviews.aspects.vocabulary import TONES, Tone, vocabulary
from worthit.reviews.aspects.wording import Word, phrase, words
from worthit.reviews.language import Language

_SHORTEST_STEM = 3


class Mention(Struct, frozen=True):
    """`text[start:end]` names the aspect. tone: whether these words praise or blame it, or only name it."""

    aspect: str
    start: int
    end: int
    tone: Tone


class _Term(NamedTuple):
    words: tuple[str, ...]
    open: bool
    aspect: str
    tone: Tone


def mentions(text: str, language: Language) -> list[Mention]:
    """The aspects that a text names, in order. Of words that overlap the longest are read."""
    given = words(text, language)
    found = sorted(_candidates(given, _terms(language)), key=lambda one: (-len(one[1].words), one[0], one[1].open))
    free = [True] * len(given)
    kept: list[Mention] = []
    for first, term in found:
        end = first + len(term.words)
        if all(free[first:end]):
            free[first:end] = [False] * len(term.words)
            kept.append(Mention(term.aspect, given[first].start, given[end - 1].end, term.tone))
    return sorted(kept, key=lambda mention: mention.start)


def _candidates(given: Sequence[Word], terms: Mapping[str, Sequence[_Term]]) -> Iterator[tuple[int, _Term]]:
    for first, word in enumerate(given):
        for term in terms.get(word.key, ()):
            if _stands_at(term, given, first):
                yield first, term
        for length in range(_SHORTEST_STEM, len(word.key) + 1):
            for term in terms.get(word.key[:length] + "*", ()):
                yield first, term


def _stands_at(term: _Term, given: Sequence[Word], first: int) -> bool:
    here = given[first : first + len(term.words)]
    if len(here) < len(term.words) or not all(word.joined for word in here[1:]):
        return False
    *before, last = term.words
    if any(word.key != wanted for word, wanted in zip(here, before, strict=False)):
        return False
    return here[-1].key.startswith(last) if term.open else here[-1].key == last


@cache
def _terms(language: Language) -> Mapping[str, Sequence[_Term]]:
    """By first word; a single word that may go on by its stem and `*`."""
    by_first: dict[str, list[_Term]] = {}
    for aspect in vocabulary().values():
        for tone in TONES:
            for written in getattr(aspect.words[language], tone):
                keys, is_open = phrase(written, language)
                name = keys[0] + "*" if is_open and len(keys) == 1 else keys[0]
                by_first.setdefault(name, []).append(_Term(keys, is_open, aspect.id, tone))
    return by_first
