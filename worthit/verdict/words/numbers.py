"""How a language writes numbers, shares, amounts of money, and things that are counted."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType

from msgspec import Struct

from worthit.money import Money
from worthit.money.currencies import minor_digits
from worthit.verdict.facts import Term, Total

SPACE = "\u00a0"
"""Between a number and its unit: it does not break the line."""


class Counted(Struct, frozen=True):
    """Words around a number `{n}` of things: of one, and of many."""

    one: str
    many: str


def counted(text: str, one: str, many: str) -> Counted:
    """The same words but for the `{noun}`."""
    return Counted(text.replace("{noun}", one), text.replace("{noun}", many))


class Percent(Struct, frozen=True, kw_only=True):
    """A share in whole percent. In a template, `{share}` is the number, and `{share:il}` has it after its article."""

    number: int
    written: str
    article: Callable[[str, int], str] | None

    def __format__(self, article: str) -> str:
        if not article:
            return self.written
        assert self.article is not None
        return f"{self.article(article, self.number)}{self.written}"


class Numbers(Struct, frozen=True, kw_only=True):
    """How a language writes numbers.

    decimal: the sign before decimals. thousands: the sign between thousands, from so many digits before the first on
    (`grouped`): Spanish writes 2000 and 20.000. signs: currencies that have a sign; others have their code.
    sign_first: the sign of a currency stands before its amount. singular: of how many one speaks as of one.
    article: what an article becomes before a percentage, where that depends on the number.
    """

    decimal: str
    thousands: str
    grouped: int = 1
    percentage: str = f"{{}}{SPACE}%"
    signs: Mapping[str, str] = MappingProxyType({"EUR": "€", "GBP": "£"})
    sign_first: bool = False
    singular: frozenset[int] = frozenset({1})
    article: Callable[[str, int], str] | None = None

    def fixed(self, number: float, decimals: int = 2) -> str:
        """With so many decimals: `8.42`, `−0.30`; zero has no sign."""
        return self.written(f"{round(number, decimals) + 0.0:,.{decimals}f}")

    def short(self, number: float) -> str:
        """With two decimals at most: `4.7`, `5`."""
        return self.written(f"{round(number, 2):g}")

    def whole(self, n: int) -> str:
        """With thousands apart: `2,000`."""
        return self.written(f"{n:,}")

    def count(self, n: int, things: Counted, **others: object) -> str:
        """So many things: `2,000 owners`, `1 owner`. others: what else is put into the words."""
        return (things.one if n in self.singular else things.many).format(n=self.whole(n), **others)

    def percent(self, share: float) -> Percent:
        """A share of 0..1 in whole percent: `45%`."""
        number = round(100 * share)
        return Percent(number=number, written=self.percentage.format(number), article=self.article)

    def amount(self, amount: Decimal, currency: str | None) -> str:
        """With the decimals of its currency, and more where it has more: `1,980.00`, `0.125`."""
        exponent = amount.normalize().as_tuple().exponent
        assert isinstance(exponent, int)
        return self.written(f"{amount:,.{max(minor_digits(currency), -exponent)}f}")

    def money(self, money: Money) -> str:
        """`€28.90`, `28.90 CHF`."""
        written, sign = self.amount(money.amount, money.currency), self.signs.get(money.currency)
        if sign is not None and self.sign_first:
            return f"{sign}{written}"
        return f"{written}{SPACE}{sign or money.currency}"

    def ends(self, interval: tuple[float, float]) -> dict[str, str]:
        """Both ends with one decimal, `low` and `high`: `5.0`, `8.9`."""
        low, high = interval
        return {"low": self.fixed(low, 1), "high": self.fixed(high, 1)}

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

    def written(self, number: str) -> str:
        """A number in this language, from the form that Python writes: `-1,234.5`."""
        whole, point, decimals = number.partition(".")
        if whole.count(",") == 1 and whole.lstrip("-").index(",") < self.grouped:
            whole = whole.replace(",", "")
        return f"{whole}{point}{decimals}".translate(str.maketrans(",.-", f"{self.thousands}{self.decimal}−"))


def listed(names: Sequence[str], joiner: str) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {joiner} {names[-1]}"
