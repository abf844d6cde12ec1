"""Sightings as bytes: a header, then for each the time since the one before it, its digits, and its decimals.

Steps are microseconds. All are little-endian integers, one array after the other; steps and digits have 4 bytes each
where they fit, else 8; decimals have one, or none where all amounts were written with the same number of them.
Nothing is lost: 219.00 stays 219.00.
"""

import struct
from decimal import Decimal
from typing import Any

import numpy as np
from numpy.typing import NDArray

from worthit.money.model import is_amount
from worthit.price.amounts import Amounts
from worthit.price.series import PriceSeries

_HEADER = struct.Struct("<6sBBBbqq6x")
"""Name and version, bytes a step, bytes of digits, bytes of decimals, decimals of all, first time, count."""
_NAME = b"price1"
_DIGITS = 18


def can_be_packed(amount: Decimal) -> bool:
    """Hardly any amount of money cannot: one of 10^15 or more, or with more than 18 digits."""
    return is_amount(amount) and amount >= 0 and len(amount.as_tuple().digits) <= _DIGITS


def pack(series: PriceSeries) -> bytes:
    """The sightings must be in order of time and be some, and every amount one that can be packed."""
    steps, step_bytes = _narrow(np.diff(series.times, prepend=series.times[:1]))
    digits, digit_bytes = _narrow(series.amounts.mantissas)
    decimals = series.amounts.decimals
    mixed = bool((decimals != decimals[0]).any())
    header = _HEADER.pack(
        _NAME, step_bytes, digit_bytes, mixed, int(decimals[0]), int(series.times[0]), len(series.times)
    )
    return header + steps + digits + (decimals.tobytes() if mixed else b"")


def unpack(points: bytes) -> PriceSeries:
    """What `pack` was given. Raises ValueError for any other bytes."""
    if len(points) < _HEADER.size:
        raise ValueError("These are no packed sightings.")
    name, step_bytes, digit_bytes, mixed, all_decimals, first, count = _HEADER.unpack_from(points)
    if name != _NAME or len(points) != _HEADER.size + count * (step_bytes + digit_bytes + mixed):
        raise ValueError("These are no packed sightings.")
    after_steps = _HEADER.size + count * step_bytes
    after_digits = after_steps + count * digit_bytes
    times = first + np.frombuffer(points, f"<u{step_bytes}", count, _HEADER.size).cumsum(dtype=np.int64)
    digits = np.frombuffer(points, f"<u{digit_bytes}", count, after_steps).astype(np.int64)
    decimals = np.frombuffer(points, np.int8, count, after_digits) if mixed else np.full(count, all_decimals, np.int8)
    return PriceSeries(times, Amounts.as_written(digits, decimals))


def _narrow(numbers: NDArray[Any]) -> tuple[bytes, int]:
    """Numbers that are not negative, in as few bytes as they take, and how many each takes."""
    width = 4 if int(numbers.max()) < 1 << 32 else 8
    return numbers.astype(f"<u{width}").tobytes(), width
