"""An instance, and the document that it serves, as a file for generators of clients."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.journeys.instance import Instance, running_instance


@pytest.fixture(scope="session")
def instance(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Instance]:
    with running_instance(tmp_path_factory.mktemp("instance")) as started:
        yield started


@pytest.fixture(scope="session")
def document(instance: Instance, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("document") / "openapi.json"
    path.write_bytes(httpx.get(f"{instance.url}/openapi.json", trust_env=False).raise_for_status().content)
    return path
