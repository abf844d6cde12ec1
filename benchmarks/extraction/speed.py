"""Pages per second and memory: every side reads the same pages, round by round, in turn."""

from collections.abc import Sequence
from statistics import median, quantiles

from benchmarks.extraction.side import Line, Side
from benchmarks.quality.batch import table

_ROUNDS = 5
_ROUNDS_OF_ONE = 7
_LARGEST = 5


def report(sides: Sequence[Side], pages: Sequence[Line]) -> str:
    """The first side is ours; ratios are medians over neighbouring rounds, with the lowest and highest seen."""
    everything = list(range(len(pages)))
    rounds = [[side.seconds(everything) for side in _in_turn(sides, number)] for number in range(_ROUNDS)]
    rounds = [times if number % 2 == 0 else times[::-1] for number, times in enumerate(rounds)]
    rows = []
    for place, side in enumerate(sides):
        taken = [times[place] for times in rounds]
        ratios = [times[place] / times[0] for times in rounds]
        rows.append(
            (
                side.name,
                f"{len(pages) / median(taken):.1f}",
                f"× {median(ratios):.2f} ({min(ratios):.2f}-{max(ratios):.2f})",
                f"{side.imported_mib:.0f} MiB",
                f"{side.loaded_mib:.0f} MiB",
                f"+ {side.peak_mib():.0f} MiB",
            )
        )
    header = ("side", "pages/s", "time / ours", "imports", "with all pages", "peak of reading")
    return table(f"Speed ({len(pages)} pages, {_ROUNDS} rounds in turn)", header, rows)


def largest_of_amazon(sides: Sequence[Side], entries: Sequence[Line], pages: Sequence[Line]) -> str:
    """Milliseconds for each of the largest Amazon pages, side by side."""
    amazon = [n for n, e in enumerate(entries) if e["site"].startswith("amazon.") and e["kind"] == "product"]
    rows = []
    for number in sorted(amazon, key=lambda n: -len(pages[n]["html"]))[:_LARGEST]:
        rounds = [[side.seconds([number]) * 1000 for side in sides] for _ in range(_ROUNDS_OF_ONE)]
        size = f"{len(pages[number]['html'].encode()) / 1e6:.1f} MB"
        rows.append((entries[number]["id"], size, *(_spread(times) for times in zip(*rounds, strict=True))))
    return table("The largest Amazon pages: median ms (p90)", ("page", "size", *(s.name for s in sides)), rows)


def _in_turn(sides: Sequence[Side], number: int) -> Sequence[Side]:
    return sides if number % 2 == 0 else sides[::-1]


def _spread(times: Sequence[float]) -> str:
    return f"{median(times):.0f} ({quantiles(times, n=10)[-1]:.0f})"
