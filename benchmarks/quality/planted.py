"""Manipulation of a known kind, planted in real lists: bursts of copies of 5★ reviews."""

from collections.abc import Callable, Iterator
from random import Random

from msgspec import Struct

from benchmarks.quality.batch import Line
from benchmarks.quality.star_lists import StarList

SHARES = (0.2, 0.5)
"""Planted reviews for each real one."""
LEAST = 5
_DAYS = 3
_WORDS_APART = 12

Write = Callable[[Random, list[str], int], str]


class Planted(Struct, frozen=True, kw_only=True):
    """how: what was planted. fakes: the ids of the planted reviews."""

    how: str
    reviews: tuple[Line, ...]
    fakes: frozenset[str]


def plant(real: StarList) -> Iterator[Planted]:
    """Each kind in each strength. The texts are those of 5★ reviews of the list itself, of eight words or more."""
    texts = [review["text"] for review in real.reviews if review["rating"] >= 5 and len(review["text"].split()) >= 8]
    if not texts or all(review["rating"] >= 5 for review in real.reviews):
        return  # without a text there is nothing to copy, and where all are 5★ more of them move nothing
    for name, write in _KINDS.items():
        for share in SHARES:
            yield _planted(real, f"{name}, {share:.0%}", write, share, texts)


def _planted(real: StarList, how: str, write: Write, share: float, texts: list[str]) -> Planted:
    random = Random(f"{real.name} {how}")
    chosen = random.sample(texts, min(len(texts), 3))
    days = sorted({review["date"] for review in real.reviews}) if real.dated else []
    first = random.randrange(max(1, len(days) - _DAYS))
    fakes = [
        {
            "id": f"planted-{number}",
            "text": write(random, chosen, number),
            "rating": 5.0,
            "date": random.choice(days[first : first + _DAYS]) if days else None,
        }
        for number in range(max(LEAST, round(share * len(real.reviews))))
    ]
    reviews = [*real.reviews, *fakes]
    random.shuffle(reviews)
    return Planted(how=how, reviews=tuple(reviews), fakes=frozenset(str(fake["id"]) for fake in fakes))


def _one(_random: Random, texts: list[str], _number: int) -> str:
    return texts[0]


def _several(_random: Random, texts: list[str], number: int) -> str:
    return texts[number % len(texts)]


def _changed(random: Random, texts: list[str], _number: int) -> str:
    """One word in twelve left out or said twice."""
    words = texts[0].split()
    for place in sorted(random.sample(range(len(words)), max(1, len(words) // _WORDS_APART)), reverse=True):
        words[place : place + 1] = random.choice(([], [words[place]] * 2))
    return " ".join(words)


_KINDS: dict[str, Write] = {"one text": _one, "three texts": _several, "one text, changed a little": _changed}
