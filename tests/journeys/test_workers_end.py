"""A server that dies leaves no worker behind that would keep its port."""

import os
import signal
import time
from pathlib import Path

import httpx
import pytest

from tests.journeys.instance import free_port, running_instance

pytestmark = pytest.mark.drill
SECONDS = 20.0


def _answers(url: str) -> bool:
    try:
        return httpx.get(f"{url}/health/live", trust_env=False).status_code == httpx.codes.OK
    except httpx.TransportError:
        return False


def test_its_workers_end_with_a_server_that_is_killed_and_the_next_one_starts(tmp_path: Path) -> None:
    port = free_port()
    with running_instance(tmp_path, port, WORTHIT_WEB__WORKERS="2") as instance:
        os.kill(instance.process.pid, signal.SIGKILL)  # the server alone, not its workers
        instance.process.wait()
        give_up = time.monotonic() + SECONDS
        while _answers(instance.url) and time.monotonic() < give_up:
            time.sleep(0.1)
        assert not _answers(instance.url)
    with running_instance(tmp_path, port) as again:
        assert _answers(again.url)
