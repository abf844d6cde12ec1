"""The reviews of one product, heard: how content each is, how far they can be trusted, what they praise and blame.

The encoder listens to the first DEEP reviews, ordered by id, and the rest are read by their words alone: never a
clock's choice, so that the same reviews are heard in the same way everywhere. Pure: no network and no clock.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from msgspec import Struct

from worthit.product.model import Product, RatingSnapshot, Review
from worthit.reviews.alarms.hits import find_hits, subject_of
from worthit.reviews.alarms.raised import raised
from worthit.reviews.aspects.mentions import Mention, Text, find_mentions
from worthit.reviews.aspects.quotes import Telling
from worthit.reviews.aspects.scoring import score_mentions
from worthit.reviews.aspects.tally import tally, voices_of
from worthit.reviews.duplicates import merge_by_id
from worthit.reviews.heard import Heard
from worthit.reviews.language import Language, tell_language, tell_languages, tell_sentence
from worthit.reviews.near_copies import without_near_copies
from worthit.reviews.sentences import split_sentences
from worthit.reviews.sentiment import Engine, encoder, score_sentence
from worthit.reviews.sentiment.engine import DIGITS
from worthit.reviews.sentiment.lexicon import lexicon
from worthit.reviews.sentiment.orders import is_order
from worthit.reviews.trust.judge import judge_trust
from worthit.reviews.trust.model import Trust
from worthit.reviews.trust.parameters import DEFAULT as TRUST

DEEP = 200
"""Reviews of a product that the encoder, or a hosted model, listens to."""
MOST_HEARD = 5_000
"""Reviews whose texts are heard at most, the first by id; the tests of trust look at all."""
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


class Around(Struct, frozen=True, kw_only=True):
    """What is known beside the reviews, for the tests of trust. now: the time at which they are judged."""

    product: Product | None = None
    snapshots: Sequence[RatingSnapshot] = ()
    now: datetime | None = None


class Hosted(Struct, frozen=True, kw_only=True):
    """What a hosted model says: a score, -1 to 1, for each passage by its text."""

    name: str
    scores: Mapping[str, float]


class _Listening(Struct, frozen=True, kw_only=True):
    reviews: Sequence[Review]
    texts: Sequence[Text]
    mentions: Sequence[Mention]

    def closely(self) -> list[Passage]:
        """What the encoder or a hosted model is asked: each passage of the first DEEP reviews once."""
        first = {text.review for text in self.texts[:DEEP]}
        asked = {
            sentence.text: Passage(sentence.text, language)
            for text in self.texts[:DEEP]
            for sentence, language in zip(text.sentences, text.languages, strict=True)
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
    around: Around | None = None,
    *,
    reader: Language = "en",
    engine: Engine = "deep",
    hosted: Hosted | None = None,
) -> Heard:
    """Hear the reviews of a product.

    reader: whose language names the aspects. hosted: passages that it lacks are judged by the embedded engine.
    """
    around = around or Around()
    said: Mapping[str, float] = hosted.scores if hosted else {}
    listening = _listening(reviews)
    written, ids = [review.text for review in listening.reviews], [review.id for review in listening.reviews]
    encoded = _encoded(listening, said) if engine == "deep" else {}
    sentiments = {ids[text.review]: _sentiment(text, encoded, said) for text in listening.texts if ids[text.review]}
    trust = judge_trust(listening.reviews, around.product, around.snapshots, around.now, sentiments)
    counted = _counted(listening, trust)
    mentions = [mention for mention in listening.mentions if mention.review in counted]
    voices = voices_of(score_mentions(mentions, written, encoded, said))
    value = voices.get(VALUE)
    hits = find_hits(listening.texts, subject_of(around.product))
    telling = Telling(language=reader, n=len(counted), ids=ids, texts=written)
    return Heard(
        trust=trust,
        opinions=tally(voices, telling),
        alarms=raised(hits, counted, listening.reviews, telling),
        texts=len(counted),
        content=len(value.content) if value else 0,
        discontent=len(value.discontent) if value else 0,
        sentiments=sentiments,
        engine=_engine(len(listening.texts), engine, hosted.name if hosted else ""),
    )


def _listening(reviews: Sequence[Review]) -> _Listening:
    merged = merge_by_id(reviews)
    most = min(MOST_CHARACTERS, max(FEW_CHARACTERS, ALL_CHARACTERS // max(1, len(merged))))
    written = [(at, review.text[:most]) for at, review in enumerate(merged) if review.text.strip()]
    languages = tell_languages([text for _, text in written[:MOST_HEARD]])
    texts = [_text(at, text, language) for (at, text), language in zip(written, languages, strict=False)]
    return _Listening(reviews=merged, texts=texts, mentions=find_mentions(texts))


def _text(review: int, text: str, language: Language) -> Text:
    """A review's sentences, without those that tell a reader what to answer: they name no aspect and no language."""
    sentences = split_sentences(text)
    said = [sentence for sentence in sentences if not is_order(lexicon(language).read(sentence.text))]
    if len(said) < len(sentences):
        language = tell_language(" ".join(sentence.text for sentence in said))
    languages: list[Language] = [tell_sentence(sentence.text, language) for sentence in said]
    return Text(review=review, text=text, sentences=said, languages=languages)


def _encoded(listening: _Listening, said: Mapping[str, float]) -> dict[str, float]:
    asked = [passage.text for passage in listening.closely() if passage.text not in said]
    return dict(zip(asked, encoder.scores(asked), strict=True))


def _sentiment(text: Text, encoded: Mapping[str, float], said: Mapping[str, float]) -> float:
    """The mean of a review's sentences."""
    scores = [
        said[one.text] if one.text in said else score_sentence(one.text, language, encoded.get(one.text))
        for one, language in zip(text.sentences, text.languages, strict=True)
    ]
    return round(sum(scores) / len(scores), DIGITS) if scores else 0.0


def _counted(listening: _Listening, trust: Trust) -> frozenset[int]:
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
