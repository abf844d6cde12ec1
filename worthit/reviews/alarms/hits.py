"""Where reviews warn of the product itself: not what is denied, asked or feared, or told of something else."""

from collections.abc import Iterable, Iterator, Sequence
from typing import get_args

from msgspec import Struct

from worthit.product.model import Product
from worthit.reviews.alarms.lexicon import HARMLESS, NAMED, AlarmLexicon, alarm_lexicon, silent_sections
from worthit.reviews.aspects.mentions import Text
from worthit.reviews.aspects.segments import MARKS
from worthit.reviews.aspects.terms import Found, key_of
from worthit.reviews.aspects.words import split_words
from worthit.reviews.language import Language
from worthit.reviews.model import AlarmKind
from worthit.reviews.sentences import Sentence

KINDS: tuple[AlarmKind, ...] = get_args(AlarmKind)
_DENIED_FROM = 8
"""Words before a warning in which it can be denied: "it does not feel as if it were going to explode" …"""
_ADVICE = 2
"""… unless these words behind the denial hold advice: "don't buy it it caught fire"."""
_SHORTEST_NAME = 3


class Hit(Struct, frozen=True, kw_only=True):
    """A sentence of a review that warns; start and end are its place in the review's text."""

    kind: AlarmKind
    review: int
    language: Language
    start: int
    end: int


class Subject(Struct, frozen=True, kw_only=True):
    """What the reviews are about. names: words of its title and brand. silent: sections that would be its subject."""

    names: frozenset[str] = frozenset()
    silent: frozenset[str] = frozenset()


def subject_of(product: Product | None) -> Subject:
    """What a product's title, brand and categories say of the warnings to expect."""
    if product is None:
        return Subject()
    names = _words_of((product.title, product.brand))
    return Subject(names=names, silent=silent_sections(names | _words_of(product.category)))


def find_hits(texts: Iterable[Text], subject: Subject) -> list[Hit]:
    """All warnings in the order of the texts, of each kind one a sentence."""
    return [
        Hit(kind=kind, review=text.review, language=language, start=sentence.start, end=sentence.end)
        for text in texts
        for sentence, language in zip(text.sentences, text.languages, strict=True)
        for kind in sorted(_warnings(sentence, language, subject))
    ]


def _warnings(sentence: Sentence, language: Language, subject: Subject) -> frozenset[AlarmKind]:
    by = alarm_lexicon(language)
    words = [key_of(word, language) for word in split_words(sentence.text, language).words]
    if words and words[-1] not in MARKS:
        words.append(".")
    found = by.terms.find(words)
    if not subject.names.isdisjoint(words):
        found += by.named.find([NAMED if word in subject.names else word for word in words])
    if all(one.term.aspect == HARMLESS for one in found) or _is_elsewhere(words, by):
        return frozenset()
    return frozenset(_kind_of(one) for one in found if _holds(one, words, by, subject))


def _kind_of(found: Found) -> AlarmKind:
    """`safety fire` warns of safety."""
    return next(kind for kind in KINDS if found.term.aspect.startswith(kind))


def _is_elsewhere(words: Sequence[str], by: AlarmLexicon) -> bool:
    """What is asked is not said; and a tale, or another thing, is not the product."""
    return "?" in words[-3:] or not by.elsewhere.isdisjoint(words)


def _holds(found: Found, words: Sequence[str], by: AlarmLexicon, subject: Subject) -> bool:
    name = found.term.aspect
    if name == HARMLESS or name.rpartition(" ")[2] in subject.silent:
        return False
    first, last = _clause(found, words, by)
    around = {*words[first : found.first], *words[found.last : last]}
    return by.unsaid.isdisjoint(around) and not _is_denied(
        words[max(first, found.first - _DENIED_FROM) : found.first], by
    )


def _is_denied(before: Sequence[str], by: AlarmLexicon) -> bool:
    return any(
        word in by.negate and by.advice.isdisjoint(before[at + 1 : at + 1 + _ADVICE]) for at, word in enumerate(before)
    )


def _clause(found: Found, words: Sequence[str], by: AlarmLexicon) -> tuple[int, int]:
    """The words around that no mark and no "but" parts from it."""
    first, last = found.first, found.last
    while first and words[first - 1] not in MARKS and words[first - 1] not in by.contrast:
        first -= 1
    while last < len(words) and words[last] not in MARKS and words[last] not in by.contrast:
        last += 1
    return first, last


def _words_of(texts: Iterable[str | None]) -> frozenset[str]:
    return frozenset(_long_words(texts))


def _long_words(texts: Iterable[str | None]) -> Iterator[str]:
    for text in texts:
        for word in split_words(text or "", "en").words:
            if len(word) >= _SHORTEST_NAME:
                yield key_of(word, "en")
                yield key_of(word, "de")
