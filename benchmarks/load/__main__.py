"""`python -m benchmarks.load`: cached verdicts over HTTP, in turns with a bare handler and with FastAPI.

Each round loads every server for some seconds, one after the other; ratios are taken within a round, so that what else
the machine does meets all of them alike.
"""

import asyncio
import json
import tempfile
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from statistics import median

from benchmarks.load.install import fastapi_peer, wrk
from benchmarks.load.sides import Side, bare, fastapi, ours
from benchmarks.load.wrk import Load, load
from benchmarks.quality.batch import table

ROUNDS = 7
SECONDS = 4
REQUESTS_FOR_MEMORY = 200_000
HEADER = ("server", "requests/s", "p50 µs", "p99 µs", "CPU µs", "WorthIt!: requests/s", "p50", "p99", "CPU")


def main() -> None:
    generator, peer = wrk(), fastapi_peer()
    for workers in (1, 2):
        asyncio.run(_compare(generator, peer, workers))


async def _compare(generator: Sequence[str], peer: tuple[Path, Path], workers: int) -> None:
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        async with ours(Path(folder), workers) as side:
            verdict = Path(folder, "verdict.json")
            beside = await asyncio.to_thread(_start_peers, stack, peer, verdict, side, workers)
            rounds = await asyncio.to_thread(_in_turns, generator, (side, *beside))
            print(
                table(f"{workers} worker{'s' * (workers > 1)}, {ROUNDS} rounds of {SECONDS} s", HEADER, _rows(rounds))
            )
            stack.close()
            print(await asyncio.to_thread(_memory, generator, side), flush=True)


def _start_peers(
    stack: ExitStack, peer: tuple[Path, Path], verdict: Path, side: Side, workers: int
) -> tuple[Side, ...]:
    """Servers that answer with the verdict that ours gives. Raises RuntimeError where one does not."""
    wanted = side.ask()
    verdict.write_bytes(wanted)
    peers = (
        stack.enter_context(bare(verdict, side, workers)),
        stack.enter_context(fastapi(*peer, verdict, side, workers, "bare")),
        stack.enter_context(fastapi(*peer, verdict, side, workers, "whole")),
    )
    for one in peers:
        if json.loads(one.ask()) != json.loads(wanted):
            raise RuntimeError(f"{one.name} answers something else")
    return peers


def _in_turns(generator: Sequence[str], sides: Sequence[Side]) -> dict[str, list[Load]]:
    loads: dict[str, list[Load]] = {side.name: [] for side in sides}
    for side in sides:
        load(generator, side, 1)  # to warm up
    for number in range(ROUNDS):
        for side in sides if number % 2 else reversed(sides):
            loads[side.name].append(load(generator, side, SECONDS))
    return loads


def _rows(loads: dict[str, list[Load]]) -> list[tuple[str, ...]]:
    own = loads["WorthIt!"]
    what: tuple[Callable[[Load], float], ...] = (
        lambda one: one.a_second,
        lambda one: one.p50,
        lambda one: one.p99,
        lambda one: one.cpu_of_one,
    )
    return [
        (
            name,
            *(f"{median(map(of, theirs)):,.0f}" for of in what),
            *(_ratio([of(mine) / of(other) for mine, other in zip(own, theirs, strict=True)]) for of in what),
        )
        for name, theirs in loads.items()
    ]


def _ratio(of_rounds: Sequence[float]) -> str:
    return f"{median(of_rounds):.2f} ({min(of_rounds):.2f} to {max(of_rounds):.2f})"


def _memory(generator: Sequence[str], side: Side) -> str:
    """What its processes hold after each tenth of the requests."""
    asked, held = 0, [side.resident_mib()]
    while asked < REQUESTS_FOR_MEMORY:
        asked += load(generator, side, SECONDS).requests
        if asked >= REQUESTS_FOR_MEMORY / 10 * len(held):
            held.append(side.resident_mib())
    told = ", ".join(f"{mib:.0f}" for mib in held)
    return f"memory over {asked:,} more requests, MiB: {told}\n"


if __name__ == "__main__":
    main()
