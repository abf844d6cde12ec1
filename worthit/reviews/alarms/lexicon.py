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
from itertools import product

from msgspec import Struct

from worthit.reviews.aspects.terms import Term, Terms, key_of
from worthit.reviews.aspects.words import split_words
from worthit.reviews.language import LANGUAGES, Language
from worthit.reviews.sentiment.lexicon import lexicon

HARMLESS = "harmless"
NAMED = "@"
"""Stands for a word of the product's title or brand."""
_STORIES = "stories"


class AlarmLexicon(Struct, frozen=True, kw_only=True):
    """terms: phrases, their aspect being the name of their section; named: those with a word of the title.

    negate: words that deny what stands behind them. quiet: by section, words of a title that keep it silent.
    """

    terms: Terms
    named: Terms
    negate: frozenset[str]
    contrast: frozenset[str]
    advice: frozenset[str]
    unsaid: frozenset[str]
    elsewhere: frozenset[str]
    quiet: Mapping[str, frozenset[str]]


@cache
def alarm_lexicon(language: Language) -> AlarmLexicon:
    """The lexicon of a language, read once."""
    terms: list[Term] = []
    lists: dict[str, set[str]] = defaultdict(set)
    for section, line in _lines(language):
        if section.startswith(("safety", "recall", "counterfeit", HARMLESS)):
            terms.extend(_terms(section, line, language))
        else:
            lists[section].update(key_of(word, language) for word in line.split())
    judging = lexicon(language)
    return AlarmLexicon(
        terms=Terms([term for term in terms if NAMED not in term.words], language),
        named=Terms([term for term in terms if NAMED in term.words], language),
        negate=frozenset(key_of(word, language) for word in judging.negate),
        contrast=frozenset(key_of(word, language) for word in judging.contrast),
        advice=frozenset(lists["advice"]),
        unsaid=frozenset(lists["unsaid"]),
        elsewhere=frozenset(lists["elsewhere"]),
        quiet={name.removeprefix("quiet "): frozenset(words) for name, words in lists.items()},
    )


def silent_sections(title_words: frozenset[str]) -> frozenset[str]:
    """The sections that do not warn of a product with such a title, whatever the language of title and review."""
    silent: set[str] = set()
    for language in LANGUAGES:
        for name, words in alarm_lexicon(language).quiet.items():
            if not words.isdisjoint(title_words):
                silent.add(name)
    if _STORIES in silent:
        silent.update(name for language in LANGUAGES for name in alarm_lexicon(language).quiet)
        silent.update(("heat", "unsafe"))
    return frozenset(silent)


def _terms(section: str, line: str, language: Language) -> Iterator[Term]:
    for chosen in product(*(part.split("|") for part in line.split())):
        text = " ".join(word for word in chosen if word)
        words = tuple(key_of(word, language) for word in _words(text, language))
        yield Term(section, words, "terms" if section == HARMLESS else "bad", text.endswith("*"))


def _words(text: str, language: Language) -> Iterator[str]:
    for part in text.rstrip("*").split():
        yield from (part,) if part == NAMED else split_words(part, language).words


def _lines(language: Language) -> Iterator[tuple[str, str]]:
    text = (files("worthit.reviews.alarms") / "lexicons" / f"{language}.txt").read_text("utf-8")
    section = ""
    for line in map(str.strip, text.splitlines()):
        if line.startswith("["):
            section = line.strip("[]")
        elif line and not line.startswith("#"):
            yield section, line
