"""The reviews of one product, heard: how content each is, how far they can be trusted, what they praise and blame.

The encoder listens to the first DEEP reviews, ordered by id, and the rest are read by their words alone: never a
clock's choice, so that the same reviews are heard in the same way everywhere. Pure: no network and no clock.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from msgspec import Struct

from worthit.product.model import Product, RatingSnapshot, Review
from worthit.reviews.aspects.mentions import Mention, Text, find_mentions
from worthit.reviews.aspects.scoring import score_mentions
from worthit.reviews.aspects.tally import hear, tally
from worthit.reviews.duplicates import merge_by_id
from worthit.reviews.heard import Heard
from worthit.reviews.language import Language, tell_language
from worthit.reviews.near_copies import without_near_copies
from worthit.reviews.sentences import split_sentences
from worthit.reviews.sentiment import Engine, encoder, score_sentence
from worthit.reviews.sentiment.engine import DIGITS
from worthit.reviews.trust import Trust, judge_trust
from worthit.reviews.trust import DEFAULT as TRUST

DEEP = 200
"""Reviews of a product that the encoder, or a hosted model, listens to."""
MOST_CHARACTERS = 20_000
"""Characters that are heard of one review at most …"""
ALL_CHARACTERS = 10_000_000
"""… and of all reviews of a product together, in equal shares …"""
FEW_CHARACTERS = 300
"""… but of each review so many."""
VALUE = "price_value"
"""The aspect of the vocabulary that is about value for money."""


class Passage(Struct, frozen=True):
    """Words to be judged by themselves."""

    text: str
    language: Language


class _Listening(Struct, frozen=True, kw_only=True):
    reviews: Sequence[Review]
    texts: Sequence[Text]
    mentions: Sequence[Mention]

    def closely(self) -> list[Passage]:
        """What the encoder or a hosted model is asked: each passage of the first DEEP reviews once."""
        first = {text.review for text in self.texts[:DEEP]}
        asked = {
            sentence.text: Passage(sentence.text, text.language)
            for text in self.texts[:DEEP]
            for sentence in text.sentences
        }
        for mention in self.mentions:
            if mention.review in first:
                passage = self.reviews[mention.review].text[mention.start : mention.end]
                asked.setdefault(passage, Passage(passage, mention.language))
        return list(asked.values())


def passages_of(reviews: Sequence[Review]) -> list[Passage]:
    """The passages that a hosted model is to judge for `listen`."""
    return _listening(reviews).closely()


def listen(
    reviews: Sequence[Review],
    product: Product | None = None,
    snapshots: Sequence[RatingSnapshot] = (),
    now: datetime | None = None,
    *,
    reader: Language = "en",
    engine: Engine = "deep",
    said: Mapping[str, float] | None = None,
    said_by: str = "",
) -> Heard:
    """Hear the reviews of a product.

    reader: whose language names the aspects. said: scores of a hosted model, named said_by, by the passage's text;
    passages that it lacks are judged by the embedded engine.
    """
    listening = _listening(reviews)
    said = said or {}
    encoded = _encoded(listening, said) if engine == "deep" else {}
    sentiments = {
        listening.reviews[text.review].id: _sentiment(text, encoded, said) for text in listening.texts
    }
    trust = judge_trust(listening.reviews, product, snapshots, now, sentiments)
    voices = _voices(listening, trust)
    written = [review.text for review in listening.reviews]
    scored = score_mentions(
        [mention for mention in listening.mentions if mention.review in voices], written, encoded, said
    )
    heard = hear(scored)
    about_value = heard.get(VALUE)
    return Heard(
        trust=trust,
        opinions=tally(heard, len(voices), [review.id for review in listening.reviews], written, reader),
        texts=len(voices),
        content=len(about_value.content) if about_value else 0,
        discontent=len(about_value.discontent) if about_value else 0,
        sentiments=sentiments,
        engine=_engine(len(listening.texts), engine, said_by if said else ""),
    )


def _listening(reviews: Sequence[Review]) -> _Listening:
    merged = merge_by_id(reviews)
    most = min(MOST_CHARACTERS, max(FEW_CHARACTERS, ALL_CHARACTERS // max(1, len(merged))))
    texts = [
        Text(
            review=at,
            text=review.text[:most],
            language=tell_language(review.text),
            sentences=split_sentences(review.text[:most]),
        )
        for at, review in enumerate(merged)
        if review.text.strip()
    ]
    return _Listening(reviews=merged, texts=texts, mentions=find_mentions(texts))


def _encoded(listening: _Listening, said: Mapping[str, float]) -> dict[str, float]:
    asked = [passage.text for passage in listening.closely() if passage.text not in said]
    return dict(zip(asked, encoder.scores(asked), strict=True))


def _sentiment(text: Text, encoded: Mapping[str, float], said: Mapping[str, float]) -> float:
    """The mean of a review's sentences."""
    scores = [
        said[sentence.text]
        if sentence.text in said
        else score_sentence(sentence.text, text.language, encoded.get(sentence.text))
        for sentence in text.sentences
    ]
    return round(sum(scores) / len(scores), DIGITS) if scores else 0.0


def _voices(listening: _Listening, trust: Trust) -> frozenset[int]:
    """The reviews that count, each as one voice: with a text, kept by the judgement of trust, copies once."""
    kept = {
        text.review: listening.reviews[text.review]
        for text in listening.texts
        if trust.reviews[text.review].trust >= TRUST.keep_from
    }
    return frozenset(without_near_copies(kept))


def _engine(texts: int, engine: Engine, hosted: str) -> str:
    """`deep 200, fast 392`; `huggingface 8`."""
    closely = min(texts, DEEP) if engine == "deep" or hosted else 0
    spoke = ((hosted or engine, closely), ("fast", texts - closely))
    return ", ".join(f"{name} {count}" for name, count in spoke if count)
