"""The command line as a person uses it: a process of its own for each command, nothing configured."""

import atexit
import json
import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

SECONDS = 60
_OF_THE_INTERPRETER = ("PYTHON", "LC_", "LANG")
"""Variables that an interpreter reads as it starts: with these a command gets a new one."""


def worthit(
    *arguments: str | Path, cwd: Path, stdin: bytes = b"", **environ: str
) -> subprocess.CompletedProcess[bytes]:
    """Run `worthit` in a folder, with these settings and no others.

    The process is forked from one that has imported the program already, which takes longer than most commands do;
    all else is its own. What is to be found out about starting itself needs a new interpreter: `worthit_anew`.
    """
    if any(name.startswith(_OF_THE_INTERPRETER) for name in environ):
        return worthit_anew(*arguments, cwd=cwd, stdin=stdin, **environ)
    request = {"arguments": [str(argument) for argument in arguments], "cwd": str(cwd), "environ": _clean(environ)}
    with (
        tempfile.TemporaryFile() as given,
        tempfile.TemporaryFile() as output,
        tempfile.TemporaryFile() as errors,
        socket.socket(socket.AF_UNIX) as line,
    ):
        given.write(stdin)
        given.seek(0)
        line.connect(_ready_process())
        socket.send_fds(line, [b"files"], [given.fileno(), output.fileno(), errors.fileno()])
        line.sendall(json.dumps(request).encode())
        line.shutdown(socket.SHUT_WR)
        code = int(line.recv(16))
        output.seek(0)
        errors.seek(0)
        return subprocess.CompletedProcess(["worthit", *request["arguments"]], code, output.read(), errors.read())


def worthit_anew(
    *arguments: str | Path, cwd: Path, stdin: bytes = b"", **environ: str
) -> subprocess.CompletedProcess[bytes]:
    """The same in an interpreter in which nothing is imported yet."""
    command = [sys.executable, "-m", "worthit", *map(str, arguments)]
    return subprocess.run(
        command, cwd=cwd, env=_clean(environ), input=stdin, capture_output=True, check=False, timeout=SECONDS
    )


def as_json(done: subprocess.CompletedProcess[bytes]) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def _clean(environ: Mapping[str, str]) -> dict[str, str]:
    """Nothing configured but what a test says. Most commands are about something else than how reviews are read, and
    loading the encoder takes a second: the quick way is chosen where the test does not.
    """
    kept = {name: value for name, value in os.environ.items() if not name.startswith("WORTHIT_")}
    return {**kept, "WORTHIT_REVIEWS__ENGINE": "fast", **environ}


@cache
def _ready_process() -> str:
    """Where the process listens from which commands are forked. It ends when its input does."""
    folder = Path(tempfile.mkdtemp(prefix="worthit-tests-"))
    address = folder / "ready"
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.terminal.ready", str(address)],
        cwd=Path(__file__).parents[2], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    atexit.register(process.communicate)
    assert process.stdout is not None
    assert process.stdout.readline() == b"ready\n"
    return str(address)
