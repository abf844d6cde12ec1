"""Division of two amounts."""

from decimal import Decimal


def ratio(a: Decimal, b: Decimal) -> float:
    """a / b, rounded once: the same to the last bit when both are multiplied by one factor."""
    a_over, a_under = a.as_integer_ratio()
    b_over, b_under = b.as_integer_ratio()
    return (a_over * b_under) / (a_under * b_over)
