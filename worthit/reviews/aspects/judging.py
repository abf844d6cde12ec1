"""The sentiment lexicon as it judges aspects: an aspect's own word is not its verdict, its praise and blame are."""

import re
from collections.abc import Sequence
from functools import cache

from worthit.reviews.aspects.vocabulary import TONES, Tone, vocabulary
from worthit.reviews.language import Language
from worthit.reviews.sentiment.lexicon import Lexicon, Phrase, lexicon
from worthit.reviews.sentiment.words import WORD, plain

_VALENCE: dict[Tone, float] = {"terms": 0.0, "good": 2.0, "bad": -2.0}
_PART = re.compile(rf"(?:{WORD.pattern})\*?")


@cache
def judging_lexicon(language: Language) -> Lexicon:
    """The language's lexicon with the vocabulary's neutral words masked and its praising and blaming terms added."""
    by = lexicon(language)
    words: dict[str, float] = {}
    stems: dict[str, float] = {}
    phrases: list[Phrase] = []
    for entry in vocabulary().values():
        for tone in TONES:
            for text in getattr(entry.words[language], tone):
                parts = tuple(_PART.findall(plain(text)))
                if len(parts) == 1:
                    (stems if parts[0].endswith("*") else words)[parts[0].rstrip("*")] = _VALENCE[tone]
                elif tone != "terms" and not _speaks_for_itself(parts, tone, by):
                    phrases.append((parts, _VALENCE[tone]))
    return by.extended(words, stems, phrases)


def _speaks_for_itself(parts: Sequence[str], tone: Tone, by: Lexicon) -> bool:
    """Whether the words of a term judge as it does anyway, as those of "great sound": then no phrase is needed."""
    values = [by.valences[part.rstrip("*")] for part in parts]
    plain_words = by.negate.isdisjoint(parts) and by.damp.isdisjoint(parts)
    side = 1 if tone == "good" else -1
    return plain_words and any(value * side > 0 for value in values) and all(value * side >= 0 for value in values)
