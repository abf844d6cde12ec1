"""A real Redis for tests: started by them on a free port, and killed, paused and brought back as they like."""

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PROGRAM = shutil.which("redis-server") or shutil.which("redis-check-rdb")
"""One program under two names; Debian's redis-tools has it under the second, without a service that runs by itself."""


class RedisServer:
    """A redis-server that keeps nothing. It has the same port each time it is started.

    password: what clients must give. Times: ready and gone within a second, or RuntimeError.
    """

    def __init__(self, folder: Path, password: str = "") -> None:
        self.port = free_port()
        self._folder = folder
        self._password = password
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        login = f":{self._password}@" if self._password else ""
        return f"redis://{login}127.0.0.1:{self.port}"

    def start(self, *options: str) -> None:
        """Start it; returns when it answers. options: further ones of redis-server."""
        assert PROGRAM is not None
        command = ["redis-server", "--port", str(self.port), "--bind", "127.0.0.1", "--dir", str(self._folder)]
        command += ["--save", "", "--appendonly", "no", *options]
        if self._password:
            command += ["--requirepass", self._password]
        self._process = subprocess.Popen(command, executable=PROGRAM, stdout=subprocess.DEVNULL)
        deadline = time.monotonic() + 10
        while not self._answers():
            if time.monotonic() > deadline or self._process.poll() is not None:
                raise RuntimeError("redis-server does not come up")
            time.sleep(0.01)

    def kill(self) -> None:
        """End it without notice; what it held is lost. Does nothing where it does not run."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def pause(self) -> None:
        """Have it answer nothing, while the kernel still accepts connections for it."""
        self._signal(signal.SIGSTOP)

    def resume(self) -> None:
        self._signal(signal.SIGCONT)

    def command(self, line: str) -> bytes:
        """What it answers to one inline command, such as `FLUSHALL`: the raw reply, as far as it comes at once."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=5) as connection:
            if self._password:
                connection.sendall(f"AUTH {self._password}\r\n".encode())
                connection.recv(4096)
            connection.sendall(f"{line}\r\n".encode())
            return connection.recv(65536)

    def _answers(self) -> bool:
        try:
            return self.command("PING").startswith(b"+PONG")
        except OSError:
            return False

    def _signal(self, number: signal.Signals) -> None:
        assert self._process is not None
        os.kill(self._process.pid, number)


@contextmanager
def running_redis(folder: Path, password: str = "") -> Iterator[RedisServer]:
    """A server that runs until the block is left, whatever became of it meanwhile."""
    server = RedisServer(folder, password)
    try:
        server.start()
        yield server
    finally:
        server.kill()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
