"""Real price histories: every answer of the batch face against the definitions read one by one; planted ones."""

from collections.abc import Callable
from datetime import timedelta
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.quality import by_definition
from benchmarks.quality.batch import Line, run_batch, share, table
from benchmarks.quality.price_planted import GLITCHES, discount_rows, glitch, glitch_rows
from benchmarks.quality.price_questions import Asked, Seen, latest, microseconds, products

AWAY = Fraction(1, 10**12)
"""Of a share: floats are rounded once where fractions are not."""
_SHORT = 120
"""The naive reading takes the square of the length where there are glitches."""


def report(folder: Path) -> str:
    every = products(folder)
    return "\n\n".join(
        (
            table(
                f"Prices against their definitions, all fields ({len(every)} products)",
                ("questions", "products equal", "answers equal"),
                [_compared(name, [ask(past) for past in every]) for name, ask in _QUESTIONS.items()],
            ),
            table(
                "Glitches planted at random times in each of them",
                ("planted", "glitches by definition", "answer as without, where all are", "everywhere"),
                glitch_rows(every),
            ),
            table("List prices planted", ("list price", "false", "unknown", "honest"), discount_rows(every)),
        )
    )


def _through_the_years(past: Seen) -> list[Asked]:
    """With the price last seen then, and with the highest one."""
    nows = [past[len(past) * part // 4][0] for part in range(1, 4)]
    nows += [past[-1][0] + timedelta(days=days) for days in (0, 3, 20, 400)]
    highest = max(amount for _, amount in past)
    return [
        Asked(past, price, now, list_price)
        for now in nows
        for price, list_price in ((latest(past, now), highest), (highest, None))
    ]


def _at_lower_prices(past: Seen) -> list[Asked]:
    price, now = past[-1][1], past[-1][0] + timedelta(hours=5)
    return [Asked(past, price * percent / 100, now, price) for percent in (60, 85, 95, 98)]


def _among_glitches(past: Seen) -> list[Asked]:
    some = past[-_SHORT:]
    random = Random(str(past[0]))
    glitches = [glitch(some, random, change) for change in GLITCHES.values()]
    return [Asked([*some, *glitches], some[-1][1], some[-1][0], 2 * some[-1][1])]


_QUESTIONS: dict[str, Callable[[Seen], list[Asked]]] = {
    "at seven times": _through_the_years,
    "at lower prices": _at_lower_prices,
    f"among glitches, last {_SHORT} sightings": _among_glitches,
}


def _compared(name: str, asked: list[list[Asked]]) -> tuple[str, str, str]:
    answers = iter(run_batch("price", [one.line() for of_product in asked for one in of_product]))
    equal = [[_same(next(answers), one) for one in of_product] for of_product in asked]
    every = [one for of_product in equal for one in of_product]
    return name, share(sum(map(all, equal)), len(equal)), share(sum(every), len(every))


def _same(answer: Line, asked: Asked) -> bool:
    said = by_definition.judge(asked.price, asked.list_price, asked.sightings, microseconds(asked.now))
    return answer.keys() == {"id", *said} and all(_equal(answer[key], value) for key, value in said.items())


def _equal(ours: Any, theirs: Any) -> bool:
    if isinstance(theirs, dict):
        return all(_equal(None if ours[key] is None else Fraction(ours[key]), value) for key, value in theirs.items())
    if isinstance(theirs, Fraction):
        return ours is not None and abs(Fraction(ours) - theirs) <= AWAY
    return bool(ours == theirs)
