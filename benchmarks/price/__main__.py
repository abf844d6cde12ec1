"""`make bench`: from a million stored sightings to a judgement, beside a window query; and a short history's price."""

import asyncio
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

from benchmarks.price import window
from benchmarks.price.histories import (
    KEY,
    NOW,
    PLAIN,
    Million,
    a_change_a_day,
    always_another,
    opened,
    store,
    store_plainly,
    with_glitches,
)
from benchmarks.quality.batch import table
from worthit.price.history import read_history
from worthit.price.judge import judge
from worthit.price.model import PriceJudgement, PricePoint
from worthit.price.sightings import Sightings

ROUNDS = 20
PRICE, LIST_PRICE = Decimal("15.00"), Decimal("29.99")
MAKERS: tuple[Callable[[], Million], ...] = (a_change_a_day, always_another, with_glitches)


def main() -> int:
    """Each history is read in a process of its own, so that its memory can be told."""
    if len(sys.argv) > 1:
        print(asyncio.run(_measured(Path(sys.argv[1]))))
        return 0
    header = ("a million sightings", "median", "worst of 20", "processor", "memory", "window query", "says the same")
    print(table("From the store to the judgement", header, map(_row, MAKERS)), end="\n\n")
    print(table("Short histories, from points in memory", ("sightings", "median", "a minute"), map(_short, (10, 365))))
    return 0


def _row(make: Callable[[], Million]) -> list[str]:
    million = make()
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(_stored(million, Path(folder)))
        command = [sys.executable, "-m", "benchmarks.price", folder]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    return [million.name, *done.stdout.strip().split("\t")]


async def _stored(million: Million, folder: Path) -> None:
    database = await store(million, folder)
    await database.aclose()
    store_plainly(million, folder)


async def _measured(folder: Path) -> str:
    database, connection = opened(folder), sqlite3.connect(folder / PLAIN)
    sightings, before = Sightings(database), _peak_megabytes()

    async def judged() -> PriceJudgement:
        return judge(PRICE, LIST_PRICE, await sightings.history(KEY, "EUR", NOW))

    ours, processor = [], []
    judgement = await judged()
    for _ in range(ROUNDS):
        began, worked = time.perf_counter(), time.process_time()
        await judged()
        ours.append(time.perf_counter() - began)
        processor.append(time.process_time() - worked)
    memory, began = _peak_megabytes() - before, time.perf_counter()
    peer = window.judge(connection, PRICE)
    theirs = time.perf_counter() - began
    connection.close()
    await database.aclose()
    same = judgement.percentile is not None and abs(judgement.percentile - peer[2]) < 1e-9
    return "\t".join(
        (
            _milliseconds(statistics.median(ours)),
            _milliseconds(max(ours)),
            _milliseconds(statistics.median(processor)),
            f"{memory:.0f} MB",
            _milliseconds(theirs),
            "yes" if same and judgement.days_tracked == peer[3] else "no, it believes glitches",
        )
    )


def _short(count: int) -> Sequence[str]:
    points = [
        PricePoint(at=NOW - timedelta(days=day), amount=Decimal(1500 + 100 * (day // 5 % 7)) / 100, currency="EUR")
        for day in range(count, 0, -1)
    ]
    times = []
    for _ in range(500):
        began = time.perf_counter()
        judge(PRICE, LIST_PRICE, read_history(points, "EUR", NOW))
        times.append(time.perf_counter() - began)
    middle = statistics.median(times)
    return str(count), f"{middle * 1e6:,.0f} µs", f"{60 / middle:,.0f}"


def _peak_megabytes() -> float:
    """Of this process alone: what `getrusage` says is handed down by the one that started it."""
    status = Path("/proc/self/status").read_text("ascii")
    return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmHWM"))


def _milliseconds(seconds: float) -> str:
    return f"{seconds * 1e3:,.1f} ms"


if __name__ == "__main__":
    sys.exit(main())
