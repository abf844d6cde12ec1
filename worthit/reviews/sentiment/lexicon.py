"""The words of one language that carry a judgement: read from `lexicons/`, looked up by word, stem and phrase.

A file has sections: `[+2]` words of that valence, a section for each part that other words play (`Lexicon` lists them),
and `[phrases]` with `some words = valence`. `*` ends a stem; a whole word wins over a stem, a longer stem over a shorter
one. `signs.txt` holds for all languages. English stands on the lexicon of the VADER package (MIT, C.J. Hutto), whose
entries the file changes and adds to.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from msgspec import Struct

from worthit.reviews.language import Language
from worthit.reviews.sentiment.ratings import VALENCES, Stars, stars
from worthit.reviews.sentiment.words import WORD, plain

_PART = re.compile(rf"(?:{WORD.pattern})\*?")
_PARTS = (
    *("negate", "boost", "damp", "contrast"),
    *("than", "versus", "compare", "more", "old", "mine", "this", "join", "relative"),
    *("star", "of"),
)
_MAX_KNOWN = 100_000
_LONGEST_ENDING = 8
Phrase = tuple[tuple[str, ...], float]


class Lexicon(Struct, frozen=True, kw_only=True):
    """words, stems: valence, about -4 to +4. phrases: by first word, the longest first.

    negate, boost, damp, contrast: "not", "very", "hardly", "but". than: stands before another product; of these, versus
    needs no comparative (compare, or more and another word) before it. old, mine: "my old one". this, join, relative: where talk of that ends or
    goes on. stars: how ratings are read. others: than and old. known: what was looked up.
    """

    words: Mapping[str, float]
    stems: Mapping[str, float]
    phrases: Mapping[str, tuple[Phrase, ...]]
    negate: frozenset[str]
    boost: frozenset[str]
    damp: frozenset[str]
    contrast: frozenset[str]
    than: frozenset[str]
    versus: frozenset[str]
    compare: frozenset[str]
    more: frozenset[str]
    old: frozenset[str]
    mine: frozenset[str]
    this: frozenset[str]
    join: frozenset[str]
    relative: frozenset[str]
    others: frozenset[str]
    stars: Stars
    known: dict[str, float] = {}

    def read(self, sentence: str) -> list[str]:
        """The words of a sentence in order, its ratings as words."""
        return WORD.findall(self.stars.replace(plain(sentence)))

    def valence(self, word: str) -> float:
        """0 for a word that judges nothing."""
        try:
            return self.known[word]
        except KeyError:
            if len(self.known) > _MAX_KNOWN:
                self.known.clear()
            found = self.known[word] = self._look_up(word)
            return found

    def _look_up(self, word: str) -> float:
        if word in self.words:
            return self.words[word]
        for end in range(len(word), max(2, len(word) - _LONGEST_ENDING), -1):
            if (stem := word[:end]) in self.stems:
                return self.stems[stem]
        if "'" in word:  # l'ottimo, c'est
            return self._look_up(word.rpartition("'")[2])
        if "-" in word:
            return self._look_up(word.partition("-")[0])
        return 0.0


@cache
def lexicon(language: Language) -> Lexicon:
    """The lexicon of a language, read once."""
    words: dict[str, float] = {**VALENCES, **(dict(_vader()) if language == "en" else {})}
    stems: dict[str, float] = {}
    phrases: dict[str, list[Phrase]] = {}
    parts: dict[str, list[str]] = {part: [] for part in (*_PARTS, "numbers")}
    for section, line in (*_lines("signs"), *_lines(language)):
        if section == "phrases":
            said, _, value = line.rpartition("=")
            some = tuple(_PART.findall(said))
            phrases.setdefault(some[0], []).append((some, float(value)))
        elif section in parts:
            parts[section] += line.split()
        else:
            for word in line.split():
                (stems if word.endswith("*") else words)[word.rstrip("*")] = float(section)
    played = {part: frozenset(parts[part]) for part in _PARTS}
    return Lexicon(
        words=words,
        stems=stems,
        phrases={first: tuple(sorted(some, key=lambda one: -len(one[0]))) for first, some in phrases.items()},
        stars=stars(played.pop("star"), parts["numbers"], played.pop("of")),
        others=played["than"] | played["old"],
        **played,
    )


def _lines(name: str) -> Iterator[tuple[str, str]]:
    text = (files(__package__) / "lexicons" / f"{name}.txt").read_text("utf-8")
    section = ""
    for line in map(str.strip, text.splitlines()):
        if line.startswith("["):
            section = line.strip("[]")
        elif line and not line.startswith("#"):
            yield section, line


def _vader() -> Iterator[tuple[str, float]]:
    for line in (files("vaderSentiment") / "vader_lexicon.txt").read_text("utf-8").splitlines():
        word, value, *_ = line.split("\t")
        if WORD.fullmatch(word):
            yield word, float(value)
