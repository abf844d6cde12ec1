"""The reviews of one product, heard: how content each is, and what they praise and blame together.

The encoder listens to the first DEEP reviews, ordered by id, and words alone are read of the rest: never a clock's
choice, so that the same reviews are heard in the same way everywhere.
"""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from worthit.product.model import Review
from worthit.reviews.aspects.mentions import Scored, Text, find_mentions
from worthit.reviews.aspects.scoring import score_mentions
from worthit.reviews.aspects.tally import Opinions, hear, tally
from worthit.reviews.language import Language, tell_language
from worthit.reviews.sentences import split_sentences
from worthit.reviews.sentiment import Engine

DEEP = 200


class Heard(Struct, frozen=True, kw_only=True):
    opinions: Opinions
    scored: tuple[Scored, ...]


def listen(reviews: Sequence[Review], language: Language | None = None, engine: Engine = "deep") -> Heard:
    ordered = sorted(reviews, key=lambda review: (review.id, review.text))
    texts = [
        Text(review=at, text=review.text, language=tell_language(review.text), sentences=split_sentences(review.text))
        for at, review in enumerate(ordered)
        if review.text.strip()
    ]
    mentions = find_mentions(texts)
    scored = score_mentions(mentions, [r.text for r in ordered], engine, DEEP)
    ids, written = [review.id for review in ordered], [review.text for review in ordered]
    opinions = tally(hear(scored), len(texts), ids, written, language or "en")
    return Heard(opinions=opinions, scored=tuple(scored))
