"""`python -m benchmarks.watches`: 100,000 watches over 10,000 products, each of which has just got a new price.

Evaluated by one process on one core, from what stands in the database to alerts in the outbox: once as each product is
seen, and once all together, as after a time in which nobody evaluated.
"""

import asyncio
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Coroutine
from pathlib import Path

from benchmarks.watches.instance import DAYS, NOW, WATCHES_OF_ONE, fill, seen_now
from worthit.config import Secret, StorageSettings
from worthit.price.sightings import Sightings
from worthit.price.watching.evaluation import Evaluation
from worthit.storage.database import Database

PRODUCTS = 10_000


def main() -> None:
    if len(sys.argv) > 1:
        step, file = sys.argv[1:]
        asyncio.run(_STEPS[step](Path(file)))
        return
    with tempfile.TemporaryDirectory() as folder:
        full, used = Path(folder, "full.db"), Path(folder, "used.db")
        _in_own_process("fill", full)
        print(
            f"{PRODUCTS * WATCHES_OF_ONE:,} watches of {PRODUCTS:,} products with {DAYS} older prices each", flush=True
        )
        for step in ("one by one", "together"):
            shutil.copy(full, used)
            _in_own_process(step, used)


def _in_own_process(step: str, file: Path) -> None:
    """So that the memory of one step is not the other's."""
    subprocess.run([sys.executable, "-m", "benchmarks.watches", step, str(file)], check=True)


async def _fill(file: Path) -> None:
    database = _open(file)
    await fill(database, PRODUCTS)
    await database.aclose()


async def _one_by_one(evaluation: Evaluation) -> int:
    return sum([await evaluation.on_seen(seen_now(product)) for product in range(PRODUCTS)])


async def _together(evaluation: Evaluation) -> int:
    return await evaluation.evaluate_due()


def _measured(name: str, run: Callable[[Evaluation], Awaitable[int]]) -> Callable[[Path], Coroutine[None, None, None]]:
    async def measure(file: Path) -> None:
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
        database = _open(file)
        evaluation = Evaluation(database, Sightings(database), lambda: NOW)
        await evaluation.on_seen(seen_now(PRODUCTS + 1))  # imports, and the first connection
        before = _peak_megabytes()
        began, used = time.perf_counter(), time.process_time()
        alerts = await run(evaluation)
        seconds, used = time.perf_counter() - began, time.process_time() - used
        await database.aclose()
        memory = f"{before:.0f} MB before, {_peak_megabytes():.0f} MB at the most"
        print(f"{name}: {seconds:.1f} s ({used:.1f} s of the core), {alerts:,} alerts; {memory}", flush=True)

    return measure


_STEPS: dict[str, Callable[[Path], Coroutine[None, None, None]]] = {
    "fill": _fill,
    "one by one": _measured("one by one", _one_by_one),
    "together": _measured("together", _together),
}


def _peak_megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _open(file: Path) -> Database:
    return Database(StorageSettings(url=Secret(f"sqlite+aiosqlite:///{file}")))


main()
