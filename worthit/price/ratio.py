"""Arithmetic of amounts without rounding."""

from decimal import Context, Decimal

EXACT = Context(prec=1000)
"""Wide enough for every product and difference of amounts of money (`worthit.money.model.is_amount`)."""


def ratio(a: Decimal, b: Decimal) -> float:
    """a / b, rounded once: the same to the last bit when both are multiplied by one factor."""
    a_over, a_under = a.as_integer_ratio()
    b_over, b_under = b.as_integer_ratio()
    return (a_over * b_under) / (a_under * b_over)


def times(factor: Decimal, amount: Decimal) -> Decimal:
    """factor × amount, not rounded."""
    return EXACT.multiply(factor, amount)
