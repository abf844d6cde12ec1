"""A linear model over hashed words and pairs of words, for English: what a lexicon does not list.

Trained by `benchmarks/training/sentiment.py` on `pros_cons` and `huliu_9products` (CC BY 4.0). The weights are whole
numbers, so that the same sentence gives the same score on every machine.
"""

import itertools
import zlib
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files
from math import sqrt, tanh
from struct import Struct as Packed

from msgspec import Struct

BITS = 16
SLOTS = 1 << BITS
_MASK = SLOTS - 1
_MAX_KNOWN = 100_000
_HEAD = Packed("<ff")
"""The file: what one step of a weight is worth, the intercept; then a signed byte a slot; all of it deflated."""
_AFTER_NOT = 4
_PAIR, _NOT = 31, 7919
"""What sets the slots of pairs and of negated words apart from those of words."""


def features(words: Sequence[str], negate: frozenset[str]) -> list[int]:
    """The slots of a sentence's words (`Lexicon.read`), pairs of neighbours, and words that follow a negation."""
    codes = list(map(_code, words))
    slots = codes + [first * _PAIR + second & _MASK for first, second in itertools.pairwise(codes)]
    if not negate.isdisjoint(words):
        negated = 0
        for word, code in zip(words, codes, strict=True):
            if word in negate:
                negated = _AFTER_NOT
            elif negated:
                slots.append(code * _NOT & _MASK)
                negated -= 1
    return slots


@lru_cache(_MAX_KNOWN)
def _code(word: str) -> int:
    return zlib.crc32(word.encode(errors="surrogatepass")) & _MASK


class Model(Struct, frozen=True):
    """step: what one unit of a weight is worth; weights: one for each slot."""

    step: float
    intercept: float
    weights: list[int]

    def score(self, words: Sequence[str], negate: frozenset[str]) -> float:
        """-1 to 1; 0 for a sentence without a word."""
        slots = features(words, negate)
        if not slots:
            return 0.0
        said = self.step * sum(map(self.weights.__getitem__, slots)) / sqrt(len(slots))
        return tanh((said + self.intercept) / 2)


def pack(step: float, intercept: float, weights: bytes) -> bytes:
    """The content of the weights' file."""
    return zlib.compress(_HEAD.pack(step, intercept) + weights, 9)


def unpack(content: bytes) -> Model:
    """The model of a file."""
    whole = zlib.decompress(content)
    step, intercept = _HEAD.unpack_from(whole)
    return Model(step, intercept, memoryview(whole)[_HEAD.size :].cast("b").tolist())


@cache
def model() -> Model:
    """The model as shipped, read once."""
    return unpack((files("worthit.reviews.sentiment") / "weights" / "hashed_en.bin").read_bytes())
