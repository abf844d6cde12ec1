"""What every language of a verdict has: its sentences, and how it writes numbers."""

from collections.abc import Sequence
from typing import Protocol

from msgspec import Struct

from worthit.verdict.facts import Fact, Headline, Term, Total

MOST_THEMES = 8
"""How many of the shop's themes are told; the others are counted."""


class Words(Protocol):
    """A language: one sentence for every fact."""

    def answer(self, told: Headline) -> str: ...

    def line(self, fact: Fact) -> str: ...


class Numbers(Struct, frozen=True, kw_only=True):
    """How a language writes numbers: the sign before decimals, and the sign between thousands."""

    decimal: str
    thousands: str

    def fixed(self, number: float, decimals: int = 2) -> str:
        """With so many decimals: `8.42`, `−0.30`; zero has no sign."""
        return self._written(f"{round(number, decimals) + 0.0:,.{decimals}f}")

    def short(self, number: float) -> str:
        """With two decimals at most: `4.7`, `5`."""
        return self._written(f"{round(number, 2):g}")

    def count(self, n: int) -> str:
        """Whole, with thousands apart: `2,000`."""
        return self._written(f"{n:,}")

    def percent(self, share: float) -> str:
        """A share of 0..1 in whole percent: `45%`."""
        return f"{share:.0%}"

    def ends(self, interval: tuple[float, float]) -> tuple[str, str]:
        """Both ends with one decimal: `5.0`, `8.9`."""
        low, high = interval
        return self.fixed(low, 1), self.fixed(high, 1)

    def terms(self, numbers: Sequence[float]) -> list[str]:
        """The terms of a sum, each but the first after its sign: `6.80`, `+ 0.15`, `− 0.10`."""
        first, *others = numbers
        return [self.fixed(first), *(f"{'+' if one >= 0 else '−'} {self.fixed(abs(one))}" for one in others)]

    def addition(self, total: Total) -> str:
        """`6.80 + 0.15 − 0.10 = 6.85`; of one term alone the term."""
        terms = self.terms(total.terms)
        return f"{' '.join(terms)} = {self.fixed(total.uncapped)}" if len(terms) > 1 else terms[0]

    def multiplication(self, term: Term, reference: float) -> str:
        """`(8.24 − 7.50) × 0.2 = +0.15`."""
        plus = "+" if term.contribution > 0 else ""
        factors = f"({self.fixed(term.value)} − {self.fixed(reference)}) × {self.short(term.share)}"
        return f"{factors} = {plus}{self.fixed(term.contribution)}"

    def _written(self, number: str) -> str:
        return number.translate(str.maketrans(",.-", f"{self.thousands}{self.decimal}−"))


def listed(names: Sequence[str], joiner: str) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {joiner} {names[-1]}"
