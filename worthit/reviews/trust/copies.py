"""Copies: one text, or nearly one, under several reviews.

A list may hold reviews twice because it was gathered twice. Such a review has one date and one author, and all reviews
of the list repeat about as often. So copies beyond doubt are those under several dates or authors, or that repeat more
often than the list does; the others count only when what repeats differs in stars from what does not.
"""

from collections.abc import Sequence
from math import ceil

import numpy as np

from worthit.reviews.trust.chance import shift_of
from worthit.reviews.trust.finding import Finding, found_beyond_doubt, nothing
from worthit.reviews.trust.likeness import alike
from worthit.reviews.trust.listing import Listing
from worthit.reviews.trust.parameters import TrustParameters
from worthit.reviews.trust.tails import binomial_tail

_READ_TWICE = 2

Groups = list[list[int]]


def find_copies(listing: Listing, rules: TrustParameters) -> Finding | None:
    """None without a text that is long enough."""
    counts = listing.words.counts
    long = np.flatnonzero(counts >= rules.copy_words).tolist()
    short = np.flatnonzero((counts > 0) & (counts < rules.copy_words)).tolist()
    if not long and not short:
        return None
    groups = alike(listing.words, long, rules.likeness)
    tests = (_plain_copies(listing, groups, len(long), rules), _repeated(listing, groups, rules))
    found = [*tests, _short_copies(listing, short, rules)]
    failed = [finding for finding in found if finding.failed]
    return _together(failed, listing) if failed else min(found, key=lambda finding: finding.p)


def _plain_copies(listing: Listing, groups: Groups, texts: int, rules: TrustParameters) -> Finding:
    usual = _usual_repeats(groups, texts, rules)
    beyond, group = 0, listing.nobody()
    for copies in groups:
        more = len(copies) - (1 if _of_several(listing, copies) else usual)
        if more > 0:
            beyond += more
            group[copies] = True
    p = binomial_tail(beyond, len(listing), rules.copy_share)
    return found_beyond_doubt("copies", p, group, listing, rules)


def _repeated(listing: Listing, groups: Groups, rules: TrustParameters) -> Finding:
    """Each text once: do those that repeat differ in stars from those that do not?"""
    group, once = listing.nobody(), np.ones(len(listing), dtype=np.bool_)
    for copies in groups:
        group[copies] = True
        once[copies[1:]] = False
    p = binomial_tail(sum(len(copies) - 1 for copies in groups), len(listing), rules.copy_share)
    among = shift_of(np.where(once, listing.stars, np.nan), group)
    whole = shift_of(listing.stars, group)
    failed = p <= rules.significant and among.p <= rules.shifting and whole.p <= rules.shifting
    return Finding(name="copies", p=p, shift=whole, group=group, failed=failed)


def _short_copies(listing: Listing, texts: Sequence[int], rules: TrustParameters) -> Finding:
    """Many say "works great": one short text must fill more of a list than any does by itself."""
    equal: dict[bytes, list[int]] = {}
    for text in texts:
        equal.setdefault(listing.words.of(text).tobytes(), []).append(text)
    found: list[Finding] = []
    for copies in equal.values():
        share = _short_share(int(listing.words.counts[copies[0]]), rules)
        p = binomial_tail(len(copies), len(listing), share) * len(equal)
        if p <= rules.significant:
            group = listing.nobody()
            group[copies] = True
            found.append(found_beyond_doubt("copies", p, group, listing, rules))
    failed = [finding for finding in found if finding.failed]
    return _together(failed, listing) if failed else nothing("copies", listing)


def _short_share(words: int, rules: TrustParameters) -> float:
    return next((share for most, share in rules.short_shares if words <= most), rules.copy_share)


def _usual_repeats(groups: Groups, texts: int, rules: TrustParameters) -> int:
    """How often one review may be in this list because the list was gathered several times.

    A list gathered twice repeats many texts: where next to none repeats, it was not.
    """
    repeated = sorted(len(copies) for copies in groups)
    sizes = [1] * (texts - sum(repeated)) + repeated
    if len(repeated) <= max(1, rules.gathered_share * len(sizes)):
        return 1
    most, middle = sizes[ceil(rules.usual_share * len(sizes)) - 1], sizes[(len(sizes) - 1) // 2]
    return max(_READ_TWICE, min(most, 2 * middle))


def _of_several(listing: Listing, copies: Sequence[int]) -> bool:
    """Whether they were written on several days, or by several people."""
    days = {int(listing.days[copy]) for copy in copies if listing.days[copy] >= 0}
    authors = {listing.authors[copy] for copy in copies if listing.authors[copy] is not None}
    return len(days) > 1 or len(authors) > 1


def _together(findings: Sequence[Finding], listing: Listing) -> Finding:
    group = np.any([finding.group for finding in findings], axis=0)
    least = min(findings, key=lambda finding: finding.p)
    return Finding(name="copies", p=least.p, shift=shift_of(listing.stars, group), group=group, failed=True)
