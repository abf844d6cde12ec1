"""The numbers by which reviews are trusted or set aside. Printed in docs/review-trust.md.

Set from aggregate figures of real lists (how often texts, days and words repeat there by themselves), never trained.
"""

from collections.abc import Mapping
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from worthit.reviews.trust.model import TestName

DISTRUST: Mapping[TestName, float] = {
    "copies": 0.85,
    "one_author": 0.85,
    "burst": 0.65,
    "phrases": 0.5,
    "incentivised": 0.5,
    "unverified": 0.4,
    "mismatch": 0.3,
    "word_count": 0.25,
    "after_burst": 0.2,
}
STYLE: frozenset[TestName] = frozenset({"phrases", "mismatch", "word_count"})
"""Tests of how a text is written. All of them together set no review aside."""


class TrustParameters(Struct, frozen=True, kw_only=True):
    """Review trust. Shares are 0..1; a base share is how much of a list of honest reviews may look so by itself."""

    distrust: Annotated[
        Mapping[TestName, float],
        Meta(description="t: what a review loses of its trust when this test fails and holds it."),
    ] = msgspec.field(default_factory=lambda: dict(DISTRUST))
    keep_from: Annotated[float, Meta(description="Trust from which a review is kept.")] = 0.20
    significant: Annotated[float, Meta(description="A group is over-represented when p is at most this …")] = 0.001
    shifting: Annotated[float, Meta(description="… and counts when p of its shift of the mean is at most this.")] = 0.01
    beyond_doubt: Annotated[float, Meta(description="A group of copies, or of one author, with p at most this …")] = (
        1e-4
    )
    any_shift: Annotated[float, Meta(description="… counts when p of its shift of the mean is under this.")] = 0.5
    least_reviews: Annotated[int, Meta(description="Kept reviews from which there is a grade and a correction.")] = 10
    least_read: Annotated[float, Meta(description="Share of the owners read from which there is a correction.")] = 0.20

    copy_words: Annotated[int, Meta(description="Words from which a text is no set phrase of everybody's.")] = 8
    likeness: Annotated[
        float, Meta(description="Share of the pairs of words in common (Jaccard) from which a text is a copy.")
    ] = 0.5
    copy_share: Annotated[float, Meta(description="Base share of copies.")] = 0.01
    gathered_share: Annotated[
        float, Meta(description="A list of which a larger share of the texts repeats was gathered several times; …")
    ] = 0.05
    usual_share: Annotated[
        float, Meta(description="… then this share of its texts tells how often one repeats: as often, or less.")
    ] = 0.8
    short_shares: Annotated[
        tuple[tuple[int, float], ...],
        Meta(description="Base share of one short text by its words, up to each number of them."),
    ] = ((2, 0.10), (4, 0.05), (7, 0.02))
    phrases: Annotated[
        tuple[tuple[int, float], ...],
        Meta(description="Base share of reviews with one and the same phrase, by the words in a row that make it …"),
    ] = ((3, 0.10), (6, 0.03))
    phrase_telling: Annotated[int, Meta(description="… with at least so many that are no stop-words.")] = 3
    author_reviews: Annotated[int, Meta(description="Reviews of one product from which an author is of note.")] = 3
    author_share: Annotated[float, Meta(description="Base share of reviews by such authors.")] = 0.01
    unverified_share: Annotated[
        float, Meta(description="Base share of unverified reviews, where others are verified.")
    ] = 0.25
    incentivised_share: Annotated[float, Meta(description="Base share of reviews that name a reward.")] = 0.02
    mismatch_beyond: Annotated[
        float, Meta(description="Sentiment beyond this (of 1) against 1–2★ or 5★ is a mismatch.")
    ] = 0.5
    mismatch_share: Annotated[float, Meta(description="Base share of mismatches.")] = 0.10
    length_step: Annotated[float, Meta(description="Reviews are grouped by word count in steps of this factor.")] = 1.25
    length_neighbours: Annotated[int, Meta(description="Groups on either side that a group is compared with.")] = 2
    burst_chance: Annotated[
        float, Meta(description="A day is a burst above the count that stays under with all but this chance.")
    ] = 0.001
    burst_reviews: Annotated[int, Meta(description="Reviews that make a burst at least.")] = 3
    burst_window: Annotated[int, Meta(description="Days on either side whose rate a day is held against.")] = 30
    after_days: Annotated[int, Meta(description="Days after a burst in which its trend is looked for.")] = 90

    choice_shift: Annotated[
        float, Meta(description="Stars between the reviews shown and all owners from which the shop chose.")
    ] = 0.3
    rate_limit: Annotated[float, Meta(description="Ratings a day since first on sale that nobody earns.")] = 1000.0
    leap_factor: Annotated[float, Meta(description="Times its usual rate by which a count may grow honestly.")] = 3.0
    leap_intervals: Annotated[int, Meta(description="Intervals between snapshots from which a rate is known.")] = 3
    removed_share: Annotated[float, Meta(description="Base share of reviews that go by themselves.")] = 0.02
    removed_shift: Annotated[float, Meta(description="Stars that the mean moves when reviews go, to count.")] = 0.1

    doubt_c: Annotated[float, Meta(description="C from this mean loss of trust, or one failed test over time.")] = 0.05
    aside_d: Annotated[float, Meta(description="D from this share set aside, or two failed tests over time.")] = 0.06
    aside_e: Annotated[float, Meta(description="E from this share set aside.")] = 0.20
    aside_f: Annotated[float, Meta(description="F, trust failed, from this share set aside.")] = 0.40


DEFAULT = TrustParameters()
