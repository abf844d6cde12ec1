"""Askers who do not take their answers. The server holds an answer and its connection for as long as they like; Linux
can end such a connection, and accepted ones inherit that from the socket that listens (tcp(7), TCP_USER_TIMEOUT).
"""

import asyncio
import os
import socket
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

STALLED_SECONDS: Final = 60
"""How long an asker may take nothing of what was sent. Whoever takes any of it, however slowly, goes on."""
_LOOK_AGAIN_SECONDS: Final = 0.2


def leave_who_takes_nothing() -> None:
    """For the start of a worker, which does not listen yet. Elsewhere than on Linux it changes nothing."""
    if sys.platform.startswith("linux"):
        asyncio.get_running_loop().call_later(_LOOK_AGAIN_SECONDS, _limit)


def _limit() -> None:
    listening = list(_listening())
    for listener in listening:
        with listener:
            listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, STALLED_SECONDS * 1000)
    if not listening:
        asyncio.get_running_loop().call_later(_LOOK_AGAIN_SECONDS, _limit)


def _listening() -> Iterator[socket.socket]:
    """Copies of the sockets of this process that wait for connections; the server keeps its own to itself."""
    for entry in Path("/proc/self/fd").iterdir():
        opened = _copy(int(entry.name))
        if opened is None:
            continue
        is_tcp = opened.family in (socket.AF_INET, socket.AF_INET6) and opened.type == socket.SOCK_STREAM
        if is_tcp and opened.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN):
            yield opened
        else:
            opened.close()


def _copy(number: int) -> socket.socket | None:
    """None where it is no socket, or closed by now.

    What is no socket is not even copied: with the copy of a file, closing it would give up the locks that SQLite has on
    that file, and the database would be damaged (fcntl(2), "Advisory record locking").
    """
    try:
        if not stat.S_ISSOCK(os.fstat(number).st_mode):
            return None
        copy = os.dup(number)
    except OSError:
        return None
    try:
        return socket.socket(fileno=copy)
    except OSError:
        os.close(copy)
        return None
