"""From mentions to pros, cons, mixed and voices: one review is one voice."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from math import ceil, sqrt

from msgspec import Struct

from worthit.reviews.aspects.mentions import Scored
from worthit.reviews.aspects.parameters import DEFAULT, AspectParameters
from worthit.reviews.aspects.quotes import Telling, choose_quotes
from worthit.reviews.aspects.vocabulary import vocabulary
from worthit.reviews.language import Language
from worthit.reviews.model import Aspect, Opinions, Polarity

ALWAYS = frozenset(("price_value", "safety"))
"""Aspects that are told however differently owners put them: what this is about, and what may hurt."""


OVERALL = "overall"


class Voices(Struct, frozen=True, kw_only=True):
    """Who speaks of one aspect, by review: those content, those not.

    words: how many reviews call it what. own: reviews that call it by the word that most in their language use.
    """

    aspect: str
    content: frozenset[int]
    discontent: frozenset[int]
    words: Mapping[str, int]
    own: int
    mentions: Sequence[Scored]

    @property
    def name(self) -> str:
        """The buyers' own word: the one that most reviews use."""
        return min(self.words, key=lambda word: (-self.words[word], word))

    @property
    def most(self) -> int:
        """Voices on the larger side."""
        return max(len(self.content), len(self.discontent))

    @property
    def total(self) -> int:
        return len(self.content) + len(self.discontent)


def voices_of(scored: Sequence[Scored], rules: AspectParameters = DEFAULT) -> dict[str, Voices]:
    """The voices of each aspect; a review that says both counts as what it says on the whole, or not at all."""
    grouped: dict[str, list[Scored]] = defaultdict(list)
    for one in scored:
        grouped[one.mention.aspect].append(one)
    return {aspect: _voices(aspect, some, rules) for aspect, some in grouped.items()}


def _voices(aspect: str, scored: Sequence[Scored], rules: AspectParameters) -> Voices:
    said: dict[int, list[float]] = defaultdict(list)
    words: dict[str, set[int]] = defaultdict(set)
    by_language: dict[Language, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for one in scored:
        words[one.mention.word].add(one.mention.review)
        by_language[one.mention.language][one.mention.word].add(one.mention.review)
        if abs(one.score) > rules.undecided:
            said[one.mention.review].append(one.score)
    means = {review: sum(scores) / len(scores) for review, scores in said.items()}
    return Voices(
        aspect=aspect,
        content=frozenset(review for review, mean in means.items() if mean > rules.undecided),
        discontent=frozenset(review for review, mean in means.items() if mean < -rules.undecided),
        words={word: len(reviews) for word, reviews in words.items()},
        own=sum(max(map(len, of.values())) for of in by_language.values()),
        mentions=scored,
    )


def tally(heard: Mapping[str, Voices], telling: Telling, rules: AspectParameters = DEFAULT) -> Opinions:
    """What enough voices say; what two say and nobody denies; and where all that is nothing, what single owners say."""
    least = rules.least_voices
    if telling.n >= rules.many:
        least = max(least, ceil(rules.least_share * telling.n))
    sides: dict[Polarity | None, list[Aspect]] = defaultdict(list)
    for voices in heard.values():
        if telling.n < rules.crowd or voices.aspect in ALWAYS or voices.own >= sqrt(rules.heard * telling.n):
            side = _side(voices, least, rules)
            if side is not None:
                sides[side].append(_told(voices, side, telling, rules))
            elif voices.most == voices.total == rules.voice:
                sides[None].append(_told(voices, _leaning(voices), telling, rules))
    return Opinions(
        pros=_ordered(sides["positive"]),
        cons=_ordered(sides["negative"]),
        mixed=_ordered(sides["mixed"]),
        voices=_ordered(sides[None]) if any(sides.values()) else _single(heard, telling, rules),
    )


def _side(voices: Voices, least: int, rules: AspectParameters) -> Polarity | None:
    """On which side enough voices are, if any."""
    agreed = voices.most >= rules.side * voices.total
    if agreed and voices.most >= least:
        return _leaning(voices)
    return "mixed" if not agreed and voices.total >= least else None


def _leaning(voices: Voices) -> Polarity:
    return "positive" if len(voices.content) >= len(voices.discontent) else "negative"


def _single(heard: Mapping[str, Voices], telling: Telling, rules: AspectParameters) -> tuple[Aspect, ...]:
    """What single owners say, the plainest first."""
    spoken = [voices for voices in heard.values() if voices.total == 1]
    spoken.sort(key=lambda one: (-max(abs(said.score) for said in one.mentions), one.aspect))
    return tuple(_told(one, _leaning(one), telling, rules) for one in spoken[: rules.single_voices])


def _ordered(aspects: Sequence[Aspect]) -> tuple[Aspect, ...]:
    """Those that most owners speak of first; the product as a whole last, which the stars say already."""
    return tuple(sorted(aspects, key=lambda one: (one.topic == OVERALL, -one.k, -one.opposite, one.label)))


def _told(voices: Voices, polarity: Polarity, telling: Telling, rules: AspectParameters) -> Aspect:
    praise, blame = len(voices.content), len(voices.discontent)
    k, opposite = (blame, praise) if polarity == "negative" else (praise, blame)
    entry = vocabulary().get(voices.aspect)
    return Aspect(
        aspect=voices.name,
        label=voices.name if entry is None else entry.label[telling.language],
        polarity=polarity,
        k=k,
        n=telling.n,
        opposite=opposite,
        share=share_interval(k, telling.n, rules.z),
        quotes=choose_quotes(voices.mentions, polarity, telling, rules),
        topic=entry.id if entry is not None else None,
    )


def share_interval(k: int, n: int, z: float) -> tuple[float, float]:
    """Wilson's interval of a share (Wilson 1927, J. Am. Stat. Assoc. 22)."""
    share, spread = k / n, z * z / n
    middle = (share + spread / 2) / (1 + spread)
    half = z * sqrt(share * (1 - share) / n + spread / (4 * n)) / (1 + spread)
    return round(max(0.0, middle - half), 3), round(min(1.0, middle + half), 3)
