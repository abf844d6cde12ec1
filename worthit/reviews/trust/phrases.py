"""Shared phrases: words in a row, three of them telling, that more reviews have in common than buyers do by chance."""

import numpy as np
from numpy.typing import NDArray

from worthit.reviews.trust.chance import binomial_tail
from worthit.reviews.trust.finding import Finding, found
from worthit.reviews.trust.listing import Listing
from worthit.reviews.trust.parameters import TrustParameters

_TURN = np.uint64(0x9E3779B97F4A7C15)


def find_phrases(listing: Listing, copies: NDArray[np.bool_], rules: TrustParameters) -> Finding | None:
    """Copies share all their phrases and are left out. None where no text is long enough."""
    phrases, texts = _phrases(listing, rules)
    apart = ~copies[texts]
    pairs = np.unique(np.stack((phrases[apart], texts[apart].astype(np.uint64)), axis=1), axis=0)
    if not len(pairs):
        return None
    values, which, counts = np.unique(pairs[:, 0], return_inverse=True, return_counts=True)
    least, p = 1.0, {}
    for count in np.unique(counts[counts > 1]).tolist():
        p[count] = min(1.0, binomial_tail(count, len(listing), rules.phrase_share) * len(values))
        least = min(least, p[count])
    often = [count for count, chance in p.items() if chance <= rules.significant]
    group = listing.nobody()
    group[pairs[np.isin(counts[which], often), 1].astype(np.int64)] = True
    return found("phrases", least, group, listing, rules)


def _phrases(listing: Listing, rules: TrustParameters) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """One number a phrase, and the text that it stands in. The product's title is no phrase of a buyer's."""
    words, length = listing.words, rules.phrase_words
    total = len(words.hashes) - length + 1
    if total <= 0:
        return np.empty(0, dtype=np.uint64), np.empty(0, dtype=np.int64)
    text = np.repeat(np.arange(len(listing)), words.counts)
    titled = np.isin(words.hashes, np.array(sorted(listing.title), dtype=np.uint64))
    telling = words.telling & ~titled
    value = np.zeros(total, dtype=np.uint64)
    told = np.zeros(total, dtype=np.int64)
    for at in range(length):
        value = (value ^ words.hashes[at : at + total]) * _TURN
        value ^= value >> np.uint64(29)
        told += telling[at : at + total]
    whole = (text[:total] == text[length - 1 :]) & (told >= rules.phrase_telling)
    return value[whole], text[:total][whole]
