"""Shared phrases: words in a row, three of them telling, that more reviews have in common than buyers do by chance."""

from bisect import bisect_left

import numpy as np
from numpy.typing import NDArray

from worthit.reviews.trust.finding import Finding, found
from worthit.reviews.trust.listing import Listing
from worthit.reviews.trust.parameters import TrustParameters
from worthit.reviews.trust.tails import binomial_tail

_TURN = np.uint64(0x9E3779B97F4A7C15)
_MOST_BUCKET_BITS = 22

Phrases = tuple[NDArray[np.uint64], NDArray[np.int64]]
"""One number a phrase, and the text that it stands in."""
Shared = tuple[float, NDArray[np.bool_]]


def find_phrases(listing: Listing, copies: NDArray[np.bool_], rules: TrustParameters) -> Finding | None:
    """Copies share all their phrases and are left out. None where no text is long enough.

    p is that of the most shared phrase, and 1 where none is shared by more reviews than by chance.
    """
    telling = listing.words.telling & ~np.isin(listing.words.hashes, np.array(sorted(listing.title), dtype=np.uint64))
    shared: list[Shared] = []
    for length, share in rules.phrases:
        phrases, texts = _phrases(listing, telling, length, rules.phrase_telling)
        apart = ~copies[texts]
        if apart.any():
            shared.append(_shared((phrases[apart], texts[apart]), share, listing, rules))
    if not shared:
        return None
    group = np.any([one for _, one in shared], axis=0)
    return found("phrases", min(p for p, _ in shared), group, listing, rules)


def _shared(looked_at: Phrases, share: float, listing: Listing, rules: TrustParameters) -> Shared:
    """The reviews that hold a phrase of which there are too many, and the least chance of any."""

    def chance(reviews: int) -> float:
        return min(1.0, binomial_tail(reviews, len(listing), share) * len(looked_at[0]))

    least = bisect_left(range(len(listing) + 1), True, key=lambda reviews: chance(reviews) <= rules.significant)
    phrases, texts = _frequent(looked_at, max(2, least))
    values, which = np.unique(phrases, return_inverse=True)
    where = np.unique(np.stack((which, texts), axis=1), axis=0)
    reviews = np.bincount(where[:, 0], minlength=len(values))
    group = listing.nobody()
    group[where[reviews[where[:, 0]] >= least, 1]] = True
    most = int(reviews.max(initial=0))
    return (chance(most) if most >= least else 1.0), group


def _frequent(looked_at: Phrases, least: int) -> Phrases:
    """All phrases that occur so often and few others: what is in a bucket with too few need not be sorted."""
    phrases, texts = looked_at
    bits = min(_MOST_BUCKET_BITS, len(phrases).bit_length() + 2)
    bucket = (phrases >> np.uint64(64 - bits)).astype(np.int64)
    often = np.bincount(bucket)[bucket] >= least
    return phrases[often], texts[often]


def _phrases(listing: Listing, telling: NDArray[np.bool_], length: int, least: int) -> Phrases:
    """All words in a row with enough telling ones. The product's title is no phrase of a buyer's."""
    hashes = listing.words.hashes
    total = max(0, len(hashes) - length + 1)
    text = np.repeat(np.arange(len(listing)), listing.words.counts)
    value = np.zeros(total, dtype=np.uint64)
    told = np.zeros(total, dtype=np.int64)
    for at in range(length):
        value = (value ^ hashes[at : at + total]) * _TURN
        value ^= value >> np.uint64(29)
        told += telling[at : at + total]
    whole = (text[:total] == text[length - 1 : length - 1 + total]) & (told >= least)
    return value[whole], text[:total][whole]
