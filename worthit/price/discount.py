"""Is the discount real? What the shop claims, what the law would let it claim, and what was really charged.

Lawful discount: Directive 98/6/EC, article 6a, as read by the Court of Justice in C-330/23: a reduction counts from
the lowest price of the 30 days before it.
"""

from decimal import Decimal

from msgspec import Struct

from worthit.price.history import DAY, History
from worthit.price.model import DiscountLabel
from worthit.price.parameters import PriceParameters
from worthit.price.ratio import EXACT, ratio, times
from worthit.price.standing import Standing


class Discount(Struct, frozen=True, kw_only=True):
    """The discount of a price now; all shares are 0..1, null where too little is known."""

    claimed: float | None
    lawful: float | None
    was_charged_share: float | None
    label: DiscountLabel | None


def judge_discount(price: Decimal, list_price: Decimal | None, history: History, rules: PriceParameters) -> Discount:
    day = history.began(price) // DAY * DAY
    before = history.standing(day - rules.window_days * DAY, day)
    known = before.total
    charged = None
    if list_price is not None and known >= rules.judged_days * DAY:
        charged = (known - before.under(times(rules.charged, list_price))) / known
    return Discount(
        claimed=None if list_price is None else _saved(list_price, price),
        lawful=_lawful(price, history.standing(day - rules.lawful_days * DAY, day), rules),
        was_charged_share=charged,
        label=None if list_price is None or list_price <= price else _label(charged, known, rules),
    )


def _lawful(price: Decimal, stood: Standing, rules: PriceParameters) -> float | None:
    return _saved(stood.low(), price) if stood.total >= rules.judged_days * DAY else None


def _label(charged: float | None, known: int, rules: PriceParameters) -> DiscountLabel:
    if charged is None:
        return "unknown"
    if charged < rules.false_share and known >= rules.settled_days * DAY:
        return "false"
    return "honest" if charged >= rules.honest_share else "unknown"


def _saved(before: Decimal, now: Decimal) -> float:
    """The share of `before` that is saved; a dearer price saves nothing."""
    return ratio(EXACT.subtract(before, now), before) if now < before else 0.0
