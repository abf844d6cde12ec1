"""Reviews that say nearly the same in nearly the same words: one voice, whoever signs."""

from collections.abc import Mapping

from worthit.product.model import Review
from worthit.reviews.trust.likeness import alike
from worthit.reviews.trust.words import read_words

LONG_WORDS = 8
"""Words from which nearly equal texts are a copy …"""
NEARLY = 0.8
"""… at this likeness of their pairs of words."""


def without_near_copies(reviews: Mapping[int, Review]) -> list[int]:
    """The keys of the reviews in order, of each group of nearly equal texts the first."""
    keys = sorted(reviews)
    words = read_words([reviews[key].text for key in keys])
    long = [at for at, count in enumerate(words.counts.tolist()) if count >= LONG_WORDS]
    copies = {at for group in alike(words, long, NEARLY) for at in group[1:]}
    return [key for at, key in enumerate(keys) if at not in copies]
