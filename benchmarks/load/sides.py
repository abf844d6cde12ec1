"""The servers that are compared, each started as it would be in production, each answering with the same verdict."""

import asyncio
import json
import os
import subprocess
import sys
import time
from collections.abc import AsyncGenerator, Generator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Literal

import httpx
from msgspec import Struct

from benchmarks.load.install import HERE
from tests.journeys.instance import free_port, running_instance, shop_page
from worthit.testing.shop import LoopbackShop, http_answer
from worthit.web.headers import SECURITY_HEADERS

ASKED_TO_WARM_UP = 64
A_DAY = "86400"


class Side(Struct, frozen=True, kw_only=True):
    """A running server. body: what it is asked; key: the API key that goes with it; pid: of its first process."""

    name: str
    url: str
    body: bytes
    pid: int
    key: str | None = None

    def ask(self) -> bytes:
        """One answer."""
        headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {self.key}"} if self.key else {})
        answer = httpx.post(f"{self.url}/v1/verdicts", content=self.body, headers=headers, trust_env=False, timeout=60)
        answer.raise_for_status()
        return answer.content

    def cpu_seconds(self) -> float:
        """What its processes have computed since they were started."""
        return sum(_cpu_seconds(pid) for pid in _family(self.pid))

    def resident_mib(self) -> float:
        """The memory of all its processes, pages that they share counted for each."""
        return sum(_resident_mib(pid) for pid in _family(self.pid))


@asynccontextmanager
async def ours(home: Path, workers: int) -> AsyncGenerator[Side, None]:
    """WorthIt! with all that it has, asked by a premium account, the lamp looked up once in each worker."""
    settings = {"WORTHIT_WEB__WORKERS": str(workers), "WORTHIT_VERDICT__FRESH_SECONDS": A_DAY}
    starting = running_instance(home, None, **settings)
    instance = await asyncio.to_thread(starting.__enter__)
    try:
        async with LoopbackShop({"/lamp": http_answer(shop_page("amazon_lamp").encode())}).open() as shop:
            body = f'{{"url":"{shop.link("/lamp")}"}}'.encode()
            key = await asyncio.to_thread(_premium_key, home)
            side = Side(name="WorthIt!", url=instance.url, body=body, pid=instance.process.pid, key=key)
            for _ in range(ASKED_TO_WARM_UP if workers > 1 else 1):
                await asyncio.to_thread(side.ask)
            yield side
    finally:
        await asyncio.to_thread(starting.__exit__, None, None, None)


def _premium_key(home: Path) -> str:
    """Of a new account of the instance whose database is in this folder."""
    settings = {"WORTHIT_STORAGE__URL": f"sqlite+aiosqlite:///{home / 'worthit.db'}"}
    command = [sys.executable, "-m", "worthit", "accounts", "new", "--plan", "premium"]
    told = subprocess.run(command, env={**os.environ, **settings}, capture_output=True, check=True, text=True).stdout
    return told.split()[-1]


@contextmanager
def bare(verdict: Path, like: Side, workers: int) -> Generator[Side, None, None]:
    """Litestar and Granian with one handler, the server set up as ours is."""
    command = [
        sys.executable, "-m", "granian", "--interface", "asgi", "--factory", "--loop", "uvloop", "--http", "1",
        "--workers", str(workers), "--no-log", "benchmarks.load.bare:application",
    ]  # fmt: skip
    with _running("bare Litestar", command, like, {"VERDICT": str(verdict)}) as side:
        yield side


@contextmanager
def fastapi(
    python: Path, contract: Path, verdict: Path, like: Side, workers: int, app: Literal["bare", "whole"]
) -> Generator[Side, None, None]:
    """FastAPI and uvicorn, with uvloop and httptools. app: see `peers/fastapi_peer.py`."""
    command = [
        str(python), "-m", "uvicorn", f"fastapi_peer:{app}", "--loop", "uvloop", "--http", "httptools", "--workers",
        str(workers), "--no-access-log", "--log-level", "warning",
    ]  # fmt: skip
    environment = {
        "VERDICT": str(verdict),
        "KEY": like.key or "",
        "LINK": json.loads(like.body)["url"],
        "HEADERS": "\n".join(f"{name}: {value}" for name, value in SECURITY_HEADERS.items()),
        "PYTHONPATH": os.pathsep.join((str(contract), str(HERE))),
    }
    with _running("bare FastAPI" if app == "bare" else "FastAPI", command, like, environment) as side:
        yield side


@contextmanager
def _running(
    name: str, command: Sequence[str], like: Side, environment: Mapping[str, str]
) -> Generator[Side, None, None]:
    port = free_port()
    process = subprocess.Popen([*command, "--port", str(port)], env={**os.environ, **environment})
    try:
        side = Side(name=name, url=f"http://127.0.0.1:{port}", body=like.body, pid=process.pid, key=like.key)
        _wait_until_it_answers(side)
        yield side
    finally:
        process.terminate()
        process.wait()


def _wait_until_it_answers(side: Side) -> None:
    give_up = time.monotonic() + 30
    while True:
        try:
            side.ask()
        except httpx.TransportError:
            if time.monotonic() > give_up:
                raise
            time.sleep(0.1)
        else:
            return


def _family(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *(one for child in children for one in _family(int(child)))]


def _cpu_seconds(pid: int) -> float:
    own, system = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:13]
    return (int(own) + int(system)) / os.sysconf("SC_CLK_TCK")


def _resident_mib(pid: int) -> float:
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20
