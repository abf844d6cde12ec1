"""The batch face as a user has it: a process that is given JSON lines and answers one for one."""

import subprocess
import sys
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

Line = dict[str, Any]


def run_batch(kind: str, lines: Iterable[Line], *options: str) -> list[Line]:
    """Send `lines` through `worthit batch KIND OPTIONS`. Raises RuntimeError when it crashes or loses a line."""
    asked = list(lines)
    done = subprocess.run(
        [sys.executable, "-m", "worthit", "batch", kind, *options],
        input=msgspec.json.Encoder().encode_lines(asked),
        capture_output=True,
        check=False,
    )
    if done.returncode != 0:
        raise RuntimeError(f"worthit batch {kind} ended with {done.returncode}: {done.stderr.decode()[-2000:]}")
    answers: list[Line] = msgspec.json.Decoder(dict).decode_lines(done.stdout)
    if len(answers) != len(asked):
        raise RuntimeError(f"worthit batch {kind}: {len(asked)} lines in, {len(answers)} out")
    return answers


def table(title: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Rows as an aligned text table."""
    cells = [[str(cell) for cell in row] for row in (header, *rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(header))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in cells]
    return "\n".join([title, lines[0], "  ".join("-" * width for width in widths), *lines[1:]])


def share(right: int, total: int) -> str:
    return f"{right}/{total} ({100 * right / total:.0f} %)" if total else "none"
