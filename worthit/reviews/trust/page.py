"""What one page tells by itself: whom the shop shows of its owners, and how fast they came."""

from datetime import datetime
from math import sqrt

import numpy as np

from worthit.product.model import Product
from worthit.reviews.prior import PRIOR_OWNERS, PRIOR_VARIANCE, posterior_mean
from worthit.reviews.trust.chance import Shift
from worthit.reviews.trust.finding import Finding, counted
from worthit.reviews.trust.listing import Listing, day_of
from worthit.reviews.trust.owners import Owners
from worthit.reviews.trust.parameters import TrustParameters
from worthit.reviews.trust.tails import normal_tail, poisson_tail

_LEAST = 5


def find_shop_choice(listing: Listing, owners: Owners | None, rules: TrustParameters) -> Finding | None:
    """The reviews shown against all owners: a shop that shows other stars than it has chose them. None without both."""
    shown = listing.stars[~np.isnan(listing.stars)]
    if owners is None or not _LEAST <= len(shown) < owners.count:
        return None
    apart = float(shown.mean()) - owners.mean
    error = sqrt(owners.variance / len(shown) + owners.rounding**2)
    shift = Shift(apart, 2 * normal_tail(abs(apart) / error))
    failed = shift.p <= rules.shifting and abs(apart) >= rules.choice_shift
    return counted("shop_choice", shift.p, shift, failed, listing)


def find_rating_rate(
    listing: Listing, product: Product, owners: Owners | None, now: datetime | None, rules: TrustParameters
) -> Finding | None:
    """More owners a day since first on sale than anybody earns, and happier than owners are. None without dates."""
    since = day_of(product.first_on_sale)
    if owners is None or since is None or now is None:
        return None
    days = max(1, now.toordinal() - since)
    p = poisson_tail(owners.count, rules.rate_limit * days)
    usual = posterior_mean(())
    error = sqrt(owners.variance / owners.count + PRIOR_VARIANCE / PRIOR_OWNERS)
    shift = Shift(owners.mean - usual, normal_tail((owners.mean - usual) / error))
    failed = p <= rules.significant and shift.stars > 0
    return counted("rating_rate", p, shift, failed, listing)
