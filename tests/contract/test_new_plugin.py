"""`worthit plugins new` writes a plugin that installs, runs and passes its own tests; or it writes nothing."""

import ast
import builtins
import keyword
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from collections.abc import Iterator
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec import Struct

from tests.contract.fresh import python, worthit
from tests.contract.wild import GOOD, PACKAGES
from worthit import plugin as interface
from worthit.cli import main
from worthit.errors import InvalidRequest
from worthit.plugin.discover import CORE_NAMES, RESERVED
from worthit.plugin.new import distribution_name, render_plugin, write_folder
from worthit.testing.pytest_plugin import InstallPlugin

ROOT = Path(__file__).parents[2]
NAMES = ("gardener", "my_shop_2")


class Author(Struct):
    """Somebody with an environment of their own, in which two new plugins are installed for editing."""

    folder: Path

    def run(self, name: str, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
        """Run a module of the environment in the folder of that plugin."""
        kept = {
            key: value for key, value in os.environ.items() if not key.startswith(("WORTHIT_", "PYTEST_", "PYTHON"))
        }
        quick = {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTHONDONTWRITEBYTECODE": "1"}
        return subprocess.run(
            [self.folder / "env" / "bin" / "python", "-m", *arguments],
            env={**kept, **quick, **settings},
            cwd=self.project(name),
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    def project(self, name: str) -> Path:
        return self.folder / distribution_name(name)

    def file(self, name: str, module: str) -> Path:
        return self.project(name) / f"worthit_{name}" / module


@pytest.fixture(scope="module")
def author(tmp_path_factory: pytest.TempPathFactory) -> Author:
    author = Author(tmp_path_factory.mktemp("author"))
    for name in NAMES:
        answer = worthit(author.folder / "site", "plugins", "new", name, "--folder", str(author.project(name)))
        assert answer.returncode == 0, answer.stderr
    environment = author.folder / "env"
    venv.create(environment, symlinks=True)
    packages = next(environment.glob("lib/python*/site-packages"))
    (packages / "shared.pth").write_text(f"import site; site.addsitedir({sysconfig.get_path('purelib')!r})\n")
    uv = [sys.executable, "-m", "uv", "pip", "install", "--quiet", "--offline", "--no-deps", "--no-build-isolation"]
    editable = [argument for name in NAMES for argument in ("--editable", author.project(name))]
    subprocess.run([*uv, "--python", environment / "bin" / "python", *editable], check=True, timeout=60)
    return author


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """The folder in which the command is typed."""
    folder = tmp_path / "empty"
    folder.mkdir()
    return folder


def test_installed_and_enabled_it_is_ready(author: Author) -> None:
    answer = author.run("gardener", "worthit", "plugins", "doctor", WORTHIT_PLUGINS__ENABLED=",".join(NAMES))
    assert answer.returncode == 0, answer.stdout + answer.stderr
    lines = [" ".join(line.split()) for line in answer.stdout.splitlines()]
    assert "gardener worthit-gardener 0.1.0 ready adds analyzers, routes" in lines
    assert "my_shop_2 worthit-my-shop-2 0.1.0 ready adds analyzers, routes" in lines
    assert "class MyShop2(Plugin[Config]):\n" in author.file("my_shop_2", "plugin.py").read_text()


def test_its_setting_is_the_one_that_its_readme_names(author: Author) -> None:
    assert "`WORTHIT_MY_SHOP_2__OLD_AFTER_DAYS`" in (author.project("my_shop_2") / "README.md").read_text()
    settings = {"WORTHIT_PLUGINS__ENABLED": "my_shop_2", "WORTHIT_MY_SHOP_2__OLD_AFTER_DAYS": "0"}
    answer = author.run("my_shop_2", "worthit", "plugins", "doctor", **settings)
    assert "WORTHIT_MY_SHOP_2__OLD_AFTER_DAYS: Expected `int` >= 1" in answer.stdout


def test_its_own_tests_pass(author: Author) -> None:
    answer = author.run("my_shop_2", "pytest", "-q")
    assert answer.returncode == 0, answer.stdout
    assert answer.stdout.splitlines()[-1].startswith("13 passed")


BREAKS = {
    "TestGardener::test_manifest_keeps_to_the_contract": (
        "plugin.py",
        'Manifest(name="gardener"',
        'Manifest(name="rose"',
    ),
    "test_a_review_is_young_up_to_the_limit": ("plugin.py", "if newest >= (", "if newest > ("),
    "test_the_limit_is_told": ("http.py", "=old_after_days)", "=730)"),
}
"""Tests of the new plugin, each with a line that it watches: its file, what stands there, and a break of it."""


def test_its_own_tests_fail_where_a_line_is_broken(author: Author) -> None:
    files = {author.file("gardener", module) for module, _, _ in BREAKS.values()}
    texts = {file: file.read_text() for file in files}
    try:
        for module, right, wrong in BREAKS.values():
            file = author.file("gardener", module)
            assert file.read_text().count(right) == 1
            file.write_text(file.read_text().replace(right, wrong))
        answer = author.run("gardener", "pytest", "-q", "--tb=no")
    finally:
        for file, text in texts.items():
            file.write_text(text)
    assert answer.returncode == 1, answer.stdout
    failed = set(re.findall(r"^FAILED tests/test_gardener\.py::(\S+)", answer.stdout, re.MULTILINE))
    assert set(BREAKS) <= failed


def test_it_is_clean_under_our_own_rules(author: Author) -> None:
    for name in NAMES:
        for verb in (["check"], ["format", "--check"]):
            ruff = [sys.executable, "-m", "ruff", *verb, "--no-cache", "--config", str(ROOT / "pyproject.toml"), "."]
            answer = subprocess.run(ruff, cwd=author.project(name), capture_output=True, text=True, check=False)
            assert answer.returncode == 0, answer.stdout + answer.stderr


def test_the_command_tells_what_it_made_and_what_comes_next(empty: Path, tmp_path: Path) -> None:
    answer = worthit(tmp_path / "site", "plugins", "new", "gardener")
    assert answer.returncode == 0, answer.stderr
    made = empty / "worthit-gardener"
    assert [entry.name for entry in empty.iterdir()] == [made.name]
    files = sorted(str(file.relative_to(made)) for file in made.rglob("*") if file.is_file())
    lines = answer.stdout.splitlines()
    assert sorted(line.strip() for line in lines[1 : lines.index("Next:")]) == files
    assert lines[lines.index("Next:") + 1 :] == [
        "  cd worthit-gardener",
        "  pip install -e . pytest",
        "  pytest",
        "  WORTHIT_PLUGINS__ENABLED=gardener worthit plugins doctor",
    ]


BAD = {
    "My-Shop": "its name must be of small letters, digits and single underscores",
    "my__shop": "its name must be of small letters, digits and single underscores",
    "../up": "its name must be of small letters, digits and single underscores",
    "gärtner": "its name must be of small letters, digits and single underscores",
    "": "its name must be of small letters, digits and single underscores",
    "web": "the name web belongs to the core",
    "analyze": "the name analyze belongs to the core",
    "bot": "the name bot is reserved for worthit-bot",
    "lambda": "lambda is a word of Python",
    "none": "none is a word of Python",
    "exception": "its class would hide Python's own Exception",
    "plugin": "its class would hide the Plugin that its module uses",
    "old_reviews": "its class would hide the OldReviews that its module uses",
    "tally": "allotment-tools 2.4, which is installed, already provides tally",
    "lantern": "a package worthit_lantern is already installed",
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_name_is_refused_in_one_sentence_and_nothing_is_written(
    empty: Path, tmp_path: Path, installed_plugins: InstallPlugin, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    installed_plugins("tally", GOOD["tally"], PACKAGES / "worthit_tally", "allotment-tools", "2.4")
    shutil.copytree(PACKAGES / "worthit_lantern", tmp_path / "site-packages" / "worthit_lantern")
    monkeypatch.chdir(empty)
    answer = CliRunner().invoke(main, ["plugins", "new", name])
    assert (answer.exit_code, answer.stdout) == (1, "")
    assert answer.stderr == f"E009 Invalid request: No plugin can be made: {BAD[name]}.\n"
    assert list(empty.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("full", "is there already and not an empty folder"),
        ("full/notes.txt", "is there already and not an empty folder"),
        ("dangling", "cannot be written: Not a directory"),
    ],
)
def test_what_is_there_is_left_as_it_is(tmp_path: Path, name: str, reason: str) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "notes.txt").write_text("mine")
    (tmp_path / "dangling").symlink_to("nowhere")
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(InvalidRequest) as refusal:
        write_folder(render_plugin("gardener"), tmp_path / name)
    assert refusal.value.detail == f"{tmp_path / name} {reason}."
    assert sorted(tmp_path.rglob("*")) == before


def test_an_empty_folder_is_filled_and_stays_the_same_folder(tmp_path: Path) -> None:
    before = tmp_path.stat().st_ino
    texts = render_plugin("gardener")
    write_folder(texts, tmp_path)
    assert tmp_path.stat().st_ino == before
    assert {str(file.relative_to(tmp_path)) for file in tmp_path.rglob("*") if file.is_file()} == set(texts)


_FULL_DISK = """
import resource
from worthit.cli import main
resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, 1_000))
main(["plugins", "new", "gardener"])
"""


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("-c", _FULL_DISK), "worthit-gardener cannot be written: File too large"),
        (("-m", "worthit", "plugins", "new", "g" * 300), f"worthit-{'g' * 300} cannot be written: File name too long"),
        (
            ("-m", "worthit", "plugins", "new", "gardener", "--folder", "no/where"),
            "no/where cannot be written: No such file or directory",
        ),
    ],
    ids=["full disk", "long name", "no such place"],
)
def test_what_cannot_be_written_whole_is_not_written(
    empty: Path, tmp_path: Path, arguments: tuple[str, ...], reason: str
) -> None:
    answer = python(tmp_path / "site", *arguments)
    assert (answer.returncode, answer.stderr) == (1, f"E009 Invalid request: {reason}.\n")
    assert list(empty.iterdir()) == []


def snake(name: str) -> str:
    """`PluginConfig` as a plugin's name that leads back to it."""
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name).strip("_")


known = st.sampled_from([*dir(builtins), *keyword.kwlist, *interface.__all__, *CORE_NAMES, *RESERVED]).map(snake)
names = st.one_of(st.from_regex(r"[a-z][a-z0-9]{0,9}(_[a-z0-9]{1,9}){0,3}", fullmatch=True), known)


@given(name=names)
@example(name="sequence")
@example(name="config")
@example(name="meta")
def test_any_name_is_refused_or_makes_modules_that_hide_nothing(name: str) -> None:
    try:
        texts = render_plugin(name)
    except InvalidRequest:
        return
    assert not any("$" in part for item in texts.items() for part in item)
    project = tomllib.loads(texts["pyproject.toml"])["project"]
    entry = EntryPoint(name, project["entry-points"]["worthit.plugins"][name], "worthit.plugins")
    assert project["name"] == distribution_name(name)
    assert entry.attr in bound(texts[f"{entry.module.replace('.', '/')}.py"])
    for path, text in texts.items():
        if path.endswith(".py"):
            found = list(bound(text))
            assert len(found) == len(set(found))
            assert not {*found} & {*dir(builtins)}


def bound(source: str) -> Iterator[str]:
    """What the top level of a module imports and defines."""
    module = ast.parse(source)
    compile(module, "module", "exec")
    for statement in module.body:
        if isinstance(statement, ast.ImportFrom | ast.Import):
            yield from (alias.asname or alias.name for alias in statement.names)
        elif isinstance(statement, ast.ClassDef | ast.FunctionDef):
            yield statement.name


def test_the_templates_come_with_the_wheel(tmp_path: Path) -> None:
    hatchling = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path)]
    subprocess.run(hatchling, cwd=ROOT, check=True, capture_output=True, timeout=60)
    (wheel,) = tmp_path.glob("*.whl")
    templates = {str(file.relative_to(ROOT)) for file in ROOT.glob("worthit/plugin/template/*")}
    with zipfile.ZipFile(wheel) as archive:
        assert templates <= set(archive.namelist())
