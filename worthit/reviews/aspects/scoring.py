"""How content the words about an aspect are: the voices of the sentiment engine, blended for passages.

The encoder counts more here than in whole sentences: it hears the complaint in words that no lexicon lists. The blend
and the tilt were chosen on Hu & Liu's products (docs/aspects.md). Of what is denied ("not expensive", "no complaints")
it hears the complaint: there, and where the aspect's own words judge ("expensive"), the lexicon alone is asked.
"""

from collections.abc import Mapping, Sequence

from worthit.reviews.aspects.judging import judging_lexicon
from worthit.reviews.aspects.mentions import Mention, Scored
from worthit.reviews.language import Language
from worthit.reviews.sentiment import hashed, rules
from worthit.reviews.sentiment.blend import Blend
from worthit.reviews.sentiment.engine import DIGITS

_ENGLISH = Blend(hashed=0.2, encoder=1.0)
_OTHERS = Blend(hashed=0.0, encoder=1.0)
_TILT = -0.05
"""Buyers praise by habit: what is neither praise nor blame in words leans to blame."""

_NONE_OF_IT = frozenset(
    (
        "no", "nothing", "without", "nessun", "nessuna", "niente", "nulla", "senza", "kein", "keine", "keinen",
        "keinerlei", "nichts", "ohne", "aucun", "aucune", "rien", "sans", "ningún", "ninguna", "nada", "sin",
    )
)  # fmt: skip
"""Words that deny what they stand before, also within phrases of the lexicon ("nessun problema")."""


def score_mentions(
    mentions: Sequence[Mention], texts: Sequence[str], encoded: Mapping[str, float], said: Mapping[str, float]
) -> list[Scored]:
    """The mentions with their scores.

    encoded: what the encoder says of a passage, where it was asked. said: what a hosted model says, which stands alone.
    """
    known: dict[tuple[int, int, int, bool], float] = {}
    scored: list[Scored] = []
    for mention in mentions:
        judging = mention.tone != "terms"
        place = (mention.review, mention.start, mention.end, judging)
        if place not in known:
            passage = texts[mention.review][mention.start : mention.end]
            heard = encoded.get(passage)
            known[place] = said[passage] if passage in said else _score(passage, mention.language, heard, judging)
        scored.append(Scored(mention, known[place]))
    return scored


def _score(passage: str, language: Language, encoded: float | None, judging: bool) -> float:
    by = judging_lexicon(language)
    words = by.read(passage)
    read = rules.score(words, by)
    denied = not (by.negate.isdisjoint(words) and _NONE_OF_IT.isdisjoint(words))
    english = language == "en"
    also = hashed.model().score(words, by.negate) if english else 0.0
    blended = (_ENGLISH if english else _OTHERS).score(read, also, None if read and (judging or denied) else encoded)
    return round(max(-1.0, min(1.0, blended + _TILT)), DIGITS)
