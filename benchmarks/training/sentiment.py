"""`python -m benchmarks.training.sentiment FOLDER`: the weights of the hashed model and of the encoder's head.

FOLDER holds `reviews/pros_cons.jsonl.gz` and `reviews/huliu_9products.jsonl.gz`, both CC BY 4.0, the only data that
trains what ships: pros and cons of products (Ganapathibhotla & Liu 2008, Mining Opinions in Comparative Sentences), and
sentences about nine products with the features that they judge (Ding, Liu & Yu 2008, A Holistic Lexicon-Based Approach
to Opinion Mining).
"""

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.training.opinions import Opinion, fragments, sentences
from worthit.reviews.sentiment import encoder, hashed
from worthit.reviews.sentiment.lexicon import lexicon

WEIGHTS = Path(hashed.__file__).parent / "weights"
ENCODED = 10_000
"""Pros and cons that the encoder's head sees: some twenty for each of its weights."""
SENTENCE_WEIGHT = 4.0
"""A sentence counts so often in the encoder's head: sentences are what is judged, and pros and cons are fragments."""
RIDGE = 3.0
SEED = 20_261_124
Floats = NDArray[np.float64]


def main() -> int:
    folder = Path(sys.argv[1]) / "reviews"
    before, after = fragments(folder), sentences(folder)
    (WEIGHTS / "hashed_en.bin").write_bytes(Words().learn(before).learn(after).pack())
    some = sample(before)
    (WEIGHTS / "encoder_head.bin").write_bytes(head(encode(some), some, encode(after), after))
    return 0


class Words:
    """Logistic regression over hashed words by AdaGrad on small batches, a step at a time: what is learned last, about
    sentences, changes what was learned of fragments only where it must."""

    def __init__(self) -> None:
        self.weights, self.squares, self.intercept = np.zeros(hashed.SLOTS), np.full(hashed.SLOTS, 1e-6), 0.0

    def learn(self, opinions: Sequence[Opinion], rounds: int = 3) -> "Words":
        by = lexicon("en")
        slots = [np.array(hashed.features(by.read(one.text), by.negate), dtype=int) for one in opinions]
        truth = np.array([one.good for one in opinions])
        self.intercept = float(np.log(truth.mean() / (1 - truth.mean())))
        random = np.random.default_rng(SEED)
        for _ in range(rounds):
            order = random.permutation(len(slots))
            for batch in np.split(order, range(64, len(order), 64)):
                self._step([slots[at] for at in batch], truth[batch])
        return self

    def _step(self, slots: list[NDArray[np.int_]], truth: Floats) -> None:
        lengths = np.array([len(some) for some in slots])
        columns, rows = np.concatenate(slots), np.repeat(np.arange(len(slots)), lengths)
        share = np.repeat(1 / np.sqrt(np.maximum(lengths, 1)), lengths)
        said = np.bincount(rows, self.weights[columns] * share, len(slots)) + self.intercept
        error = 1 / (1 + np.exp(-said)) - truth
        touched, back = np.unique(columns, return_inverse=True)
        slope = np.bincount(back, error[rows] * share, len(touched)) + 1e-5 * self.weights[touched]
        self.squares[touched] += slope * slope
        self.weights[touched] -= 0.3 * slope / np.sqrt(self.squares[touched])
        self.intercept -= 0.02 * float(error.mean())

    def copy(self) -> "Words":
        other = Words()
        other.weights, other.squares, other.intercept = self.weights.copy(), self.squares.copy(), self.intercept
        return other

    def pack(self) -> bytes:
        step = float(np.abs(self.weights).max()) / 127
        return hashed.pack(step, self.intercept, np.round(self.weights / step).astype(np.int8).tobytes())


def sample(opinions: Sequence[Opinion]) -> list[Opinion]:
    return [opinions[at] for at in np.random.default_rng(SEED).permutation(len(opinions))[:ENCODED]]


def encode(opinions: Sequence[Opinion]) -> Floats:
    texts = [one.text for one in opinions]
    firsts = range(0, len(texts), encoder.AT_ONCE)
    return np.concatenate([encoder.encode(texts[first : first + encoder.AT_ONCE]) for first in firsts]).astype(float)


def head(few: Floats, fragments: Sequence[Opinion], many: Floats, sentences: Sequence[Opinion]) -> bytes:
    """Ridge logistic regression on the encoder's vectors by Newton's method, with an intercept for either kind."""
    ones, zeros = np.ones((len(few), 1)), np.zeros((len(many), 1))
    vectors = np.vstack([np.hstack([few, ones, 1 - ones]), np.hstack([many, zeros, 1 - zeros])])
    truth = np.array([one.good for one in (*fragments, *sentences)])
    counts = np.concatenate([np.ones(len(few)), np.full(len(many), SENTENCE_WEIGHT)])
    ridge = np.full(vectors.shape[1], RIDGE)
    ridge[-2:] = 1e-6
    weights = np.zeros(vectors.shape[1])
    for _ in range(6):
        said = 1 / (1 + np.exp(-vectors @ weights))
        slope = vectors.T @ (counts * (said - truth)) + ridge * weights
        bend = (vectors * (counts * said * (1 - said))[:, None]).T @ vectors + np.diag(ridge)
        weights -= np.linalg.solve(bend, slope)
    return np.append(weights[:-2], weights[-1]).astype("<f4").tobytes()


if __name__ == "__main__":
    sys.exit(main())
