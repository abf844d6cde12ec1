"""Notice what code does to the world outside, through the interpreter's audit events."""

import os
import sys
import threading
from collections.abc import Generator
from contextlib import contextmanager
from functools import cache
from typing import Any

_OUTSIDE = ("socket.", "subprocess.", "sqlite3.connect", "os.system", "os.exec", "os.fork", "os.mkdir", "os.remove")
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_watching: dict[int, list[str]] = {}
"""By thread: what it did since it is watched. An audit hook cannot be taken away, so it must know when to look."""


@contextmanager
def outside_effects() -> Generator[list[str]]:
    """Collect network, process, database and file-writing events of this thread. Imports may read, and are let be."""
    _install_hook()
    thread = threading.get_ident()
    seen: list[str] = []
    writes_bytecode, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    _watching[thread] = seen
    try:
        yield seen
    finally:
        del _watching[thread]
        sys.dont_write_bytecode = writes_bytecode


def _hook(event: str, args: tuple[Any, ...]) -> None:
    seen = _watching.get(threading.get_ident())
    if seen is None:
        return
    if event.startswith(_OUTSIDE) or (event == "open" and isinstance(args[2], int) and args[2] & _WRITING):
        seen.append(f"{event} {args[:2]}")


@cache
def _install_hook() -> None:
    sys.addaudithook(_hook)
