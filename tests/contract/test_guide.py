"""docs/writing-a-plugin.md does what it says: its project is built, installed, examined and tested."""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from aiogram import Router

from tests.contract.core import Echo
from tests.contract.wild import load, row
from worthit.plugin import ANALYZERS, BOT_ROUTERS, FETCH, ROUTES, SOURCES, Product, ProductRef, VerdictInput, points
from worthit.plugin.contract import Capability, Point
from worthit.testing.pytest_plugin import InstallPlugin

GUIDE = (Path(__file__).parents[2] / "docs" / "writing-a-plugin.md").read_text()
BLOCKS = re.findall(r'^```(\w+)(?: title="([^"]+)")?\n(.*?)^```$', GUIDE, re.MULTILINE | re.DOTALL)
FILES = {title: text for _, title, text in BLOCKS if title}
COMMANDS = "".join(text for language, _, text in BLOCKS if language == "console")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The guide's project; `site` in it holds its wheel, installed."""
    folder = tmp_path_factory.mktemp("guide")
    for title, text in FILES.items():
        file = folder / title
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    uv = [sys.executable, "-m", "uv", "pip", "install", "--quiet", "--offline", "--no-deps", "--no-build-isolation"]
    subprocess.run([*uv, "--python", sys.executable, "--target", folder / "site", folder], check=True, timeout=60)
    return folder


def run(line: str, project: Path) -> str:
    """A line of the guide as a shell would run it: settings, then a program of this environment."""
    words = shlex.split(line)
    settings = dict(word.split("=", 1) for word in words if re.match(r"[A-Z_]+=", word))
    program, *arguments = words[len(settings) :]
    module = {"worthit": "worthit", "pytest": "pytest"}[program]
    answer = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        env=environment(project, settings),
        cwd=project,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return answer.stdout + answer.stderr


def environment(project: Path, settings: Mapping[str, str]) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("WORTHIT_", "PYTEST_"))}
    quick = {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}  # the tests of this repository use more plugins than an author has
    return {**kept, **quick, **settings, "PYTHONPATH": str(project / "site"), "NO_COLOR": "1"}


@pytest.mark.parametrize(("line", "output"), re.findall(r"^\$ (.+)\n((?:[^$].*\n)*)", COMMANDS, re.MULTILINE))
def test_a_command_of_the_guide_answers_as_printed(project: Path, line: str, output: str) -> None:
    answer = run(line, project)
    for expected in output.splitlines():
        assert " ".join(expected.split()) in " ".join(answer.split()), answer


async def test_the_first_plugin_does_what_it_is_for(project: Path, installed_plugins: InstallPlugin) -> None:
    installed_plugins("warranty", "worthit_warranty.plugin:Warranty", project / "worthit_warranty")
    host = load("warranty")
    (analyzer,) = points.who_remark(host.all(ANALYZERS))
    product = Product(features=("Steel blade", "2 years warranty!"))
    (note,) = await analyzer.analyze(VerdictInput(product=product))
    assert note.text == "The 2 years of warranty are yours by law; the shop gives nothing extra."
    assert await analyzer.analyze(VerdictInput(product=Product())) == ()
    assert len(host.all(ROUTES)) == 1


async def test_the_second_plugin_declines_without_a_key_and_fetches_with_one(
    project: Path, installed_plugins: InstallPlugin
) -> None:
    installed_plugins("shelf", "worthit_shelf.plugin:Shelf", project / "worthit_shelf")
    declined = row(load("shelf"), "shelf")
    assert (declined.state, declined.line) == ("off", "set WORTHIT_SHELF__KEY")
    host = load("shelf", shelf={"key": "k"})
    host.provide(FETCH, Echo())
    (source,) = host.all(SOURCES)
    ref = ProductRef(url="", canonical="", shop="shelf.example", kind="product", product_id="7")
    assert source.accepts(ref)
    async with host.running():
        assert (await host.health())["shelf"].state == "ok"
        assert (await source.fetch(ref)).url == "https://api.shelf.example/7?key=k"


async def test_the_third_plugin_has_a_conversation_in_the_bot(project: Path, installed_plugins: InstallPlugin) -> None:
    installed_plugins("parcel", "worthit_parcel.plugin:Parcel", project / "worthit_parcel")
    (make,) = load("parcel").all(BOT_ROUTERS)
    router = make()
    assert isinstance(router, Router)
    assert router.resolve_used_update_types() == ["message"]


def test_every_point_and_capability_and_no_other_is_in_the_guide() -> None:
    listed = re.findall(r"^\| `([A-Z_]+)` \|", GUIDE, re.MULTILINE)
    assert listed == [
        name for kind in (Point, Capability) for name, value in vars(points).items() if isinstance(value, kind)
    ]


def test_every_block_of_the_guide_is_used() -> None:
    assert all(title or language == "console" for language, title, _ in BLOCKS)
    assert set(FILES) == {
        "laws/test_blunt.py",
        "pyproject.toml",
        "tests/test_plugin.py",
        "worthit_parcel/plugin.py",
        "worthit_shelf/plugin.py",
        "worthit_warranty/__init__.py",
        "worthit_warranty/http.py",
        "worthit_warranty/plugin.py",
    }
