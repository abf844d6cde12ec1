"""The words of one language that carry a judgement: read from `lexicons/`, looked up by word, stem and phrase.

A file has sections: `[+2]` words of that valence, a section for each part that other words play (`Lexicon` lists
them), and `[phrases]` with `some words = valence`, where `…` stands for one to three words. `*` ends a stem; a whole
word wins over a stem, a longer stem over a shorter one. `signs.txt` holds for all languages. English stands on the
lexicon of the VADER package (MIT, C.J. Hutto), whose entries the file changes and adds to.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

from msgspec import Struct, structs

from worthit.reviews.language import Language
from worthit.reviews.sentiment.ratings import VALENCES, Stars, stars
from worthit.reviews.sentiment.words import WORD, plain

GAP = "…"
_PART = re.compile(rf"(?:{WORD.pattern})\*?|{GAP}")
_PARTS = (
    *("negate", "agree", "boost", "damp", "contrast", "condition", "would", "real"),
    *("than", "versus", "compare", "more", "old", "mine", "this", "here", "join", "relative"),
    *("star", "numbers", "of"),
)
_MAX_KNOWN = 100_000
_LONGEST_ENDING = 8
BEGINNING = 2
"""Characters of a second word that phrases are found by: fewer than the shortest stem has."""
Phrase = tuple[tuple[str, ...], float]


class Valences(dict[str, float]):
    """The valence of each word that was looked up, about -4 to +4; 0 for a word that judges nothing."""

    def __init__(self, words: Mapping[str, float], stems: Mapping[str, float]) -> None:
        super().__init__()
        self.words, self.stems = words, stems

    def __missing__(self, word: str) -> float:
        if len(self) > _MAX_KNOWN:
            self.clear()
        found = self[word] = self._look_up(word)
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


class Lexicon(Struct, frozen=True, kw_only=True):
    """phrases: by first word and the beginning of the second, the longest first.

    negate, boost, damp, contrast: "not", "very", "hardly", "but". agree: what denies once, however many there are.
    turning: what begins phrases, and contrast. condition, would: "if", and what says that it is not so; unreal: both.
    real: beside a condition, it holds nothing back. than: stands before another product, behind a comparative (compare,
    or more and a word) unless it is in versus. here: this product, behind than. old, mine: "my old one". others: than
    and old. this, join, relative: where talk of another product ends, or goes on. stars: how ratings are read.
    """

    valences: Valences
    phrases: Mapping[str, Mapping[str, Sequence[Phrase]]]
    turning: frozenset[str]
    negate: frozenset[str]
    agree: frozenset[str]
    boost: frozenset[str]
    damp: frozenset[str]
    contrast: frozenset[str]
    condition: frozenset[str]
    would: frozenset[str]
    real: frozenset[str]
    than: frozenset[str]
    versus: frozenset[str]
    compare: frozenset[str]
    more: frozenset[str]
    old: frozenset[str]
    mine: frozenset[str]
    this: frozenset[str]
    here: frozenset[str]
    join: frozenset[str]
    relative: frozenset[str]
    unreal: frozenset[str]
    others: frozenset[str]
    stars: Stars

    def read(self, sentence: str) -> list[str]:
        """The words of a sentence in order, its ratings as words."""
        return WORD.findall(self.stars.replace(plain(sentence)))

    def extended(self, words: Mapping[str, float], stems: Mapping[str, float], phrases: Iterable[Phrase]) -> "Lexicon":
        """This lexicon with more words, stems and phrases, which win over those it has."""
        merged = {first: {begin: list(some) for begin, some in of.items()} for first, of in self.phrases.items()}
        for said, value in phrases:
            merged.setdefault(said[0], {}).setdefault(said[1][:BEGINNING], []).insert(0, (said, value))
        return structs.replace(
            self,
            valences=Valences({**self.valences.words, **words}, {**self.valences.stems, **stems}),
            phrases=_longest_first(merged),
            turning=self.turning | frozenset(merged),
        )


@cache
def lexicon(language: Language) -> Lexicon:
    """The lexicon of a language, read once."""
    words: dict[str, float] = {**VALENCES, **(dict(_vader()) if language == "en" else {})}
    stems: dict[str, float] = {}
    phrases: dict[str, dict[str, list[Phrase]]] = {}
    parts: dict[str, list[str]] = {part: [] for part in _PARTS}
    for section, line in (*_lines("signs"), *_lines(language)):
        if section == "phrases":
            said, _, value = line.rpartition("=")
            some = tuple(_PART.findall(said))
            phrases.setdefault(some[0], {}).setdefault(some[1][:BEGINNING], []).append((some, float(value)))
        elif section in parts:
            parts[section] += line.split()
        else:
            for word in line.split():
                (stems if word.endswith("*") else words)[word.rstrip("*")] = float(section)
    return Lexicon(
        valences=Valences(words, stems),
        phrases=_longest_first(phrases),
        turning=frozenset(phrases) | frozenset(parts["contrast"]),
        negate=frozenset(parts["negate"]),
        agree=frozenset(parts["agree"]),
        boost=frozenset(parts["boost"]),
        damp=frozenset(parts["damp"]),
        contrast=frozenset(parts["contrast"]),
        condition=frozenset(parts["condition"]),
        would=frozenset(parts["would"]),
        real=frozenset(parts["real"]),
        than=frozenset(parts["than"]),
        versus=frozenset(parts["versus"]),
        compare=frozenset(parts["compare"]),
        more=frozenset(parts["more"]),
        old=frozenset(parts["old"]),
        mine=frozenset(parts["mine"]),
        this=frozenset(parts["this"]),
        here=frozenset(parts["here"]),
        join=frozenset(parts["join"]),
        relative=frozenset(parts["relative"]),
        unreal=frozenset(parts["condition"] + parts["would"]),
        others=frozenset(parts["than"] + parts["old"]),
        stars=stars(parts["star"], parts["numbers"], parts["of"]),
    )


def _longest_first(phrases: dict[str, dict[str, list[Phrase]]]) -> dict[str, dict[str, list[Phrase]]]:
    for of in phrases.values():
        for some in of.values():
            some.sort(key=lambda one: -len(one[0]))
    return phrases


def _lines(name: str) -> Iterator[tuple[str, str]]:
    text = (files("worthit.reviews.sentiment") / "lexicons" / f"{name}.txt").read_text("utf-8")
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
