"""What a sentence says of other products: "better than my old one, which was terrible" is no complaint.

Behind "than" (or "del", "que", "als" after a comparative) nothing counts until the clause ends; a clause that begins
with "my old one" counts only by comparatives, and these turned round. Before "than this" another product is praised:
what the comparative says is turned round as well.
"""

from collections.abc import Sequence

from worthit.reviews.sentiment.lexicon import Lexicon

_ENDS = frozenset(";:!?")
_NEAR = 3
"""Words before "than this" that compare: "much more robust than this"."""


def without_others(values: list[float], words: Sequence[str], by: Lexicon) -> list[float]:
    """The values of the words, without what is about another product."""
    kept = list(values)
    for at, word in enumerate(words):
        if word in by.than and _compares(words, at, by):
            if _is_this(words, at + 1, by):
                for compared in range(_start(words, at), at):
                    kept[compared] = -values[compared]
            for other in range(at + 1, _end(words, at + 1, by)):
                kept[other] = 0.0
        elif word in by.old and _begins_clause(words, at, by):
            for other in range(at, _end(words, at + 1, by)):
                kept[other] = -values[other] if words[other] in by.compare else 0.0
    return kept


def _compares(words: Sequence[str], at: int, by: Lexicon) -> bool:
    """Not "more than happy", which is very happy; nor "lo peor es que": the comparative stands near."""
    before = words[at - 1] if at else ""
    if before in by.boost:
        return False
    return words[at] in by.versus or before in by.compare or (at > 1 and words[at - 2] in by.more)


def _is_this(words: Sequence[str], at: int, by: Lexicon) -> bool:
    """ "Than this", "than this one"; not "than this old one", nor "que ce que j'attendais"."""
    return not by.here.isdisjoint(words[at : at + 1]) and by.others.isdisjoint(words[at + 1 : at + 2])


def _start(words: Sequence[str], than: int) -> int:
    first = than
    while first and than - first < _NEAR and words[first - 1] != "," and words[first - 1] not in _ENDS:
        first -= 1
    return first


def _begins_clause(words: Sequence[str], at: int, by: Lexicon) -> bool:
    first = at
    while first and words[first - 1] in by.mine:
        first -= 1
    before = words[first - 1] if first else ";"
    return first < at and (before == "," or before in _ENDS or before in by.contrast)


def _end(words: Sequence[str], start: int, by: Lexicon) -> int:
    relative = False
    for at in range(start, len(words)):
        word = words[at]
        if word == ",":
            if at + 1 == len(words) or words[at + 1] not in by.relative:
                return at
        elif word in by.relative:
            relative = True
        elif word in _ENDS or word in by.this or word in by.contrast or (word in by.join and not relative):
            return at
    return len(words)
