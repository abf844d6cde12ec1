"""The real application on a socket, as `worthit run` starts it, and a shop on loopback for it to fetch from."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import AbstractAsyncContextManager, contextmanager
from pathlib import Path

import httpx
import pytest
from msgspec import Struct

from worthit.testing.shop import LoopbackShop, http_answer

PAGES = Path(__file__).parent / "pages"
SHOP_PAGES = Path(__file__).parents[1] / "pages"
SECONDS_TO_START = 60


class Instance(Struct, frozen=True, kw_only=True):
    """A running WorthIt!. `log` holds what it has written so far."""

    url: str
    home: Path
    log: Path
    process: subprocess.Popen[bytes]

    def kill(self) -> None:
        """As a power cut would: nothing is finished, nothing is said."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def worthit(self, *command: str) -> str:
        """What this command of the operator says, at the database of this instance."""
        environment = _environment(self.home)
        ran = subprocess.run(
            [sys.executable, "-m", "worthit", *command], cwd=self.home, env=environment, check=True, capture_output=True
        )
        return ran.stdout.decode()

    def new_api_key(self, plan: str = "premium") -> str:
        """Of a new account; it allows everything."""
        return self.worthit("accounts", "new", "--plan", plan, "--admin").split()[-1]


def page(name: str) -> str:
    """A saved page of these tests, as text."""
    return (PAGES / f"{name}.html").read_text("utf-8")


def saved_from(link: str, html: str) -> str:
    """The kettle's page as the shop behind this link shows it: it names that link its own."""
    return html.replace("https://cornerkitchenware.example/p/vesna-kettle", link)


def shop_page(name: str) -> str:
    """A page in the manner of a well-known shop, as text."""
    return (SHOP_PAGES / f"{name}.html").read_text("utf-8")


def open_shop() -> AbstractAsyncContextManager[LoopbackShop]:
    """A shop that sells a kettle and a stool, shows a captcha and an article, and has nothing else."""
    names = ("kettle", "stool", "robot_check", "article")
    return LoopbackShop({f"/{name}": http_answer(page(name).encode()) for name in names}).open()


@contextmanager
def running_instance(home: Path, port: int | None = None, **settings: str) -> Iterator[Instance]:
    """Start an instance with its database in `home`; it may fetch from loopback."""
    log = home / "log"
    port = free_port() if port is None else port
    environment = _environment(home) | settings
    command = [sys.executable, "-m", "worthit", "run", "--port", str(port)]
    with (
        log.open("ab") as output,
        subprocess.Popen(
            command, cwd=home, env=environment, stdout=output, stderr=subprocess.STDOUT, start_new_session=True
        ) as process,
    ):
        try:
            url = f"http://127.0.0.1:{port}"
            _wait_until_ready(url, process, log)
            yield Instance(url=url, home=home, log=log, process=process)
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGTERM)


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def _environment(home: Path) -> dict[str, str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("WORTHIT_")}
    return environment | {
        "WORTHIT_STORAGE__URL": f"sqlite+aiosqlite:///{home / 'worthit.db'}",
        "WORTHIT_FETCH__ALLOW_NETWORKS": "127.0.0.0/8",
        "WORTHIT_FETCH__TIMEOUT_SECONDS": "5",
        "WORTHIT_LOG__FORMAT": "json",
        "WORTHIT_REVIEWS__ENGINE": "fast",
        "WORTHIT_LIMITS__ANONYMOUS_PER_HOUR": "100000",  # all tests ask from one address
        "WORTHIT_LIMITS__REQUESTS_PER_MINUTE": "100000",
    }


def _wait_until_ready(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    give_up = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < give_up and process.poll() is None:
        try:
            if httpx.get(f"{url}/health/ready", trust_env=False).status_code == httpx.codes.OK:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.1)
    pytest.fail(f"worthit run did not get ready:\n{log.read_text('utf-8', 'replace')[-3000:]}")
