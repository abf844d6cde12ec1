"""Amounts and for how long each stood: what shares and medians over time are taken of."""

from decimal import Decimal
from fractions import Fraction

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from worthit.price.amounts import Amounts, Whole

_SORTED = 4096
"""So many are simply sorted."""
_BUCKET_BITS = 16
_PIECE = 1 << 16


class Standing(Struct, frozen=True, eq=False):
    """times: microseconds for which each amount stood, all above zero. An amount may be there several times."""

    amounts: Amounts
    times: NDArray[np.int64]

    @property
    def total(self) -> int:
        return int(self.times.sum())

    def low(self) -> Decimal:
        """There must be one."""
        return self.amounts.at(int(self.amounts.units.argmin()))

    def high(self) -> Decimal:
        """There must be one."""
        return self.amounts.at(int(self.amounts.units.argmax()))

    def median(self) -> Decimal:
        """The least amount at or under which a price stood for half of the time. There must be one."""
        units, twice = self.amounts.units, self.total
        return self.amounts.at(int((units == around(units, self.times, twice, twice).reaching(twice)).argmax()))

    def under(self, amount: Decimal) -> int:
        """For how long it was strictly cheaper."""
        return int(np.einsum("i,i->", self.times, self.amounts.under(amount)))

    def mean(self) -> Fraction:
        """The mean over time. There must be some."""
        units, total, weighted, place = self.amounts.units, self.total, 0, 0
        bits = 62 - total.bit_length()  # so that no sum of products passes 63 bits
        while units.any():
            weighted += int((self.times * (units & ((1 << bits) - 1)).astype(np.int64)).sum()) << place
            units, place = units >> bits, place + bits
        return Fraction(weighted, total) / Fraction(10) ** self.amounts.scale

    def by_amount(self) -> tuple[Whole, NDArray[np.int64]]:
        """Each amount once, in units and in order, and for how long it stood."""
        units = self.amounts.units
        low, high = int(units.min()), int(units.max())
        if high - low < len(units):  # so near each other that they need not be sorted
            stood = _histogram(units, self.times, low, 0)
            places = np.flatnonzero(stood)
            return low + places.astype(units.dtype), stood[places]
        units, places = np.unique(units, return_inverse=True)
        return units, np.bincount(places, weights=self.times).astype(np.int64)


class Ladder(Struct, frozen=True, eq=False):
    """Amounts in order, and for how long it was no dearer than each."""

    units: Whole
    stood: NDArray[np.int64]

    def reaching(self, twice: int) -> int:
        """The least amount at or under which twice the time is `twice` or more; the greatest if there is none."""
        return int(self.units[min(int(np.searchsorted(2 * self.stood, twice)), len(self.units) - 1)])


def around(units: Whole, times: NDArray[np.int64], first: int, last: int) -> Ladder:
    """The part of the ladder from where twice the time reaches `first` to where it reaches `last`, or somewhat more.

    Of very many amounts only those are sorted: all are told apart by their highest bits before.
    """
    cheaper = 0
    while len(units) > _SORTED:
        low = int(units.min())
        shift = max(0, (int(units.max()) - low).bit_length() - _BUCKET_BITS)
        stood = cheaper + _histogram(units, times, low, shift).cumsum()
        begin, end = np.minimum(np.searchsorted(2 * stood, [first, last]), len(stood) - 1)
        if shift == 0:
            return Ladder(low + np.arange(begin, end + 1).astype(units.dtype), stood[begin : end + 1])
        chosen = (units >= low + (int(begin) << shift)) & (units < low + (int(end + 1) << shift))
        if 2 * np.count_nonzero(chosen) > len(units):
            break
        cheaper = int(stood[begin - 1]) if begin else cheaper
        units, times = units[chosen], times[chosen]
    units, places = np.unique(units, return_inverse=True)
    return Ladder(units, cheaper + np.bincount(places, weights=times).astype(np.int64).cumsum())


def _histogram(units: Whole, times: NDArray[np.int64], low: int, shift: int) -> NDArray[np.int64]:
    """For how long each amount stood, from `low` up, `2^shift` units together. Piece by piece, within the cache.

    Sums of times are exact in floats under 2^53 microseconds, which is 285 years.
    """
    count = ((int(units.max()) - low) >> shift) + 1
    stood = np.zeros(count)
    piece = max(_PIECE, count)
    for first in range(0, len(units), piece):
        some = slice(first, first + piece)
        above = units[some] - low
        places = (above >> shift if shift else above).astype(np.int64, copy=False)
        stood += np.bincount(places, weights=times[some], minlength=count)
    return stood.astype(np.int64)
