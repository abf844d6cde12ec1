"""Load from wrk: a few connections that are kept alive, each asking again as soon as it has its answer."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

import msgspec
from msgspec import Struct, structs

from benchmarks.load.sides import Side

CONNECTIONS = 8
"""Under the ten look-ups at once of a premium account."""
_SCRIPT = Path(__file__).with_name("ask.lua")


class Load(Struct, frozen=True):
    """What came of it; p50 and p99 in microseconds. failed: answers that were errors, and connections that broke.

    cpu_seconds: what the server computed meanwhile.
    """

    requests: int
    microseconds: int
    p50: int
    p99: int
    failed: int
    cpu_seconds: float = 0.0

    @property
    def a_second(self) -> float:
        return self.requests / self.microseconds * 1e6

    @property
    def cpu_of_one(self) -> float:
        """Microseconds that the server computes for a request: the same however busy the machine is otherwise."""
        return self.cpu_seconds / self.requests * 1e6


def load(wrk: Sequence[str], side: Side, seconds: int) -> Load:
    """Raises RuntimeError where not every answer was a verdict."""
    arguments = [side.body.decode(), *([side.key] if side.key else [])]
    before = side.cpu_seconds()
    done = subprocess.run(
        [
            *wrk, "--threads", "1", "--connections", str(CONNECTIONS), "--duration", f"{seconds}s",
            "--script", str(_SCRIPT), f"{side.url}/v1/verdicts", "--", *arguments,
        ],
        capture_output=True,
        check=True,
        text=True,
    )  # fmt: skip
    told = msgspec.json.decode(done.stdout.splitlines()[-1], type=Load)
    if told.failed:
        raise RuntimeError(f"{side.name}: {told.failed} of {told.requests} requests failed")
    return structs.replace(told, cpu_seconds=side.cpu_seconds() - before)
