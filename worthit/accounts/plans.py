"""The plans: how much an account may ask, and what that costs."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from types import MappingProxyType
from typing import Annotated

from msgspec import Meta, Struct

from worthit.accounts.model import Account, PlanName
from worthit.money import Money


class Plan(Struct, frozen=True, kw_only=True):
    """What an account may ask, and for what."""

    name: PlanName
    questions_a_day: Annotated[int | None, Meta(description="In a day of UTC; null: as many as one likes.")]
    at_once: Annotated[int, Meta(description="Most look-ups under way at the same time.")]
    price_a_month: Money


PLANS: Mapping[PlanName, Plan] = MappingProxyType(
    {
        plan.name: plan
        for plan in (
            Plan(name="free", questions_a_day=100, at_once=2, price_a_month=Money(Decimal("0.00"), "USD")),
            Plan(name="basic", questions_a_day=1000, at_once=5, price_a_month=Money(Decimal("9.99"), "USD")),
            Plan(name="premium", questions_a_day=None, at_once=10, price_a_month=Money(Decimal("29.99"), "USD")),
        )
    }
)
"""From the least to the most."""


def in_force(account: Account, now: datetime) -> Plan:
    """The plan that counts now: the one that the account was given, or the free one once that has ended."""
    return PLANS["free"] if has_ended(account, now) else PLANS[account.plan]


def has_ended(account: Account, now: datetime) -> bool:
    """Whether the plan that the account was given is over."""
    return account.plan_until is not None and account.plan_until <= now
