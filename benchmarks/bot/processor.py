"""The processor time that a server has used, as the system counts it."""

import os
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")


def processor_seconds(server: int) -> float:
    """Of this process and of those that it has begun."""
    children = Path(f"/proc/{server}/task/{server}/children").read_text().split()
    return _own(server) + sum(processor_seconds(int(child)) for child in children)


def _own(process: int) -> float:
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS
