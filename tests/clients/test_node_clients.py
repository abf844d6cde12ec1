"""Clients in TypeScript, made of the served document: checked strictly, and working."""

import shutil
from pathlib import Path

import pytest

from tests.clients.commands import HERE, SAVED_PAGE, run
from tests.journeys.instance import Instance

SOURCES = HERE / "node"
NODE = shutil.which("node")
NPM = shutil.which("npm")

pytestmark = [
    pytest.mark.skipif(
        NODE is None or NPM is None, reason="THE CLIENTS IN TYPESCRIPT ARE NOT TESTED: there is no node with npm here"
    ),
    pytest.mark.timeout(300),
    pytest.mark.xdist_group("node"),
]


@pytest.fixture(scope="module")
def workshop(document: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with both clients and their journeys, checked and compiled."""
    if not (SOURCES / "node_modules").is_dir():
        run("npm", "ci", at=SOURCES)
    at = tmp_path_factory.mktemp("node")
    for source in ("package.json", "tsconfig.json", *(path.name for path in SOURCES.glob("*.ts"))):
        shutil.copy(SOURCES / source, at / source)
    (at / "node_modules").symlink_to(SOURCES / "node_modules")
    tools = at / "node_modules" / ".bin"
    options = ["--default-non-nullable=false", "--output=generated/schema.d.ts"]
    run(tools / "openapi-typescript", document, *options, at=at)
    run(
        tools / "openapi-ts",
        f"--input={document}",
        "--output=generated/hey_api",
        "--client=@hey-api/client-fetch",
        at=at,
    )
    run(tools / "tsc", at=at)
    return at


@pytest.mark.parametrize("journey", ["journey_openapi_fetch", "journey_hey_api"])
def test_a_client_checks_strictly_and_works(workshop: Path, instance: Instance, journey: str) -> None:
    assert "journey done" in run("node", f"built/{journey}.js", instance.url, SAVED_PAGE, at=workshop)
