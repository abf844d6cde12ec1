"""Fixtures with a Redis. A conftest that wants them imports them from here."""

from collections.abc import Iterator

import pytest

from tests.plugins.redis_server import PROGRAM, RedisServer, running_redis


@pytest.fixture(scope="session")
def redis_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RedisServer]:
    """One server for all tests of a process, which leave it running. They use prefixes or keys of their own."""
    _demand_program()
    with running_redis(tmp_path_factory.mktemp("redis")) as server:
        yield server


@pytest.fixture
def own_redis(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RedisServer]:
    """A server that a test may kill, pause and empty."""
    _demand_program()
    with running_redis(tmp_path_factory.mktemp("redis")) as server:
        yield server


@pytest.fixture
def locked_redis(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RedisServer]:
    """A server with a password."""
    _demand_program()
    with running_redis(tmp_path_factory.mktemp("redis"), password="open-sesame-4711") as server:
        yield server


def _demand_program() -> None:
    if PROGRAM is None:
        pytest.skip("NO REDIS: redis-server is not installed, so nothing about the plugin caching is tested")
