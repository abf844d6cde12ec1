"""In which order plugins start. Pure."""

from collections.abc import Mapping, Set
from graphlib import CycleError, TopologicalSorter
from heapq import heapify, heappop, heappush


def start_order(predecessors: Mapping[str, Set[str]]) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Names in the order in which they start, ties by name; and the cycles, whose members are left out of it.

    predecessors: for each name the names that go first; those that are not keys are ignored.
    """
    remaining = dict(sorted(predecessors.items()))
    cycles: list[tuple[str, ...]] = []
    while True:
        known = {name: sorted(first & remaining.keys()) for name, first in remaining.items()}
        try:
            return tuple(_sorted(TopologicalSorter(known))), tuple(cycles)
        except CycleError as error:
            members: list[str] = error.args[1][:-1]
            smallest = members.index(min(members))
            cycles.append((*members[smallest:], *members[:smallest]))
            for name in members:
                del remaining[name]


def _sorted(sorter: TopologicalSorter[str]) -> list[str]:
    sorter.prepare()
    order: list[str] = []
    ready = list(sorter.get_ready())
    heapify(ready)
    while ready:
        name = heappop(ready)
        order.append(name)
        sorter.done(name)
        for freed in sorter.get_ready():
            heappush(ready, freed)
    return order
