"""Is the price fair, measured by its own past? Rules: docs/verdict.md, "Price honesty"."""

from decimal import Decimal

from worthit.price.discount import judge_discount
from worthit.price.history import DAY, History
from worthit.price.model import Lows, PriceJudgement, PriceLabel
from worthit.price.parameters import DEFAULT, PriceParameters
from worthit.price.ratio import times
from worthit.price.standing import Standing


def judge(
    price: Decimal | None,
    list_price: Decimal | None,
    history: History,
    *,
    buyable: bool = True,
    rules: PriceParameters = DEFAULT,
) -> PriceJudgement:
    """Judge a price asked at the history's `now`, by the sightings in its own currency (`read_history`).

    A price that is none (a glitch) is not judged. One that nobody can buy at (`buyable` false) is, but is no low.
    """
    if price is None or not history.believes(price, rules):
        return PriceJudgement(lows=_lows(None, history), days_tracked=history.covered // DAY)
    discount = judge_discount(price, list_price if list_price and list_price > 0 else None, history, rules)
    stood = history.past_days(rules.window_days)
    known = stood.total
    judged = known >= rules.judged_days * DAY
    return PriceJudgement(
        label=_label(price, stood, known, rules) if judged else "unknown",
        percentile=stood.under(price) / known if judged else None,
        lows=_lows(price if buyable else None, history),
        days_tracked=history.covered // DAY,
        claimed_discount=discount.claimed,
        lawful_discount=discount.lawful,
        was_charged_share=discount.was_charged_share,
        discount=discount.label,
    )


def _label(price: Decimal, stood: Standing, known: int, rules: PriceParameters) -> PriceLabel:
    low, median = stood.low(), stood.median()
    saves = price <= times(rules.saving, median)
    if saves and price <= low:
        return "lowest"
    if saves and price <= times(rules.near_low, low) and known >= rules.settled_days * DAY:
        return "good"
    return "high" if price > times(rules.high, median) else "usual"


def _lows(price: Decimal | None, history: History) -> Lows:
    def low(days: int | None) -> Decimal | None:
        past = history.low(days)
        return past if price is None else price if past is None else min(past, price)

    return Lows(d30=low(30), d90=low(90), d365=low(365), ever=low(None))
