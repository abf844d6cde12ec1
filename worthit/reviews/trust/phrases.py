"""Shared phrases: words in a row, three of them telling, that more reviews have in common than buyers do by chance."""

import numpy as np
from numpy.typing import NDArray

from worthit.reviews.trust.chance import binomial_tail
from worthit.reviews.trust.finding import Finding, found
from worthit.reviews.trust.listing import Listing
from worthit.reviews.trust.parameters import TrustParameters

_TURN = np.uint64(0x9E3779B97F4A7C15)
_BUCKET_BITS = 22


def find_phrases(listing: Listing, copies: NDArray[np.bool_], rules: TrustParameters) -> Finding | None:
    """Copies share all their phrases and are left out. None where no text is long enough."""
    phrases, texts = _phrases(listing, rules)
    apart = ~copies[texts]
    if not apart.any():
        return None
    maybe = apart & _may_repeat(phrases, apart)
    values, which = np.unique(phrases[maybe], return_inverse=True)
    where = np.unique(np.stack((which, texts[maybe]), axis=1), axis=0)
    shared = np.bincount(where[:, 0], minlength=len(values))
    looked_at = int(apart.sum())

    def chance(reviews: int) -> float:
        return min(1.0, binomial_tail(reviews, len(listing), rules.phrase_share) * looked_at)

    chances = {reviews: chance(reviews) for reviews in np.unique(shared[shared > 1]).tolist()}
    often = [reviews for reviews, p in chances.items() if p <= rules.significant]
    group = listing.nobody()
    group[where[np.isin(shared[where[:, 0]], often), 1]] = True
    return found("phrases", min(chances.values(), default=1.0), group, listing, rules)


def _may_repeat(phrases: NDArray[np.uint64], apart: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """All phrases that occur twice and few others: what falls alone into its bucket need not be sorted."""
    bucket = (phrases >> np.uint64(64 - _BUCKET_BITS)).astype(np.int64)
    filled = np.bincount(bucket[apart], minlength=1 << _BUCKET_BITS) > 1
    return filled[bucket]


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
