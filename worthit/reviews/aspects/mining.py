"""What else the buyers of one product speak of: nouns that its own reviews use again and again, beside the vocabulary.

No tagger: a noun is told by where it stands (after an article, before a verb; in German by its capital), counted over
all reviews. Two nouns that nearly always stand together are one name ("click wheel"). Words of one stem count together.
"""

from collections import Counter, defaultdict
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
_NOUN_SHARE = 0.25
_TARGET_SHARE = 0.15
_TOGETHER = 0.5
_SHORTEST = 3
_SNOWBALL = {"en": "english", "it": "italian", "de": "german", "fr": "french", "es": "spanish"}


class Sentence(Struct, frozen=True):
    """Words of one sentence, and which of them the vocabulary has taken. capital: words that have one in the text."""

    review: int
    words: Sequence[str]
    taken: frozenset[int]
    capital: frozenset[int]


class _Candidate:
    __slots__ = ("as_noun", "as_target", "reviews", "times")

    def __init__(self) -> None:
        self.reviews: set[int] = set()
        self.times = 0
        self.as_noun = 0
        self.as_target = 0


def mine(sentences: Sequence[Sentence], language: Language, by: Lexicon) -> list[Term]:
    """Terms for what enough of the reviews name; the aspect of each is the stem of its words."""
    reviews = len({sentence.review for sentence in sentences})
    least = max(DEFAULT.least_voices, sqrt(DEFAULT.mined * reviews))
    small = function_words(language)
    single: dict[str, _Candidate] = defaultdict(_Candidate)
    double: dict[tuple[str, ...], _Candidate] = defaultdict(_Candidate)
    for sentence in sentences:
        judged = [bool(by.valences[word]) for word in sentence.words]
        for first, last in _runs(sentence, small, by):
            target = _judged_beside(sentence.words, judged, first, last, small)
            _count_run(sentence, first, last, language, small, single, double, target)
    names = {(word,): one for word, one in single.items() if _is_name(one, least)}
    names |= {pair: one for pair, one in double.items() if _is_pair(pair, one, single, least)}
    return _terms(names, language)


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


def _judged_beside(
    words: Sequence[str], judged: Sequence[bool], first: int, last: int, small: FunctionWords
) -> bool:
    """Whether a judgement stands before the name ("great sound", "love the sound") or after its verb ("sound is great")."""
    for before in range(first - 1, max(-1, first - 4), -1):
        if words[before] in MARKS:
            break
        if judged[before]:
            return True
    if last < len(words) and words[last] in small.after:
        for after in range(last + 1, min(len(words), last + 6)):
            if words[after] in MARKS:
                break
            if judged[after]:
                return True
    return False


def _count_run(
    sentence: Sentence,
    first: int,
    last: int,
    language: Language,
    small: FunctionWords,
    single: dict[str, _Candidate],
    double: dict[tuple[str, ...], _Candidate],
    target: bool,
) -> None:
    words = sentence.words
    opened = first > 0 and words[first - 1] in small.before
    closed = last < len(words) and words[last] in small.after
    head = last - 1 if language in ("en", "de") else first
    for position in range(first, last):
        noun = position == head and (opened or closed)
        if language == "de":
            noun = position in sentence.capital and position > 0
        _count(single[words[position]], sentence.review, noun=noun, target=target)
        if position + 1 < last and language != "de":
            _count(double[words[position], words[position + 1]], sentence.review, noun=position + 2 == last or not opened, target=target)
        elif position + 2 < len(words) and words[position + 1] in small.joint and words[position + 2] not in small.never:
            _count(double[tuple(words[position : position + 3])], sentence.review, noun=noun, target=target)


def _count(one: _Candidate, review: int, *, noun: bool, target: bool) -> None:
    one.reviews.add(review)
    one.times += 1
    one.as_noun += noun
    one.as_target += target


def _is_name(one: _Candidate, least: float) -> bool:
    return (
        len(one.reviews) >= least
        and one.as_noun >= _NOUN_SHARE * one.times
        and one.as_target >= _TARGET_SHARE * one.times
    )


def _is_pair(pair: tuple[str, ...], one: _Candidate, single: dict[str, _Candidate], least: float) -> bool:
    if not _is_name(one, least):
        return False
    rarer = min(single[word].times for word in (pair[0], pair[-1]) if word in single)
    return one.times >= _TOGETHER * rarer


def _terms(names: dict[tuple[str, ...], _Candidate], language: Language) -> list[Term]:
    stem = _stemmer(language)
    groups: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    reviews: Counter[str] = Counter()
    for words, one in names.items():
        key = " ".join(stem(word) for word in words)
        groups[key].append(words)
        reviews[key] = max(reviews[key], len(one.reviews))
    kept = sorted(groups, key=lambda key: (-reviews[key], key))[:MOST]
    return [Term(f"~{key}", tuple(key_of(word, language) for word in words), "terms", open=False) for key in kept for words in sorted(groups[key])]


@cache
def _stemmer(language: Language) -> Any:
    import snowballstemmer

    return cache(snowballstemmer.stemmer(_SNOWBALL[language]).stemWord)
