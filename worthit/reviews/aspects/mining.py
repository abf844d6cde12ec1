"""What else the buyers of one product speak of: nouns that its own reviews use again and again, beside the vocabulary.

No tagger: a noun is told by where it stands (after an article, before a verb; in German by its capital), and what is
judged by the judgements beside it, counted over all reviews. Two nouns that nearly always stand together are one name
("click wheel"). Words of one stem count together.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from math import sqrt
from typing import Any

from msgspec import Struct

from worthit.reviews.aspects.function_words import FunctionWords, function_words
from worthit.reviews.aspects.parameters import DEFAULT
from worthit.reviews.aspects.segments import MARKS
from worthit.reviews.aspects.terms import Term, key_of
from worthit.reviews.language import Language
from worthit.reviews.sentiment.lexicon import Lexicon

MOST = 60
"""Mined names of a product at most, those that most reviews use."""
_NOUN_SHARE, _JUDGED_SHARE, _TOGETHER_SHARE = 0.25, 0.15, 0.5
"""Of a name's uses: those that look like a noun's, those beside a judgement; of the rarer of two nouns: together."""
_SHORTEST = 3
_BEFORE, _BEHIND = 3, 5
"""Words before a name, and behind its verb, in which a judgement of it is looked for."""
_SNOWBALL = {"en": "english", "it": "italian", "de": "german", "fr": "french", "es": "spanish"}
_PROPER_SHARE = 0.5
"""Of a name's uses: those with a capital that the sentence does not give; with more it is a brand, and no aspect."""
Name = tuple[str, ...]


class Sentence(Struct, frozen=True):
    """Words of one sentence, and which of them the vocabulary has taken. capital: words that have one in the text."""

    review: int
    words: Sequence[str]
    taken: frozenset[int]
    capital: frozenset[int]


class _Use(Struct, frozen=True):
    """How a name is used once. capital: as no noun of its language is."""

    review: int
    noun: bool
    judged: bool
    capital: bool


def mine(sentences: Sequence[Sentence], language: Language, by: Lexicon) -> list[Term]:
    """Terms for what enough of the reviews name; the aspect of each is the stem of its words."""
    reviews = len({sentence.review for sentence in sentences})
    least = max(DEFAULT.least_voices, sqrt(DEFAULT.mined * reviews))
    small = function_words(language)
    uses: dict[Name, list[_Use]] = defaultdict(list)
    for sentence in sentences:
        for first, last in _runs(sentence, small, by):
            for name, use in _uses(sentence, first, last, language, by):
                uses[name].append(use)
    found = {name: _reviews(some) for name, some in uses.items() if _is_name(name, uses, least, language)}
    return _terms(found, language)


def _runs(sentence: Sentence, small: FunctionWords, by: Lexicon) -> Iterator[tuple[int, int]]:
    """Stretches of words that may be names."""
    first = None
    for position, word in enumerate(sentence.words):
        may = position not in sentence.taken and len(word) >= _SHORTEST and word.isalpha()
        if may and word not in small.never and not by.valences[word]:
            first = position if first is None else first
        elif first is not None:
            yield first, position
            first = None
    if first is not None:
        yield first, len(sentence.words)


def _uses(sentence: Sentence, first: int, last: int, language: Language, by: Lexicon) -> Iterator[tuple[Name, _Use]]:
    """The names in a stretch: each word, and where two stand side by side or joined ("custodia di pelle"), both."""
    words, small = sentence.words, function_words(language)
    judged = _is_judged(words, first, last, small, by)
    stands = (first > 0 and words[first - 1] in small.before) or (last < len(words) and words[last] in small.after)
    head = last - 1 if language in ("en", "de") else first
    for at in range(first, last):
        noun = at > 0 and at in sentence.capital if language == "de" else at == head and stands
        yield (words[at],), _Use(sentence.review, noun, judged, at in sentence.capital)
        if language != "de" and at + 1 < last:
            yield (
                (words[at], words[at + 1]),
                _Use(sentence.review, at + 2 == last or not stands, judged, at in sentence.capital),
            )
        elif at + 2 < len(words) and words[at + 1] in small.joint and words[at + 2] not in small.never:
            yield tuple(words[at : at + 3]), _Use(sentence.review, noun, judged, at in sentence.capital)


def _is_judged(words: Sequence[str], first: int, last: int, small: FunctionWords, by: Lexicon) -> bool:
    """Whether a judgement stands before a name ("love the sound") or behind its verb ("sound is great")."""
    if _judges(words[max(0, first - _BEFORE) : first][::-1], by):
        return True
    return last < len(words) and words[last] in small.after and _judges(words[last + 1 : last + 1 + _BEHIND], by)


def _judges(words: Sequence[str], by: Lexicon) -> bool:
    """Whether one of the words judges before a mark comes."""
    for word in words:
        if word in MARKS:
            return False
        if by.valences[word]:
            return True
    return False


def _reviews(uses: Sequence[_Use]) -> int:
    return len({use.review for use in uses})


def _is_name(name: Name, uses: dict[Name, list[_Use]], least: float, language: Language) -> bool:
    some = uses[name]
    if len(some) < least or _reviews(some) < least:
        return False
    if sum(use.noun for use in some) < _NOUN_SHARE * len(some):
        return False
    if sum(use.judged for use in some) < _JUDGED_SHARE * len(some):
        return False
    if language != "de" and sum(use.capital for use in some) > _PROPER_SHARE * len(some):
        return False
    rarer = min((len(uses[word,]) for word in (name[0], name[-1]) if (word,) in uses), default=0)
    return len(name) == 1 or len(some) >= _TOGETHER_SHARE * rarer


def _terms(names: dict[Name, int], language: Language) -> list[Term]:
    """The names as terms, those of one stem together."""
    stem = _stemmer(language)
    groups: dict[str, list[Name]] = defaultdict(list)
    for name in sorted(names):
        groups[" ".join(stem(word) for word in name)].append(name)
    kept = sorted(groups, key=lambda key: (-max(names[name] for name in groups[key]), key))[:MOST]
    return [
        Term(f"~{key}", tuple(key_of(word, language) for word in name), "terms", open=False)
        for key in kept
        for name in groups[key]
    ]


@cache
def _stemmer(language: Language) -> Any:
    import snowballstemmer  # type: ignore[import-untyped]

    return cache(snowballstemmer.stemmer(_SNOWBALL[language]).stemWord)
