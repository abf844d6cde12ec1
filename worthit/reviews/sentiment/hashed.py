"""A linear model over hashed words and pairs of words, for English: what a lexicon does not list.

Trained by `benchmarks/training/sentiment.py` on `pros_cons` and `huliu_9products` (CC BY 4.0). The weights are whole
numbers, so that the same sentence gives the same score on every machine.
"""

import itertools
import re
import zlib
from functools import cache
from importlib.resources import files
from math import sqrt, tanh
from struct import Struct as Packed

BITS = 16
SLOTS = 1 << BITS
_MASK = SLOTS - 1
_HEAD = Packed("<ff")
"""The file: what one step of a weight is worth, the intercept; then a signed byte a slot; all of it deflated."""
_WORDS = re.compile(r"[a-z]+(?:['-][a-z]+)*|[!?]|\d+")
_AFTER_NOT = 4


def features(sentence: str, negate: frozenset[str]) -> list[int]:
    """The slots of a sentence's words, pairs of neighbours, and words that follow a negation."""
    words = _WORDS.findall(sentence.lower().replace("’", "'"))
    named = set(words)
    named.update(f"{first} {second}" for first, second in itertools.pairwise(words))
    negated = 0
    for word in words:
        if word in negate:
            negated = _AFTER_NOT
        elif negated:
            named.add(f"NOT {word}")
            negated -= 1
    return [zlib.crc32(name.encode()) & _MASK for name in named]


def score(sentence: str, negate: frozenset[str]) -> float:
    """-1 to 1; 0 for a sentence without a word."""
    slots = features(sentence, negate)
    if not slots:
        return 0.0
    step, intercept, weights = _model()
    return tanh((step * sum([weights[slot] for slot in slots]) / sqrt(len(slots)) + intercept) / 2)


def pack(step: float, intercept: float, weights: bytes) -> bytes:
    """The content of the weights' file."""
    return zlib.compress(_HEAD.pack(step, intercept) + weights, 9)


@cache
def _model() -> tuple[float, float, memoryview]:
    content = zlib.decompress((files(__package__) / "weights" / "hashed_en.bin").read_bytes())
    step, intercept = _HEAD.unpack_from(content)
    return step, intercept, memoryview(content)[_HEAD.size :].cast("b")
