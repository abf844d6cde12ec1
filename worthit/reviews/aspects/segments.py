"""Which words of a sentence speak about a thing: its own segment, or where that judges nothing, what is beside it."""

from collections.abc import Sequence

from msgspec import Struct

from worthit.reviews.sentiment.lexicon import Lexicon
from worthit.reviews.sentiment.rules import phrase_at

MARKS = frozenset(".,;:!?()[]–—…-\n") | {"--", "---"}
_BARE = 3
"""Words of a segment that only names things (`great sound, screen and battery`). A longer one says something itself,
if not in words of the lexicon: the encoder hears it."""


class Segment(Struct, frozen=True):
    """`words[first:last]`. turns: it begins with a "but", so what stands before is not about what stands behind.
    judges: one of its words carries a judgement.
    """

    first: int
    last: int
    turns: bool
    judges: bool


def split_segments(words: Sequence[str], by: Lexicon, ands: frozenset[str]) -> list[Segment]:
    """Segments of a sentence: parted by marks and words like "but"; by "and" only where both sides judge."""
    parts: list[Segment] = []
    first, turns = 0, False
    judged = [
        bool(by.valences[word]) or (word in by.phrases and phrase_at(at, words, by) is not None)
        for at, word in enumerate(words)
    ]
    for position, word in enumerate(words):
        if word in MARKS or word in by.contrast:
            _add(parts, first, position, judged, turns=turns)
            first, turns = position + 1, word in by.contrast
    _add(parts, first, len(words), judged, turns=turns)
    return [piece for part in parts for piece in _at_ands(part, words, judged, ands)]


def _add(parts: list[Segment], first: int, last: int, judged: Sequence[bool], *, turns: bool) -> None:
    if last > first:
        parts.append(Segment(first, last, turns, any(judged[first:last])))


def _at_ands(part: Segment, words: Sequence[str], judged: Sequence[bool], ands: frozenset[str]) -> list[Segment]:
    for position in range(part.first + 2, part.last - 2):
        if words[position] in ands and any(judged[part.first : position]) and any(judged[position + 1 : part.last]):
            before = Segment(part.first, position, part.turns, judges=True)
            return [before, *_at_ands(Segment(position + 1, part.last, False, True), words, judged, ands)]
    return [part]


def around(place: int, segments: Sequence[Segment], named: Sequence[bool]) -> tuple[int, int]:
    """The segments `first:last` that judge what is named in segment `place`. named: which of them name something.

    Its own if it judges; else with what follows, up to the next thing named. Where that says nothing either: a longer
    segment by itself; a bare one by what stands before, as the head of a list does, but not across a "but"; at last by
    all of the sentence.
    """
    if segments[place].judges:
        return place, place + 1
    for after in range(place + 1, len(segments)):
        if named[after] or segments[after].turns:
            break
        if segments[after].judges:
            return place, after + 1
    if segments[place].last - segments[place].first > _BARE:
        return place, place + 1
    turned = segments[place].turns
    for before in range(place - 1, -1, -1):
        if turned:
            break
        if segments[before].judges:
            return before, place + 1
        turned = segments[before].turns
    return 0, len(segments)
