"""The money parser beside price-parser, on the prices of the parser's own tests.

That table is what ours was written to pass: it tells which forms need rules of our own, not how good either is.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from benchmarks.extraction.side import Line, Side
from benchmarks.quality.batch import share, table
from tests.unit.money import test_parse
from worthit.money.currencies import resolve_sign

_PEER = "price-parser"
_TIMES = 50
_ROUNDS = 15


class Case(NamedTuple):
    """A text, the hint given with it, and what it states; `high` for a range, `amount` None for no price."""

    text: str
    hint: str | None
    amount: str | None
    high: str | None
    currency: str | None


def report(ours: Side, peer: Side) -> str:
    sets = _sets()
    texts = [(case.text, case.hint) for cases in sets.values() for case in cases]
    pairs = [[_seconds(side, texts) for side in (ours, peer)] for _ in range(_ROUNDS)]
    rows, missed = [], []
    for name, cases in sets.items():
        cells = []
        for side, title in ((ours, ours.name), (peer, _PEER)):
            told = side.ask("prices", texts=[(case.text, case.hint) for case in cases], times=1)["prices"]
            right = [_is_right(case, answer) for case, answer in zip(cases, told, strict=True)]
            cells.append(share(sum(right), len(right)))
            missed += [
                f"  {title}: {case.text!r} is {_shown(case)}, read {_told(answer)}"
                for case, answer, ok in zip(cases, told, right, strict=True)
                if not ok
            ]
        rows.append((name, *cells))
    characters = sum(len(text) for text, _ in texts) * _TIMES
    ours_fast, peer_fast = (characters / _middle([pair[side] for pair in pairs]) for side in (0, 1))
    rows.append(("characters a second", f"{ours_fast:,.0f}", f"{peer_fast:,.0f}"))
    ratio = _middle([theirs / mine for mine, theirs in pairs])
    rows.append(("times as fast as the peer", f"{ratio:.2f}", "1"))
    return "\n".join([table("Prices as text", ("set", ours.name, _PEER), rows), *missed])


def _sets() -> dict[str, list[Case]]:
    """A locale that hints is given as its currency: price-parser takes no locale."""
    plain = _params(test_parse.test_prices_as_shops_write_them)
    hinted = _params(test_parse.test_hints_decide_what_a_sign_is)
    return {
        "a price": [Case(text, None, amount, None, currency) for text, amount, currency in plain],
        "with the currency hinted": [
            Case(text, hints["currency_hint"], amount, None, currency)
            for text, hints, amount, currency in hinted
            if "currency_hint" in hints
        ],
        "a range": [Case(text, None, *stated) for text, *stated in _params(test_parse.test_ranges)],
        "no price": [Case(text, None, None, None, None) for text in _params(test_parse.test_what_states_no_price)],
    }


def _params(test: Any) -> list[Any]:
    return list(test.pytestmark[0].args[1])


def _is_right(case: Case, told: Sequence[str | None]) -> bool:
    """The amounts, and the currency where the text names one; a sign that means it counts, a missing one does not."""
    amount, high, currency = told
    if case.amount is None:
        return amount is None
    if not (_same(case.amount, amount) and _same(case.high, high)):
        return False
    return case.currency is None or (currency is not None and resolve_sign(currency, case.hint, None) == case.currency)


def _same(stated: str | None, told: str | None) -> bool:
    if stated is None or told is None:
        return stated is told
    return Decimal(stated) == Decimal(told)


def _shown(case: Case) -> str:
    return _told((case.amount, case.high, case.currency))


def _told(answer: Sequence[str | None]) -> str:
    return " ".join(part for part in answer if part) or "no price"


def _seconds(side: Side, texts: list[tuple[str, str | None]]) -> float:
    answer: Line = side.ask("prices", texts=texts, times=_TIMES)
    return float(answer["seconds"])


def _middle(values: Sequence[float]) -> float:
    return sorted(values)[len(values) // 2]
