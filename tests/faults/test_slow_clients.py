"""Clients that take their time, on a real server: those that send nothing or next to nothing are ended, so that they do
not hold what others need; an honest slow one is served.
"""

import socket
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from urllib.parse import urlsplit

import httpx
import pytest

from tests.journeys.instance import Instance, running_instance
from worthit.cli.serve import CONNECTIONS, HEADER_SECONDS
from worthit.web.time_limits import BODY_BYTES_PER_SECOND, BODY_SECONDS

pytestmark = pytest.mark.drill  # every one of them is waited for, for half a minute and more
PATIENCE = 90.0
"""Far beyond every limit: who is still held then is held for ever."""
POST = b"POST /v1/verdicts HTTP/1.1\r\nHost: worthit.test\r\nContent-Type: application/json\r\n"


@pytest.fixture(scope="module")
def instance(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Instance]:
    with running_instance(tmp_path_factory.mktemp("slow")) as started:
        yield started


def connect(instance: Instance, receive_buffer: int | None = None) -> socket.socket:
    address = urlsplit(instance.url)
    connection = socket.socket()
    if receive_buffer is not None:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
    connection.settimeout(PATIENCE)
    connection.connect((address.hostname, address.port))
    return connection


def until_ended(connection: socket.socket, drip: bytes = b"") -> bytes:
    """All that is heard until the server ends it, while a byte or so is sent each second."""
    heard, give_up = b"", time.monotonic() + PATIENCE
    connection.settimeout(1)
    while time.monotonic() < give_up:
        try:
            connection.sendall(drip)
            part = connection.recv(65_536)
        except TimeoutError:
            continue
        except ConnectionError:
            return heard
        if not part:
            return heard
        heard += part
    pytest.fail("the connection is still held")


def says_nothing(instance: Instance) -> None:
    with connect(instance) as connection:
        assert until_ended(connection) == b""


def sends_its_head_byte_by_byte(instance: Instance) -> None:
    with connect(instance) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\nHost: worthit.test\r\nX-Slow: ")
        assert b"200 OK" not in until_ended(connection, drip=b"x")


def keeps_a_connection_that_it_does_not_use(instance: Instance) -> None:
    with connect(instance) as connection:
        connection.sendall(b"GET /health/live HTTP/1.1\r\nHost: worthit.test\r\n\r\n")
        assert until_ended(connection).startswith(b"HTTP/1.1 200")


def sends_its_body_byte_by_byte(instance: Instance) -> None:
    with connect(instance) as connection:
        connection.sendall(POST + b"Content-Length: 1000000\r\n\r\n{")
        heard = until_ended(connection, drip=b" ")
    assert heard.startswith(b"HTTP/1.1 408")
    assert b'"code":"E009"' in heard


def sends_its_body_in_tiny_chunks(instance: Instance) -> None:
    with connect(instance) as connection:
        connection.sendall(POST + b"Transfer-Encoding: chunked\r\n\r\n")
        assert until_ended(connection, drip=b"1\r\n \r\n").startswith(b"HTTP/1.1 408")


def sends_a_large_body_over_a_slow_line(instance: Instance) -> None:
    """Longer than a body may take that does not flow. It is no page of a product, and that is what it hears."""
    seconds, each_second = int(BODY_SECONDS * 1.3), BODY_BYTES_PER_SECOND * 3
    head, tail = b'{"pages": ["', b'"]}'
    length = len(head) + seconds * each_second + len(tail)
    with connect(instance) as connection:
        connection.sendall(POST + b"Connection: close\r\nContent-Length: %d\r\n\r\n" % length + head)
        for _ in range(seconds):
            connection.sendall(b"x" * each_second)
            time.sleep(1)
        connection.sendall(tail)
        heard = until_ended(connection)
    assert heard.startswith(b"HTTP/1.1 422")
    assert b'"code":"E011"' in heard


def takes_nothing_of_its_answers(instance: Instance) -> None:
    """They are more than what the system holds on the way: many asked for at once, unread."""
    asked = b"GET /openapi.json HTTP/1.1\r\nHost: worthit.test\r\nAccept-Encoding: identity\r\n\r\n" * 200
    with connect(instance, receive_buffer=4096) as connection:
        connection.sendall(asked)
        give_up = time.monotonic() + PATIENCE
        while time.monotonic() < give_up:
            time.sleep(1)
            try:
                connection.send(b"GET ")
            except ConnectionError:
                return
    pytest.fail("the connection is still held")


SLOW = [
    says_nothing,
    sends_its_head_byte_by_byte,
    keeps_a_connection_that_it_does_not_use,
    sends_its_body_byte_by_byte,
    sends_its_body_in_tiny_chunks,
    sends_a_large_body_over_a_slow_line,
    takes_nothing_of_its_answers,
]


@pytest.fixture(scope="module")
def outcomes(instance: Instance) -> Iterator[dict[Callable[[Instance], None], BaseException | None]]:
    """All at once: each waits for half a minute and more."""
    with ThreadPoolExecutor(len(SLOW)) as pool:
        asked = {client: pool.submit(client, instance) for client in SLOW}
        yield {client: future.exception() for client, future in asked.items()}


@pytest.mark.parametrize("client", SLOW, ids=lambda client: client.__name__)
def test_a_client_that(
    outcomes: dict[Callable[[Instance], None], BaseException | None], client: Callable[[Instance], None]
) -> None:
    if (failure := outcomes[client]) is not None:
        raise failure


def test_idle_connections_do_not_keep_others_out(instance: Instance) -> None:
    with ExitStack() as held:
        for _ in range(CONNECTIONS // 4):
            connection = held.enter_context(connect(instance))
            connection.sendall(b"GET /health/live HTTP/1.1\r\nHost: worthit.test\r\n\r\n")
        assert httpx.get(f"{instance.url}/health/live", timeout=HEADER_SECONDS / 2, trust_env=False).status_code == 200


def test_nothing_of_it_was_a_fault_of_ours(instance: Instance, outcomes: object) -> None:
    assert b'"level": "error"' not in instance.log.read_bytes()
    assert b"Traceback" not in instance.log.read_bytes()
