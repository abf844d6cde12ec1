"""When a watch tells, and when it does not: pure, without a clock. In words: docs/watches.md.

A trigger that told is not armed. It tells again when the price is a step beyond what it told, or once it is armed anew,
because the price was a margin away from where it told. So jitter at a limit is told once, and the next fall is not
missed. What may not be told yet (quiet hours, too many a day) changes nothing: the newest price decides later.
"""

from datetime import datetime, timedelta
from decimal import Decimal

from msgspec import Struct, structs

from worthit.price.history import DAY, History
from worthit.price.watching.model import (
    AlertReason,
    BackInStock,
    Mark,
    NewLow,
    Occasion,
    PercentDrop,
    PriceRise,
    Sighting,
    TargetPrice,
    Trigger,
    WatchMemory,
    WatchRule,
)
from worthit.price.watching.parameters import DEFAULT, WatchParameters
from worthit.price.watching.quiet import A_DAY, may_tell_from

_HUNDRED = Decimal(100)


class Step(Struct, frozen=True):
    """What a watch knows after a look, and what it has to tell now."""

    memory: WatchMemory
    occasion: Occasion | None = None


def begin(rule: WatchRule, known: Sighting | None, in_stock: bool | None, at: datetime) -> WatchMemory:
    """The memory of a watch made at `at`. known: what was last seen; a low that the person sees already is no news."""
    price = known.price if known is not None else None
    amount = price.amount if price is not None else None
    out = in_stock is False
    return WatchMemory(
        marks=tuple(_first_mark(trigger, amount, out) for trigger in rule.when),
        currency=price.currency if price is not None else None,
        offer=known.offer if price is not None and known is not None else None,
        reference=amount,
        seen_at=at,
        newest=None if out else known,
        out_since=at if out else None,
    )


def begin_again(rule: WatchRule, before: WatchMemory) -> WatchMemory:
    """The memory of a watch whose wish is changed: it counts from the price that it knows, of its own offer.

    What was told counts on, so that no more is told in a day than may be.
    """
    price = before.newest.price if before.newest is not None else None
    amount = price.amount if price is not None else None
    marks = tuple(_first_mark(trigger, amount, before.out_since is not None) for trigger in rule.when)
    return structs.replace(before, marks=marks, reference=before.reference if amount is None else amount, due_at=None)


def evaluate(
    rule: WatchRule,
    memory: WatchMemory,
    seen: Sighting,
    past: History,
    now: datetime,
    limits: WatchParameters = DEFAULT,
) -> Step:
    """Take a sighting in. past: what the same offer cost before it. now: when that is done, at `seen.at` or later.

    A sighting that is not newer than those before changes nothing: it may come twice, or late.
    """
    after = take_in(rule, memory, seen, past, limits)
    return Step(after) if after.newest is memory.newest else look_again(rule, after, past, now, limits)


def take_in(
    rule: WatchRule, memory: WatchMemory, seen: Sighting, past: History, limits: WatchParameters = DEFAULT
) -> WatchMemory:
    """What a watch knows after a sighting of which nothing is told: newer ones wait, and the newest decides.

    The memory's `newest` is another object where the sighting counts, and the same where it does not.
    """
    if seen.at <= memory.seen_at:
        return memory
    memory = structs.replace(memory, seen_at=seen.at)
    if not is_news(memory, seen) or not _counts(seen, memory, past):
        return memory
    return _taken_in(rule, memory, seen, limits)


def is_news(memory: WatchMemory, seen: Sighting) -> bool:
    """Whether a sighting shows anything that the newest does not: only then the past is needed to judge it.

    So the newest stays the first of its price, and a low that may not be told yet is not its own rival.
    """
    newest = memory.newest
    shown = (seen.price, seen.in_stock, seen.offer)
    return newest is None or (newest.price, newest.in_stock, newest.offer) != shown


def look_again(
    rule: WatchRule, memory: WatchMemory, past: History, now: datetime, limits: WatchParameters = DEFAULT
) -> Step:
    """Is there something to tell of the newest sighting, and may it be told now?"""
    memory = structs.replace(memory, due_at=None, told_at=tuple(told for told in memory.told_at if told > now - A_DAY))
    newest = memory.newest
    if newest is None or newest.price is None:
        return Step(memory)
    found = tuple(
        _reason(trigger, mark, newest.price.amount, memory, past, limits)
        for trigger, mark in zip(rule.when, memory.marks, strict=True)
    )
    reasons = tuple(reason for reason in found if reason is not None)
    if not reasons:
        return Step(memory)
    opens = may_tell_from(rule, memory.told_at, now)
    if opens > now:
        return Step(structs.replace(memory, due_at=opens))
    told = Mark(armed=False, price=newest.price.amount)
    marks = tuple(mark if reason is None else told for mark, reason in zip(memory.marks, found, strict=True))
    occasion = Occasion(price=newest.price, seen_at=newest.at, before=memory.reference, reasons=reasons)
    memory = structs.replace(memory, marks=marks, told_at=(*memory.told_at, now), told=memory.told + 1)
    return Step(memory, occasion)


def _first_mark(trigger: Trigger, price: Decimal | None, out: bool) -> Mark:
    match trigger:
        case NewLow():
            return Mark(armed=price is None, price=price)
        case BackInStock():
            return Mark(armed=out)
        case _:
            return Mark(armed=True)


def _counts(seen: Sighting, memory: WatchMemory, past: History) -> bool:
    """Whether a sighting says anything about the offer that is watched: glitches and other currencies do not."""
    if seen.in_stock is False:
        return True
    if seen.price is None or seen.price.currency != (memory.currency or seen.price.currency):
        return False
    return seen.offer == (memory.offer or seen.offer) and past.believes(seen.price.amount)


def _taken_in(rule: WatchRule, memory: WatchMemory, seen: Sighting, limits: WatchParameters) -> WatchMemory:
    """The memory with the sighting in it and every trigger armed that it arms."""
    if seen.in_stock is False or seen.price is None:
        marks = memory.marks
        if memory.newest is None:  # nobody saw it in stock: the first time that it is will be news
            marks = tuple(
                Mark(armed=True) if isinstance(trigger, BackInStock) else mark
                for trigger, mark in zip(rule.when, marks, strict=True)
            )
        gone = structs.replace(seen, price=None)
        return structs.replace(memory, newest=gone, out_since=memory.out_since or seen.at, marks=marks)
    memory = structs.replace(
        memory,
        newest=seen,
        currency=memory.currency or seen.price.currency,
        offer=memory.offer or seen.offer,
        reference=seen.price.amount if memory.reference is None else memory.reference,
    )
    was_out = memory.out_since is not None and seen.at - memory.out_since >= timedelta(hours=limits.out_hours)
    marks = tuple(
        structs.replace(mark, armed=True)
        if _arms(trigger, mark, seen.price.amount, memory, limits) or (was_out and isinstance(trigger, BackInStock))
        else mark
        for trigger, mark in zip(rule.when, memory.marks, strict=True)
    )
    return structs.replace(memory, marks=marks, out_since=None)


def _arms(trigger: Trigger, mark: Mark, price: Decimal, memory: WatchMemory, limits: WatchParameters) -> bool:
    """Whether the price is a margin away from where the trigger tells."""
    match trigger:
        case TargetPrice() | PercentDrop():
            return price > _edge(trigger, memory) * (1 + limits.margin)
        case NewLow():
            return mark.price is not None and price > mark.price * (1 + limits.margin)
        case PriceRise():
            return price < _edge(trigger, memory) * (1 - limits.margin)
        case BackInStock():
            return False


def _reason(
    trigger: Trigger,
    mark: Mark,
    price: Decimal,
    memory: WatchMemory,
    past: History,
    limits: WatchParameters,
) -> AlertReason | None:
    """Why the trigger tells of the price; None where it does not."""
    if not mark.armed and not _is_further(trigger, mark, price, limits):
        return None
    match trigger:
        case TargetPrice():
            return AlertReason(trigger=trigger) if price <= trigger.amount else None
        case PercentDrop():
            than = memory.reference if mark.armed else mark.price
            return AlertReason(trigger=trigger, than=than) if price <= _edge(trigger, memory) else None
        case PriceRise():
            than = memory.reference if mark.armed else mark.price
            return AlertReason(trigger=trigger, than=than) if price >= _edge(trigger, memory) else None
        case NewLow():
            return _new_low(trigger, price, past, limits)
        case BackInStock():
            return AlertReason(trigger=trigger)


def _is_further(trigger: Trigger, mark: Mark, price: Decimal, limits: WatchParameters) -> bool:
    """Whether the price is a step beyond what the trigger told last."""
    if mark.price is None:
        return False
    match trigger:
        case TargetPrice() | NewLow():
            return price <= mark.price * (1 - limits.step)
        case PercentDrop():
            return price <= mark.price * (1 - max(limits.step, trigger.percent / _HUNDRED))
        case PriceRise():
            return price >= mark.price * (1 + max(limits.step, trigger.percent / _HUNDRED))
        case BackInStock():
            return False


def _edge(trigger: TargetPrice | PercentDrop | PriceRise, memory: WatchMemory) -> Decimal:
    """The amount at which the trigger tells."""
    if isinstance(trigger, TargetPrice):
        return trigger.amount
    assert memory.reference is not None
    share = trigger.percent / _HUNDRED
    return memory.reference * (1 - share if isinstance(trigger, PercentDrop) else 1 + share)


def _new_low(trigger: NewLow, price: Decimal, past: History, limits: WatchParameters) -> AlertReason | None:
    low = past.low(trigger.days)
    if low is None or price >= low:
        return None
    covered = past.past_days(trigger.days).total
    if 2 * covered < min(2 * limits.known_days, trigger.days) * DAY:
        return None
    return AlertReason(trigger=trigger, than=low, known_days=covered // DAY)
