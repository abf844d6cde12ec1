"""The words of one language that carry a judgement: read from `lexicons/`, looked up by word, stem and phrase.

A file has sections: `[+2]` words of that valence, `[negate]`, `[boost]`, `[damp]`, `[contrast]`, and `[phrases]` with
`some words = valence`. `*` ends a stem; a whole word wins over a stem, a longer stem over a shorter one. English stands
on the lexicon of the VADER package (MIT, C.J. Hutto), whose entries the file changes and adds to.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from msgspec import Struct

from worthit.reviews.language import Language

WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*|[!?,;:]")
"""What a sentence is read as: words with their apostrophes and hyphens, and the signs that shout, ask or part."""

_PART = re.compile(rf"(?:{WORD.pattern})\*?")
_ROLES = ("negate", "boost", "damp", "contrast")
_MAX_KNOWN = 100_000
_LONGEST_ENDING = 8
Phrase = tuple[tuple[str, ...], float]


class Lexicon(Struct, frozen=True, kw_only=True):
    """words, stems: valence, about -4 to +4. phrases: by first word, the longest first. known: what was looked up."""

    words: Mapping[str, float]
    stems: Mapping[str, float]
    phrases: Mapping[str, tuple[Phrase, ...]]
    negate: frozenset[str]
    boost: frozenset[str]
    damp: frozenset[str]
    contrast: frozenset[str]
    known: dict[str, float] = {}

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
    text = (files(__package__) / "lexicons" / f"{language}.txt").read_text("utf-8")
    words: dict[str, float] = dict(_vader()) if language == "en" else {}
    stems: dict[str, float] = {}
    phrases: dict[str, list[Phrase]] = {}
    roles: dict[str, set[str]] = {role: set() for role in _ROLES}
    for section, line in _lines(text):
        if section == "phrases":
            said, _, value = line.rpartition("=")
            parts = tuple(_PART.findall(said))
            phrases.setdefault(parts[0], []).append((parts, float(value)))
        elif section in roles:
            roles[section] |= set(line.split())
        else:
            for word in line.split():
                (stems if word.endswith("*") else words)[word.rstrip("*")] = float(section)
    return Lexicon(
        words=words,
        stems=stems,
        phrases={first: tuple(sorted(some, key=lambda one: -len(one[0]))) for first, some in phrases.items()},
        negate=frozenset(roles["negate"]),
        boost=frozenset(roles["boost"]),
        damp=frozenset(roles["damp"]),
        contrast=frozenset(roles["contrast"]),
    )


def _lines(text: str) -> Iterator[tuple[str, str]]:
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
