"""What every test hands back: a group of reviews, how unlikely it is, and how far it moves the mean."""

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from worthit.reviews.trust.chance import NO_SHIFT, Shift, shift_of, shift_of_most
from worthit.reviews.trust.listing import Listing
from worthit.reviews.trust.model import TestName, TestResult
from worthit.reviews.trust.parameters import TrustParameters


class Finding(Struct, frozen=True, kw_only=True):
    """group: the reviews that are held, none for a test that looks at counts alone."""

    name: TestName
    p: float
    shift: Shift
    group: NDArray[np.bool_]
    failed: bool

    def as_result(self) -> TestResult:
        return TestResult(
            name=self.name,
            p=self.p,
            delta_stars=self.shift.stars,
            failed=self.failed,
            p_shift=self.shift.p,
            held=int(self.group.sum()),
        )


def found(name: TestName, p: float, group: NDArray[np.bool_], listing: Listing, rules: TrustParameters) -> Finding:
    """A group, which counts when it is over-represented and moves the mean."""
    shift = shift_of(listing.stars, group)
    return Finding(name=name, p=p, shift=shift, group=group, failed=_both(p, shift, rules))


def found_beyond_doubt(
    name: TestName, p: float, group: NDArray[np.bool_], listing: Listing, rules: TrustParameters
) -> Finding:
    """A group that chance does not make, as copies: from so small a p on, a shift that is there at all is enough."""
    outside = int((~np.isnan(listing.stars) & ~group).sum())
    shift = (shift_of if outside >= rules.least_reviews else shift_of_most)(listing.stars, group)
    certain = p <= rules.beyond_doubt and shift.p < rules.any_shift
    return Finding(name=name, p=p, shift=shift, group=group, failed=certain or _both(p, shift, rules))


def counted(name: TestName, p: float, shift: Shift, failed: bool, listing: Listing) -> Finding:
    """What the shop's own counts tell; it holds no review."""
    return Finding(name=name, p=p, shift=shift, group=listing.nobody(), failed=failed)


def nothing(name: TestName, listing: Listing) -> Finding:
    """The test ran and saw nothing."""
    return counted(name, 1.0, NO_SHIFT, False, listing)


def _both(p: float, shift: Shift, rules: TrustParameters) -> bool:
    return p <= rules.significant and shift.p <= rules.shifting
