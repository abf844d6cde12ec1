"""A process that has imported the program and waits: for each command it is told of, a fork of it becomes that command.

What is forked has its folder, its environment, its arguments, its files and its end of its own, as from a shell.
"""

import gc
import importlib
import io
import json
import os
import runpy
import select
import shutil
import signal
import socket
import sys
import threading
from pathlib import Path
from typing import Any

from tests.terminal import SECONDS
from worthit.cli import COMMANDS

_IMPORTED = ("worthit.app", "worthit.storage.schema", *(where.partition(":")[0] for where in COMMANDS.values()))


def main(address: Path) -> None:
    for module in _IMPORTED:
        importlib.import_module(module)
    assert threading.active_count() == 1, "what is forked would lack the other threads"
    gc.freeze()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for those that answer
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(address))
        listener.listen()
        print("ready", flush=True)
        while listener in select.select([listener, sys.stdin], [], [])[0]:  # its input ends with the tests
            line, _ = listener.accept()
            if os.fork() == 0:
                listener.close()
                _answer(line)
            line.close()
    shutil.rmtree(address.parent, ignore_errors=True)


def _answer(line: socket.socket) -> None:
    """Have a further fork be the command, and tell its exit code."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    _, files, _, _ = socket.recv_fds(line, 5, 3)
    with line.makefile("rb") as request:
        told = json.load(request)
    command = os.fork()
    if command == 0:
        line.close()
        _become(told, files)
    _, status = os.waitpid(command, 0)
    line.sendall(str(os.waitstatus_to_exitcode(status)).encode())
    os._exit(0)


def _become(told: dict[str, Any], files: list[int]) -> None:
    signal.alarm(SECONDS)
    for number, file in enumerate(files):
        os.dup2(file, number)
        os.close(file)
    sys.stdin, sys.stdout, sys.stderr = (
        io.TextIOWrapper(open(number, mode, closefd=False), encoding="utf-8", errors=errors, line_buffering=number == 2)  # noqa: SIM115 - a number is no path
        for number, mode, errors in ((0, "rb", "strict"), (1, "wb", "strict"), (2, "wb", "backslashreplace"))
    )
    os.chdir(told["cwd"])
    os.environ.clear()
    os.environ.update(told["environ"])
    sys.path[0] = told["cwd"]
    sys.argv = ["worthit", *told["arguments"]]
    runpy.run_module("worthit", run_name="__main__", alter_sys=True)
    sys.exit()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
