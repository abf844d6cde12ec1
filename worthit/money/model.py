"""Money: an exact decimal amount in one currency."""

from decimal import Decimal

from msgspec import Struct

LARGEST = Decimal(10) ** 15
FINEST = -20
"""Digits after the point: shops also print what their binary arithmetic left over (12.990000000000002)."""


def is_amount(value: Decimal) -> bool:
    """Whether a number can be money at all: finite, below LARGEST, not finer than FINEST."""
    exponent = value.as_tuple().exponent
    return isinstance(exponent, int) and exponent >= FINEST and value.copy_abs() < LARGEST


class Money(Struct, frozen=True, order=False):
    """An exact amount with its ISO 4217 currency code (`EUR`, `JPY`)."""

    amount: Decimal
    currency: str

    def __str__(self) -> str:
        return f"{self.amount} {self.currency}"
