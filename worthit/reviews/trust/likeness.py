"""Which texts are nearly the same: MinHash of pairs of words, brought together by locality-sensitive hashing.

A. Z. Broder, "On the resemblance and containment of documents", 1997. Equal texts are taken together first, and a text
is compared with one of each bucket that it falls in, never with all: time grows with the texts, not their square.
"""

from collections.abc import Iterator, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from worthit.reviews.trust.words import Words

BANDS, ROWS = 16, 4
"""Texts meet when the four values of any of 16 bands agree: at a likeness of .5 with a chance of .64, at .7 of .99."""
_AT_ONCE = 50
"""Texts whose signatures are computed together: so memory stays small."""
_HASHES = BANDS * ROWS
_PAIR = np.uint64(0x9E3779B97F4A7C15)
_HALF = np.uint64(32)


def alike(words: Words, texts: Sequence[int], likeness: float) -> list[list[int]]:
    """The groups of two or more among these texts, each in order. Every text has two words at least."""
    equal: dict[bytes, list[int]] = {}
    for text in texts:
        equal.setdefault(words.of(text).tobytes(), []).append(text)
    distinct = [same[0] for same in equal.values()]
    roots = _join(_signatures(words, distinct), likeness)
    groups: dict[int, list[int]] = {}
    for root, same in zip(roots, equal.values(), strict=True):
        groups.setdefault(root, []).extend(same)
    return [sorted(group) for group in groups.values() if len(group) > 1]


def _signatures(words: Words, texts: Sequence[int]) -> NDArray[np.uint32]:
    """The least value of each hash over the pairs of words of each text."""
    factors, offsets = _hashes()
    signatures = np.empty((len(texts), _HASHES), dtype=np.uint32)
    for start in range(0, len(texts), _AT_ONCE):
        pairs = [_pairs(words.of(text)) for text in texts[start : start + _AT_ONCE]]
        begins = np.concatenate(([0], np.cumsum([len(some) for some in pairs])[:-1])).astype(np.int64)
        values = np.concatenate(pairs)
        mixed = ((factors * values + offsets) >> _HALF).astype(np.uint32)
        signatures[start : start + len(pairs)] = np.minimum.reduceat(mixed, begins, axis=1).T
    return signatures


@cache
def _hashes() -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """The factor and the offset of each hash, as columns: random, and the same for ever."""
    random = np.random.Generator(np.random.PCG64(20_260_901))
    factors = random.integers(1, 2**63, _HASHES, dtype=np.uint64) * np.uint64(2) + np.uint64(1)
    return factors[:, np.newaxis], random.integers(0, 2**63, _HASHES, dtype=np.uint64)[:, np.newaxis]


def _pairs(hashes: NDArray[np.uint64]) -> NDArray[np.uint64]:
    mixed: NDArray[np.uint64] = hashes[:-1] * _PAIR ^ (hashes[1:] >> np.uint64(1))
    return mixed


def _join(signatures: NDArray[np.uint32], likeness: float) -> list[int]:
    """For each text the least text that it is joined with, over any number of steps."""
    parents = list(range(len(signatures)))
    for bucket in _buckets(signatures):
        near = (signatures[bucket] == signatures[bucket[0]]).mean(axis=1) >= likeness
        _unite(parents, bucket[near].tolist())
    return [_root(parents, text) for text in range(len(parents))]


def _buckets(signatures: NDArray[np.uint32]) -> Iterator[NDArray[np.int64]]:
    """Texts, two or more, that agree in a band; the least of them first. Most lists have none: that is seen at once."""
    halves = signatures.view(np.uint64).reshape(len(signatures), BANDS, ROWS // 2)
    bands = (halves * _PAIR ** np.arange(1, ROWS // 2 + 1, dtype=np.uint64)).sum(axis=2)
    order = np.argsort(bands, axis=0, kind="stable")
    ranked = np.take_along_axis(bands, order, axis=0)
    same = ranked[1:] == ranked[:-1]
    for band in np.flatnonzero(same.any(axis=0)).tolist():
        ends = np.flatnonzero(np.append(~same[:, band], True)) + 1
        starts = np.concatenate(([0], ends[:-1]))
        for at in np.flatnonzero(ends - starts > 1).tolist():
            yield order[starts[at] : ends[at], band]


def _unite(parents: list[int], texts: Sequence[int]) -> None:
    for text in texts[1:]:
        one, other = sorted((_root(parents, texts[0]), _root(parents, text)))
        parents[other] = one


def _root(parents: list[int], text: int) -> int:
    while parents[text] != text:
        parents[text] = parents[parents[text]]
        text = parents[text]
    return text
