"""The words of one language that warn: read from `lexicons/`.

A file has sections of phrases: `[safety NAME]`, `[recall]`, `[counterfeit]`, and `[harmless]`, whose phrases use the
same words for something else and win where they are longer. A line stands for several phrases: `a|b` is a or b, `|a`
is a or nothing, `*` at the end goes on, and `@` is a word of the product's title or brand. The other sections are
single words. `[quiet NAME]`: in a title they say that those phrases are its subject; `[quiet stories]`, that it tells
one. `[unsaid]`: in a clause they say that it did not happen. `[elsewhere]`: in a sentence, that it was something
else. `[advice]`: behind a denial they make it none ("do not buy").
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from itertools import chain, product

from msgspec import Struct

from worthit.reviews.aspects.terms import Term, Terms, key_of
from worthit.reviews.aspects.vocabulary import Tone
from worthit.reviews.aspects.words import split_words
from worthit.reviews.language import LANGUAGES, Language
from worthit.reviews.sentiment.lexicon import lexicon

HARMLESS = "harmless"
NAMED = "@"
"""Stands for a word of the product's title or brand."""
_OF_PHRASES = ("safety", "recall", "counterfeit", HARMLESS)
_QUIET = "quiet "
_STORIES = "stories"


class AlarmLexicon(Struct, frozen=True, kw_only=True):
    """terms: phrases, their aspect being the name of their section; named: those with a word of the title.

    negate: words that deny what stands behind them.
    """

    terms: Terms
    named: Terms
    negate: frozenset[str]
    contrast: frozenset[str]
    advice: frozenset[str]
    unsaid: frozenset[str]
    elsewhere: frozenset[str]


@cache
def alarm_lexicon(language: Language) -> AlarmLexicon:
    """The lexicon of a language, read once."""
    terms = [
        term
        for section, line in _lines(language)
        if section.startswith(_OF_PHRASES)
        for term in _terms(section, line, language)
    ]
    single, judging = _single_words(language), lexicon(language)
    return AlarmLexicon(
        terms=Terms([term for term in terms if NAMED not in term.words], language),
        named=Terms([term for term in terms if NAMED in term.words], language),
        negate=frozenset(key_of(word, language) for word in judging.negate),
        contrast=frozenset(key_of(word, language) for word in judging.contrast),
        advice=single.get("advice", frozenset()),
        unsaid=single.get("unsaid", frozenset()),
        elsewhere=single.get("elsewhere", frozenset()),
    )


def silent_sections(title_words: frozenset[str]) -> frozenset[str]:
    """The sections that do not warn of a product with such a title, whatever the language of title and review."""
    quiet = [
        (name.removeprefix(_QUIET), words)
        for language in LANGUAGES
        for name, words in _single_words(language).items()
        if name.startswith(_QUIET)
    ]
    silent = {name for name, words in quiet if not words.isdisjoint(title_words)}
    if _STORIES in silent:
        silent.update(name for name, _ in quiet)
        silent.update(("heat", "unsafe"))
    return frozenset(silent)


@cache
def _single_words(language: Language) -> Mapping[str, frozenset[str]]:
    """The words of the sections that hold no phrases, by section. They are few, and are wanted of every language."""
    words: dict[str, set[str]] = defaultdict(set)
    for section, line in _lines(language):
        if not section.startswith(_OF_PHRASES):
            words[section].update(key_of(word, language) for word in line.split())
    return {section: frozenset(found) for section, found in words.items()}


def _terms(section: str, line: str, language: Language) -> Iterator[Term]:
    tone: Tone = "terms" if section == HARMLESS else "bad"
    for chosen in product(*(part.split("|") for part in line.split())):
        said = [word for word in chosen if word]
        keys = chain.from_iterable(_keys(word, language) for word in said)
        yield Term(section, tuple(keys), tone, said[-1].endswith("*"))


@cache
def _keys(word: str, language: Language) -> tuple[str, ...]:
    """Of each word once: a line may stand for thousands of phrases."""
    word = word.rstrip("*")
    words = (word,) if word == NAMED else split_words(word, language).words
    return tuple(key_of(part, language) for part in words)


def _lines(language: Language) -> Iterator[tuple[str, str]]:
    text = (files("worthit.reviews.alarms") / "lexicons" / f"{language}.txt").read_text("utf-8")
    section = ""
    for line in map(str.strip, text.splitlines()):
        if line.startswith("["):
            section = line.strip("[]")
        elif line and not line.startswith("#"):
            yield section, line
