"""What a watch may be told to look for."""

from decimal import Decimal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from worthit.errors import InvalidRequest
from worthit.money.model import is_amount
from worthit.price.watching.model import (
    LONGEST_DAYS,
    MOST_A_DAY_AT_ALL,
    BackInStock,
    NewLow,
    PercentDrop,
    PriceRise,
    QuietHours,
    TargetPrice,
    Trigger,
    WatchRule,
)


def check_rule(rule: WatchRule) -> None:
    """Raises InvalidRequest for a rule that can never tell, or that nobody can mean."""
    if not rule.when:
        raise InvalidRequest("Say when you want to hear: a target price, a drop, a new low, back in stock, a rise.")
    if len({type(trigger) for trigger in rule.when}) < len(rule.when):
        raise InvalidRequest("A watch looks for each thing once: make two watches for two target prices.")
    if not 1 <= rule.most_a_day <= MOST_A_DAY_AT_ALL:
        raise InvalidRequest(f"A watch tells between 1 and {MOST_A_DAY_AT_ALL} times a day.")
    for trigger in rule.when:
        _check_trigger(trigger)
    if rule.quiet is not None:
        _check_quiet(rule.quiet)


def _check_trigger(trigger: Trigger) -> None:
    match trigger:
        case TargetPrice():
            if not is_amount(trigger.amount) or trigger.amount <= 0:
                raise InvalidRequest("A target price is an amount above zero, such as 49.90.")
        case PercentDrop():
            _check_percent(trigger.percent, Decimal(99))
        case PriceRise():
            _check_percent(trigger.percent, Decimal(1000))
        case NewLow():
            if not 1 <= trigger.days <= LONGEST_DAYS:
                raise InvalidRequest(f"A new low is one within 1 to {LONGEST_DAYS} days.")
        case BackInStock():
            pass


def _check_percent(percent: Decimal, most: Decimal) -> None:
    if not percent.is_finite() or not 1 <= percent <= most:
        raise InvalidRequest(f"A percentage is between 1 and {most}.")


def _check_quiet(quiet: QuietHours) -> None:
    if quiet.start == quiet.end:
        raise InvalidRequest("Quiet hours begin and end at different times, such as 22:00-07:00.")
    try:
        ZoneInfo(quiet.zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise InvalidRequest("A time zone is a name such as Europe/Rome or UTC.") from None
