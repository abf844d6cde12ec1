"""`python -m benchmarks.training.sentiment FOLDER`: the weights of the hashed model and of the encoder's head.

FOLDER holds `reviews/pros_cons.jsonl.gz` and `reviews/huliu_9products.jsonl.gz`, both CC BY 4.0, the only data that
trains what ships: pros and cons of products (Ganapathibhotla & Liu 2008, Mining Opinions in Comparative Sentences), and
sentences about nine products with the features that they judge (Ding, Liu & Yu 2008, A Holistic Lexicon-Based Approach
to Opinion Mining).
"""

import gzip
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from worthit.reviews.sentiment import encoder, hashed
from worthit.reviews.sentiment.lexicon import lexicon

WEIGHTS = Path(hashed.__file__).parent / "weights"
HULIU_WEIGHT = 3.0
"""A sentence of Hu & Liu counts so often: sentences are what is judged, and pros and cons are mostly fragments."""
ENCODED = 20_000
"""Pros and cons that the encoder's head sees: more change nothing; sentences of Hu & Liu make it worse elsewhere."""
SEED = 20_261_124
Floats = NDArray[np.float64]


def main() -> int:
    folder = Path(sys.argv[1]) / "reviews"
    fragments, sentences = list(_pros_and_cons(folder)), list(_huliu(folder))
    examples = fragments + sentences
    counts = np.concatenate([np.ones(len(fragments)), np.full(len(sentences), HULIU_WEIGHT)])
    (WEIGHTS / "hashed_en.bin").write_bytes(_hashed(examples, counts))
    chosen = np.random.default_rng(SEED).permutation(len(fragments))[:ENCODED]
    (WEIGHTS / "encoder_head.bin").write_bytes(_head([fragments[at] for at in chosen]))
    return 0


def _pros_and_cons(folder: Path) -> Iterator[tuple[str, int]]:
    for line in _lines(folder / "pros_cons.jsonl.gz"):
        if line["text"]:
            yield line["text"], line["pro"]


def _huliu(folder: Path) -> Iterator[tuple[str, int]]:
    """Sentences that judge on the whole one way: the sign of the sum over their features."""
    for line in _lines(folder / "huliu_9products.jsonl.gz"):
        if total := sum(strength or 0 for _, strength, *_ in line.get("features") or ()):
            yield line["text"], int(total > 0)


def _lines(path: Path) -> list[dict[str, Any]]:
    return msgspec.json.Decoder(dict[str, Any]).decode_lines(gzip.decompress(path.read_bytes()))


def _hashed(examples: list[tuple[str, int]], counts: Floats) -> bytes:
    """Logistic regression by AdaGrad over small batches, its weights in whole steps."""
    negate = lexicon("en").negate
    slots = [np.array(hashed.features(text, negate)) for text, _ in examples]
    truth = np.array([good for _, good in examples], float)
    weights, intercept, squares = np.zeros(hashed.SLOTS), 0.0, np.full(hashed.SLOTS, 1e-6)
    random = np.random.default_rng(SEED)
    for _ in range(4):
        order = random.permutation(len(slots))
        for batch in np.split(order, range(32, len(order), 32)):
            lengths = np.array([len(slots[at]) for at in batch])
            columns = np.concatenate([slots[at] for at in batch]).astype(int)
            rows = np.repeat(np.arange(len(batch)), lengths)
            share = np.repeat(1 / np.sqrt(np.maximum(lengths, 1)), lengths)
            said = np.bincount(rows, weights[columns] * share, len(batch)) + intercept
            error = counts[batch] * (1 / (1 + np.exp(-said)) - truth[batch])
            touched, back = np.unique(columns, return_inverse=True)
            slope = np.bincount(back, error[rows] * share, len(touched)) + 1e-5 * weights[touched]
            squares[touched] += slope * slope
            weights[touched] -= 0.3 * slope / np.sqrt(squares[touched])
            intercept -= 0.02 * float(error.mean())
    step = float(np.abs(weights).max()) / 127
    return hashed.pack(step, intercept, np.round(weights / step).astype(np.int8).tobytes())


def _head(examples: list[tuple[str, int]]) -> bytes:
    """Ridge logistic regression on the encoder's vectors, by Nesterov's method."""
    texts = [text for text, _ in examples]
    vectors = np.concatenate(
        [encoder.encode(texts[first : first + encoder.AT_ONCE]) for first in range(0, len(texts), encoder.AT_ONCE)]
    ).astype(float)
    vectors = np.hstack([vectors, np.ones((len(vectors), 1))])
    truth, total = np.array([good for _, good in examples], float), len(examples)
    decay = 0.1 / total
    rate = 1 / (0.25 * np.linalg.norm(vectors, 2) ** 2 / total + decay)
    weights = ahead = np.zeros(vectors.shape[1])
    pace = 1.0
    for _ in range(300):
        slope = vectors.T @ (1 / (1 + np.exp(-vectors @ ahead)) - truth) / total + decay * ahead
        after = ahead - rate * slope
        faster = (1 + np.sqrt(1 + 4 * pace * pace)) / 2
        ahead = after + (pace - 1) / faster * (after - weights)
        weights, pace = after, faster
    return weights.astype("<f4").tobytes()


if __name__ == "__main__":
    sys.exit(main())
