"""From mentions to pros, cons, mixed and voices: one review is one voice."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from math import ceil, sqrt

from msgspec import Struct

from worthit.reviews.aspects.mentions import Scored
from worthit.reviews.aspects.parameters import DEFAULT, AspectParameters
from worthit.reviews.aspects.quotes import choose_quotes
from worthit.reviews.aspects.vocabulary import vocabulary
from worthit.reviews.language import Language
from worthit.reviews.model import Aspect, Opinions, Polarity


class Voices(Struct, frozen=True, kw_only=True):
    """Who speaks of one aspect, by review: those content, those not. words: how many reviews call it what."""

    aspect: str
    content: Mapping[int, float]
    discontent: Mapping[int, float]
    words: Mapping[str, int]
    mentions: Sequence[Scored]

    @property
    def name(self) -> str:
        """The buyers' own word: the one that most reviews use."""
        return min(self.words, key=lambda word: (-self.words[word], word))


def hear(scored: Sequence[Scored], rules: AspectParameters = DEFAULT) -> dict[str, Voices]:
    """The voices of each aspect; a review that says both counts as what it says on the whole, or not at all."""
    grouped: dict[str, list[Scored]] = defaultdict(list)
    for one in scored:
        grouped[one.mention.aspect].append(one)
    return {aspect: _voices(aspect, some, rules) for aspect, some in grouped.items()}


def _voices(aspect: str, scored: Sequence[Scored], rules: AspectParameters) -> Voices:
    by_review: dict[int, list[float]] = defaultdict(list)
    words: dict[str, set[int]] = defaultdict(set)
    for one in scored:
        if abs(one.score) > rules.undecided:
            by_review[one.mention.review].append(one.score)
        words[one.mention.word].add(one.mention.review)
    means = {review: sum(scores) / len(scores) for review, scores in by_review.items()}
    return Voices(
        aspect=aspect,
        content={review: mean for review, mean in means.items() if mean > rules.undecided},
        discontent={review: mean for review, mean in means.items() if mean < -rules.undecided},
        words={word: len(reviews) for word, reviews in words.items()},
        mentions=scored,
    )


def tally(
    voices: Mapping[str, Voices],
    n: int,
    ids: Sequence[str],
    texts: Sequence[str],
    language: Language,
    rules: AspectParameters = DEFAULT,
) -> Opinions:
    """The opinions of n reviews; ids and texts are theirs. language: the reader's."""
    least = rules.least_voices
    if n >= rules.many:
        least = max(least, ceil(rules.least_share * n))
    pros: list[Aspect] = []
    cons: list[Aspect] = []
    mixed: list[Aspect] = []
    few: list[Aspect] = []
    for one in voices.values():
        if one.words[one.name] < sqrt(rules.heard * n):
            continue
        praise, blame = len(one.content), len(one.discontent)
        most, total = max(praise, blame), praise + blame
        side: Polarity = "positive" if praise >= blame else "negative"

        def told(polarity: Polarity, one: Voices = one) -> Aspect:
            return _told(one, polarity, n, ids, texts, language, rules)

        if most >= least and most >= rules.side * total:
            (pros if side == "positive" else cons).append(told(side))
        elif total >= least and most < rules.side * total:
            mixed.append(told("mixed"))
        elif most == rules.voice and total == most:
            few.append(told(side))
    for some in (pros, cons, mixed, few):
        some.sort(key=lambda aspect: (-aspect.k - (aspect.opposite if aspect.polarity == "mixed" else 0), aspect.aspect))
    return Opinions(pros=tuple(pros), cons=tuple(cons), mixed=tuple(mixed), voices=tuple(few))


def _told(
    one: Voices,
    polarity: Polarity,
    n: int,
    ids: Sequence[str],
    texts: Sequence[str],
    language: Language,
    rules: AspectParameters,
) -> Aspect:
    sides = (one.content, one.discontent)
    k, opposite = (len(side) for side in (sides if polarity != "negative" else sides[::-1]))
    entry = vocabulary().get(one.aspect)
    return Aspect(
        aspect=one.name,
        label=one.name if entry is None else entry.label[language],
        polarity=polarity,
        k=k,
        n=n,
        opposite=opposite,
        share=_interval(k, n, rules.z),
        quotes=choose_quotes(one.mentions, polarity, ids, texts, rules),
    )


def _interval(k: int, n: int, z: float) -> tuple[float, float]:
    """Wilson's interval of a share (Wilson 1927, J. Am. Stat. Assoc. 22)."""
    share, spread = k / n, z * z / n
    middle = (share + spread / 2) / (1 + spread)
    half = z * sqrt(share * (1 - share) / n + spread / (4 * n)) / (1 + spread)
    return round(max(0.0, middle - half), 3), round(min(1.0, middle + half), 3)

