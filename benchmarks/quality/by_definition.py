"""A price judged by reading VERDICT's definitions one after the other: naive, slow, in exact fractions.

It shares no code with `worthit.price`, so that the two can be compared. Sightings are pairs of a time in microseconds
and a price; every figure is worked out anew from them.
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

Sighting = tuple[int, Fraction | int]
DAY = 24 * 60 * 60 * 1_000_000


def judge(price: Fraction, list_price: Fraction | None, seen: Sequence[Sighting], now: int) -> dict[str, Any]:
    """The keys of the batch answer, shares and lows as fractions. All sightings are in the currency of the price."""
    history = believed(seen, now)
    year = stood(history, now - 365 * DAY, now, now)
    believable = price > 0 and not is_glitch(price, history, now)
    day = began(price, history, now) // DAY * DAY
    month, before = stood(history, day - 30 * DAY, day, now), stood(history, day - 365 * DAY, day, now)
    known = sum(time for _, time in year)
    judged = believable and known >= 14 * DAY
    charged = None
    if believable and list_price is not None and sum(time for _, time in before) >= 14 * DAY:
        charged = _share(before, lambda amount: amount >= Fraction(99, 100) * list_price)
    lawful = None
    if believable and sum(time for _, time in month) >= 14 * DAY:
        lowest = min(amount for amount, _ in month)
        lawful = max(Fraction(0), Fraction(lowest - price) / lowest)
    return {
        "label": _label(price, year, known) if judged else "unknown",
        "percentile": _share(year, lambda amount: amount < price) if judged else None,
        "lows": {
            name: _low(price if believable else None, history, now, days)
            for name, days in (("30", 30), ("90", 90), ("365", 365), ("ever", 10**6))
        },
        "days_tracked": sum(time for _, time in stood(history, -(10**20), now, now)) // DAY,
        "claimed_discount": max(Fraction(0), 1 - price / list_price) if believable and list_price is not None else None,
        "lawful_discount": lawful,
        "was_charged_share": charged,
        "discount": _discount(price, list_price, charged, before) if believable else None,
    }


def believed(seen: Sequence[Sighting], now: int) -> list[Sighting]:
    """What is no glitch, in order of time; of several at one instant, the lowest."""
    real = sorted({s for s in seen if s[1] > 0 and s[0] <= now}, key=lambda s: (s[0], -s[1]))
    lowest, highest = min((p for _, p in real), default=1), max((p for _, p in real), default=1)
    if highest <= 200 * lowest and lowest >= Fraction(5, 1000) * highest:
        kept = real  # every median of them lies between the two
    else:
        kept = []
        for place, sighting in enumerate(real):
            others = real[:place] + real[place + 1 :]
            if not is_glitch(sighting[1], others, now):
                kept.append(sighting)
    return [s for place, s in enumerate(kept) if place + 1 == len(kept) or kept[place + 1][0] != s[0]]


def stood(history: Sequence[Sighting], since: int, until: int, now: int) -> list[tuple[Fraction | int, int]]:
    """Each price and for how long it stood between two times: until the next sighting, at most seven days."""
    result = []
    for (start, price), (following, _) in zip(history, [*history[1:], (now, Fraction(0))], strict=False):
        time = min(following, start + 7 * DAY, until) - max(start, since)
        if time > 0:
            result.append((price, time))
    return result


def is_glitch(price: Fraction | int, others: Sequence[Sighting], now: int) -> bool:
    """Whether the others, in order of time, say so: three of the year at least, by their median over its time."""
    year = stood(others, now - 365 * DAY, now, now)
    if price == 0 or sum(at >= now - 365 * DAY for at, _ in others) < 3 or not year:
        return price == 0
    middle = median(year)
    return not Fraction(5, 1000) * middle <= price <= 200 * middle


def median(stood_for: Sequence[tuple[Fraction | int, int]]) -> Fraction | int:
    """The lower median over time."""
    half, passed = Fraction(sum(time for _, time in stood_for), 2), 0
    for price, time in sorted(stood_for):
        passed += time
        if passed >= half:
            return price
    raise AssertionError


def _share(stood_for: Sequence[tuple[Fraction | int, int]], counts: Any) -> Fraction:
    return Fraction(sum(time for price, time in stood_for if counts(price)), sum(time for _, time in stood_for))


def _label(price: Fraction, year: Sequence[tuple[Fraction | int, int]], known: int) -> str:
    middle, low = median(year), min(amount for amount, _ in year)
    under = price <= Fraction(98, 100) * middle
    if price <= low and under:
        return "lowest"
    if price <= Fraction(105, 100) * low and under and known >= 35 * DAY:
        return "good"
    return "high" if price > Fraction(105, 100) * middle else "usual"


def _low(price: Fraction | None, history: Sequence[Sighting], now: int, days: int) -> Fraction | int | None:
    since = now - days * DAY
    standing = [amount for amount, _ in stood(history, since, now, now)]
    seen = [amount for at, amount in history if at >= since]
    return min([*standing, *seen, *([] if price is None else [price])], default=None)


def began(price: Fraction, history: Sequence[Sighting], now: int) -> int:
    """When a price of now was first seen since any other was."""
    first = now
    for at, amount in reversed(history):
        if amount != price:
            break
        first = at
    return first


def _discount(
    price: Fraction, list_price: Fraction | None, charged: Fraction | None, before: Sequence[tuple[Fraction | int, int]]
) -> str | None:
    if list_price is None or list_price <= price:
        return None
    if charged is None:
        return "unknown"
    if charged < Fraction(5, 100) and sum(time for _, time in before) >= 35 * DAY:
        return "false"
    return "honest" if charged >= Fraction(25, 100) else "unknown"
