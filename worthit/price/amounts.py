"""Very many exact amounts at once: whole multiples of one smallest unit, in an array."""

from collections.abc import Iterable, Sequence
from decimal import ROUND_CEILING, Decimal
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from worthit.price.ratio import EXACT

Whole = NDArray[Any]
"""int64, or Python's own integers where those are too small: the same operations work on both."""

MOST_UNITS = 1 << 52
"""From here on Python's integers are taken: int64 leaves room for products, and floats are exact."""


class Amounts(Struct, frozen=True, eq=False):
    """Amounts of `units` × 10^-scale each. decimals: digits after the point that each was written with."""

    units: Whole
    decimals: NDArray[np.int8]
    scale: int = 0

    @classmethod
    def of(cls, amounts: Sequence[Decimal]) -> "Amounts":
        """The amounts must be finite (`worthit.money.model.is_amount`)."""
        written = [(int(amount.scaleb(digits, EXACT)), digits) for amount in amounts for digits in (_decimals(amount),)]
        decimals = np.array([digits for _, digits in written], np.int8)
        largest = max((abs(mantissa) for mantissa, _ in written), default=0)
        kind = np.int64 if largest < MOST_UNITS else np.object_
        return cls.as_written(np.array([mantissa for mantissa, _ in written], kind), decimals)

    @classmethod
    def as_written(cls, mantissas: Whole, decimals: NDArray[np.int8]) -> "Amounts":
        """Amounts of `mantissas` × 10^-decimals."""
        if not len(decimals):
            return cls(mantissas, decimals)
        scale = int(decimals.max())
        ways = [scale] if scale == decimals.min() else [int(digits) for digits in np.unique(decimals)]
        parts = [(digits, decimals == digits if len(ways) > 1 else slice(None)) for digits in ways]
        largest = max(_largest(mantissas[chosen]) * 10 ** (scale - digits) for digits, chosen in parts)
        units = mantissas.astype(np.int64 if largest < MOST_UNITS else np.object_, copy=False)
        if len(parts) > 1:
            units = units.copy()
            for digits, chosen in parts:
                units[chosen] = units[chosen] * 10 ** (scale - digits)
        return cls(units, decimals, scale)

    @classmethod
    def joined(cls, parts: Iterable["Amounts"]) -> "Amounts":
        """All of them, in order."""
        some = [part for part in parts if len(part)]
        if len(some) == 1:
            return some[0]
        decimals = np.concatenate([part.decimals for part in some] or [NO_AMOUNTS.decimals])
        if len({part.scale for part in some}) == 1:
            return cls(np.concatenate([part.units for part in some]), decimals, some[0].scale)
        return cls.as_written(np.concatenate([part.mantissas for part in some] or [NO_AMOUNTS.units]), decimals)

    def __len__(self) -> int:
        return len(self.units)

    def __getitem__(self, chosen: "slice | NDArray[Any]") -> "Amounts":
        return Amounts(self.units[chosen], self.decimals[chosen], self.scale)

    @property
    def mantissas(self) -> Whole:
        """The digits of each as it was written, without the point."""
        mantissas = self.units
        for digits in np.unique(self.decimals):
            if digits != self.scale:
                mantissas = np.where(self.decimals == digits, mantissas // 10 ** (self.scale - int(digits)), mantissas)
        return mantissas

    def at(self, place: int) -> Decimal:
        """One of them, as it was written."""
        digits = int(self.decimals[place])
        return Decimal(int(self.units[place]) // 10 ** (self.scale - digits)).scaleb(-digits, EXACT)

    def lowest(self) -> Decimal | None:
        return self.at(int(self.units.argmin())) if len(self) else None

    def highest(self) -> Decimal | None:
        return self.at(int(self.units.argmax())) if len(self) else None

    def under(self, amount: Decimal) -> NDArray[np.bool_]:
        """Which of them are strictly less."""
        return self.units < int(self._in_units(amount).to_integral_value(ROUND_CEILING))

    def equal(self, amount: Decimal) -> NDArray[np.bool_]:
        """Which of them are this amount, however it is written."""
        units = self._in_units(amount)
        whole = int(units)
        return self.units == whole if units == whole else np.zeros(len(self), np.bool_)

    def _in_units(self, amount: Decimal) -> Decimal:
        return amount.scaleb(self.scale, EXACT)


NO_AMOUNTS = Amounts(np.empty(0, np.int64), np.empty(0, np.int8))


def _largest(numbers: Whole) -> int:
    return max(int(numbers.max()), -int(numbers.min()))


def _decimals(amount: Decimal) -> int:
    exponent = amount.as_tuple().exponent
    assert isinstance(exponent, int)
    return -exponent
