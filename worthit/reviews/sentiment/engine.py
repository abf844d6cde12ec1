"""The two engines behind one face: `fast` reads words, `deep` asks the sentence encoder as well.

Every sentence is judged by itself, and a text is the mean of its sentences: that beats judging it whole. Scores are
rounded before anything is decided by them, because encoders differ in the seventh digit between machines.
"""

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from worthit.reviews.language import Language, tell_language, tell_sentence
from worthit.reviews.sentences import Sentence, split_sentences
from worthit.reviews.sentiment import encoder, hashed, rules
from worthit.reviews.sentiment.blend import blend
from worthit.reviews.sentiment.lexicon import lexicon
from worthit.reviews.sentiment.orders import is_order

Engine = Literal["deep", "fast"]
DIGITS = 3


class JudgedSentence(Struct, frozen=True):
    """A sentence with its score, -1 to 1."""

    sentence: Sentence
    score: float


class Judged(Struct, frozen=True, kw_only=True):
    """How content a text is. score: -1 to 1, the mean of its sentences; 0 for a text without words.

    Sentences that give the reader orders have 0 and are left out of the mean: they would dilute what is said.
    """

    language: Language
    score: float
    sentences: tuple[JudgedSentence, ...]
    engine: Engine


def judge(text: str, language: Language | None = None, engine: Engine = "deep") -> Judged:
    """Judge a text. Without its language, that is told first; sentences plainly in another are judged in theirs."""
    return judge_all([text], [language], engine)[0]


def judge_all(
    texts: Sequence[str], languages: Sequence[Language | None] | None = None, engine: Engine = "deep"
) -> list[Judged]:
    """Judge several texts; the encoder hears all their sentences together."""
    given = languages or [None] * len(texts)
    told: list[Language] = [language or tell_language(text) for text, language in zip(texts, given, strict=True)]
    split = [split_sentences(text) for text in texts]
    deep = encoder.scores([sentence.text for some in split for sentence in some]) if engine == "deep" else None
    judged: list[Judged] = []
    heard = 0
    for language, known, some in zip(told, given, split, strict=True):
        of_each: list[JudgedSentence] = []
        told_of_it: list[float] = []
        for sentence in some:
            own = known or tell_sentence(sentence.text, language)
            score = _score(sentence.text, own, None if deep is None else deep[heard])
            of_each.append(JudgedSentence(sentence, score or 0.0))
            if score is not None:
                told_of_it.append(score)
            heard += 1
        mean = sum(told_of_it) / len(told_of_it) if told_of_it else 0.0
        judged.append(Judged(language=language, score=round(mean, DIGITS), sentences=tuple(of_each), engine=engine))
    return judged


def score_sentence(sentence: str, language: Language, encoded: float | None = None) -> float:
    """-1 to 1 for one sentence. encoded: what the encoder says of it; without it only its words are read."""
    return _score(sentence, language, encoded) or 0.0


def _score(sentence: str, language: Language, encoded: float | None) -> float | None:
    """-1 to 1; None for an order to the reader."""
    by = lexicon(language)
    words = by.read(sentence)
    if is_order(words):
        return None
    also = hashed.model().score(words, by.negate) if language == "en" else 0.0
    return round(blend(language).score(rules.score(words, by), also, encoded), DIGITS)
