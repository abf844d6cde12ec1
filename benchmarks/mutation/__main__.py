"""`python -m benchmarks.mutation [NAME …]`: mutate, test, print a table; fails where too few mutants are killed.

Everything happens in a folder that is thrown away: nothing of a mutant ever stands in the sources.
"""

import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.mutation.run import Outcome, run
from benchmarks.mutation.targets import TARGETS, Target

REPOSITORY = Path(__file__).parents[2]
LEAST_KILLED = 0.85


def main(names: list[str]) -> int:
    """The exit code: 1 where less than LEAST_KILLED of the mutants of a target are killed."""
    chosen = [target for target in TARGETS if not names or target.name in names]
    print("| mutants of | made | killed | survived | not reached | killed of all | minutes |")
    print("|---|---|---|---|---|---|---|", flush=True)
    lacking = []
    for target in chosen:
        began = time.monotonic()
        with TemporaryDirectory(prefix="worthit-mutation-") as folder:
            outcome = run(target, REPOSITORY, Path(folder))
        print(_row(target, outcome, (time.monotonic() - began) / 60), flush=True)
        if outcome.killed < LEAST_KILLED * outcome.made:
            lacking.append(target.name)
        for survivor in outcome.survivors:
            print(f"  survived: {survivor}", file=sys.stderr)
    if lacking:
        print(f"\nUnder {LEAST_KILLED:.0%} of the mutants are killed: {', '.join(lacking)}.")
    return int(bool(lacking))


def _row(target: Target, outcome: Outcome, minutes: float) -> str:
    return (
        f"| {target.name} | {outcome.made} | {outcome.killed} | {len(outcome.survivors)} | {outcome.unreached} "
        f"| {outcome.killed / outcome.made:.1%} | {minutes:.1f} |"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
