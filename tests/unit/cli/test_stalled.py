"""What is done to sockets that listen leaves everything else of the process as it is."""

import asyncio
import fcntl
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from worthit.cli.stalled import STALLED_SECONDS, leave_who_takes_nothing

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="LEFT OUT: it is Linux that ends such connections")
_TRY = "import fcntl, sys; fcntl.lockf(open(sys.argv[1], 'r+'), fcntl.LOCK_EX | fcntl.LOCK_NB)"


def is_locked(path: Path) -> bool:
    """As another process sees it."""
    tried = subprocess.run([sys.executable, "-c", _TRY, str(path)], stderr=subprocess.DEVNULL, check=False)
    return tried.returncode != 0


async def wait_until_limited(listener: socket.socket) -> None:
    while not listener.getsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT):
        await asyncio.sleep(0.05)


async def test_a_database_keeps_its_locks(tmp_path: Path) -> None:
    """To close any copy of a file would give up all locks on it: SQLite's files would be damaged."""
    path = tmp_path / "worthit.db"
    path.touch()
    with path.open("r+") as database, socket.create_server(("127.0.0.1", 0)) as listener:
        fcntl.lockf(database, fcntl.LOCK_EX)
        assert is_locked(path)
        leave_who_takes_nothing()
        await wait_until_limited(listener)
        assert is_locked(path)
        assert listener.getsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT) == STALLED_SECONDS * 1000
