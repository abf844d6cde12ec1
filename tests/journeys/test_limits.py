"""One address, two worker processes, many questions at the same time: exactly as many answers as are allowed."""

import asyncio
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from tests.journeys.instance import free_port
from worthit.config import Secret

pytestmark = pytest.mark.drill
REPOSITORY = Path(__file__).parents[2]
SECONDS_TO_START = 60


@contextmanager
def two_workers(url: str) -> Iterator[str]:
    """The address of a server whose two workers have their limits in that database."""
    port = free_port()
    command = [
        sys.executable, "-m", "granian", "--interface", "asgi", "--workers", "2", "--port", str(port),
        "tests.journeys.asking_app:app",
    ]  # fmt: skip
    environment = os.environ | {"WORTHIT_STORAGE__URL": url}
    with subprocess.Popen(command, cwd=REPOSITORY, env=environment, stdout=subprocess.DEVNULL) as server:
        try:
            address = f"http://127.0.0.1:{port}"
            _wait_for(address, server)
            yield address
        finally:
            server.terminate()


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    give_up = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < give_up and server.poll() is None:
        try:
            httpx.get(f"{address}/health", trust_env=False)
        except httpx.TransportError:
            time.sleep(0.1)
        else:
            return
    pytest.fail("the server did not start")


async def _statuses(address: str, questions: int) -> Counter[int]:
    limits = httpx.Limits(max_connections=60)
    async with httpx.AsyncClient(base_url=address, timeout=60, trust_env=False, limits=limits) as client:
        answers = await asyncio.gather(*(client.post("/v1/verdicts") for _ in range(questions)))
    return Counter(answer.status_code for answer in answers)


def _not_at_the_end_of_an_hour() -> None:
    """The limit of an address begins anew with the hour."""
    left = 3600 - time.time() % 3600
    if left < 30:
        time.sleep(left)


def test_of_three_hundred_questions_at_once_exactly_a_hundred_are_answered(url: Secret) -> None:
    _not_at_the_end_of_an_hour()
    with two_workers(url.reveal()) as address:
        assert asyncio.run(_statuses(address, 300)) == {201: 100, 429: 200}
        assert asyncio.run(_statuses(address, 20)) == {429: 20}
