"""Money: an exact decimal amount in one currency."""

from decimal import Decimal

from msgspec import Struct


class Money(Struct, frozen=True, order=False):
    """An exact amount with its ISO 4217 currency code (`EUR`, `JPY`)."""

    amount: Decimal
    currency: str

    def __str__(self) -> str:
        return f"{self.amount} {self.currency}"
