"""A long history made as short as a picture is wide, without losing what can be seen of it."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from worthit.price.history import Stretch


def join_equal(stretches: Sequence[Stretch], gap: int) -> Iterator[Stretch]:
    """One stretch for neighbours of one amount, where no more than `gap` microseconds lie between them."""
    before: Stretch | None = None
    for stretch in stretches:
        if before is not None and before.amount == stretch.amount and stretch.start - before.end <= gap:
            before = Stretch(before.amount, before.start, stretch.end)
            continue
        if before is not None:
            yield before
        before = stretch
    if before is not None:
        yield before


def runs_of(stretches: Sequence[Stretch], gap: int) -> list[list[Stretch]]:
    """The history cut where more than `gap` microseconds are unknown."""
    runs: list[list[Stretch]] = []
    for stretch in stretches:
        if runs and stretch.start - runs[-1][-1].end <= gap:
            runs[-1].append(stretch)
        else:
            runs.append([stretch])
    return runs


def thin(run: list[Stretch], origin: int, column: int) -> list[Stretch]:
    """The first, the lowest, the highest and the last stretch that begin in each column of a run, each up to the next.

    This is M4 (Jugel, Jerzak, Hackenbroich and Markl, "M4: A Visualization-Oriented Time Series Data Aggregation",
    PVLDB 7(10), 2014): a line through these covers the same pixels as one through all points. `column` is the time of
    one column of pixels, `origin` that of the picture's left edge, in microseconds.
    """
    kept: list[Stretch] = []
    for _, group in groupby(run, lambda stretch: (stretch.start - origin) // column):
        inside = list(group)
        lowest = min(inside, key=lambda stretch: stretch.amount)
        highest = max(inside, key=lambda stretch: stretch.amount)
        seen = {stretch.start: stretch for stretch in (inside[0], lowest, highest, inside[-1])}
        kept += [seen[start] for start in sorted(seen)]
    ends = [*(stretch.start for stretch in kept[1:]), run[-1].end]
    return [Stretch(stretch.amount, stretch.start, end) for stretch, end in zip(kept, ends, strict=True)]
