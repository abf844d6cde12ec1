"""What the journeys share: one running instance, a client for it, and a shop that it can fetch from."""

from collections.abc import AsyncIterator, Iterator
from ipaddress import ip_network

import httpx
import pytest

from tests.journeys.instance import Instance, open_shop, running_instance
from worthit.testing.shop import LoopbackShop

_addresses = ip_network("127.16.0.0/12").hosts()


@pytest.fixture(scope="session")
def instance(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Instance]:
    with running_instance(tmp_path_factory.mktemp("instance")) as started:
        yield started


@pytest.fixture
async def api(instance: Instance) -> AsyncIterator[httpx.AsyncClient]:
    """A client with an address of its own, so that no test uses up what another one may ask."""
    transport = httpx.AsyncHTTPTransport(local_address=str(next(_addresses)))
    async with httpx.AsyncClient(base_url=instance.url, timeout=30, transport=transport, trust_env=False) as client:
        yield client


@pytest.fixture
async def shop() -> AsyncIterator[LoopbackShop]:
    async with open_shop() as opened:
        yield opened
