"""`worthit plugins`, run as an operator runs it."""

import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from tests.contract.broken import BROKEN
from tests.contract.core import application
from tests.contract.fresh import python, worthit
from tests.contract.wild import GOOD, PACKAGES, install_broken
from worthit.plugin import services_of
from worthit.plugin.commands import plugins
from worthit.plugin.discover import RESERVED
from worthit.testing import install_plugin
from worthit.testing.pytest_plugin import InstallPlugin


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder of installed packages with two good plugins and two broken ones."""
    folder = tmp_path / "site"
    for name in ("tally", "heron"):
        install_plugin(folder, name, GOOD[name], PACKAGES / GOOD[name].partition(".")[0])
    for name in ("exits_at_import", "names_a_type_like_the_core"):
        install_plugin(folder, name, f"{name}:Broken", BROKEN[name].source(name), f"stranger-{name}")
    return folder


def strangers(report: str) -> list[str]:
    """The lines of a report about others than WorthIt!'s own plugins, which may be installed here."""
    return [line for line in report.splitlines() if line.split()[0] not in RESERVED]


def test_list_tells_what_is_installed_and_enabled(site: Path) -> None:
    answer = worthit(site, "plugins", "list", WORTHIT_PLUGINS__ENABLED="tally")
    assert answer.returncode == 0, answer.stderr
    assert [line.split() for line in strangers(answer.stdout)] == [
        ["exits_at_import", "stranger-exits_at_import", "1.0", "disabled"],
        ["heron", "worthit-plugin-heron", "1.0", "disabled"],
        ["names_a_type_like_the_core", "stranger-names_a_type_like_the_core", "1.0", "disabled"],
        ["tally", "worthit-plugin-tally", "1.0", "enabled"],
    ]


def test_doctor_is_content_with_good_plugins(site: Path) -> None:
    answer = worthit(site, "plugins", "doctor", WORTHIT_PLUGINS__ENABLED="tally,heron", WORTHIT_SUBMARINE__DEPTH="3")
    assert answer.returncode == 0, answer.stderr
    lines = strangers(answer.stdout)
    assert lines[3].split() == ["tally", "worthit-plugin-tally", "1.0", "ready", "adds", "commands"]
    assert lines[4:] == ["warning: WORTHIT_SUBMARINE__… is set, but no plugin named submarine is installed"]


def test_doctor_gives_a_broken_plugin_one_clear_line_and_fails(site: Path) -> None:
    answer = worthit(site, "plugins", "doctor", WORTHIT_PLUGINS__ENABLED="tally,exits_at_import,unicorn")
    assert answer.returncode == 1
    lines = [line for line in answer.stdout.splitlines() if "disabled" not in line]
    assert [line.split()[0] for line in lines] == ["exits_at_import", "tally", "unicorn"]
    assert lines[0].endswith("  failed    it cannot be imported: SystemExit: bye")
    assert lines[1].endswith("  ready     adds commands")
    assert lines[2].endswith("  missing   it is enabled but not installed")
    assert answer.stderr == ""


def test_doctor_tells_machines_the_same(site: Path) -> None:
    answer = worthit(site, "plugins", "doctor", "--json", WORTHIT_PLUGINS__ENABLED="exits_at_import")
    assert answer.returncode == 1
    report = json.loads(answer.stdout)
    assert next(row for row in report["plugins"] if row["name"] == "exits_at_import") == {
        "name": "exits_at_import",
        "distribution": "stranger-exits_at_import",
        "version": "1.0",
        "state": "failed",
        "line": "it cannot be imported: SystemExit: bye",
    }
    assert report["warnings"] == []


def test_doctor_shows_a_required_plugin_that_cannot_run_instead_of_refusing(site: Path) -> None:
    answer = worthit(site, "plugins", "doctor", WORTHIT_PLUGINS__REQUIRED="exits_at_import")
    assert answer.returncode == 1
    assert "it cannot be imported: SystemExit: bye" in answer.stdout


def test_routes_are_tried_in_the_application_that_the_command_line_builds(
    installed_plugins: InstallPlugin, monkeypatch: pytest.MonkeyPatch
) -> None:
    install_broken(installed_plugins, "names_a_type_like_the_core")
    monkeypatch.setenv("WORTHIT_PLUGINS__ENABLED", "names_a_type_like_the_core")
    answer = CliRunner().invoke(plugins, ["doctor"], obj=application)
    assert answer.exit_code == 1
    assert answer.output.endswith("its types have names that the API has already: Greeting\n")


def test_listing_imports_neither_a_plugin_nor_the_web_framework(site: Path) -> None:
    program = (
        "import sys\n"
        "from click.testing import CliRunner\n"
        "from worthit.plugin.commands import plugins\n"
        "print(CliRunner().invoke(plugins, ['list', '--json']).output)\n"
        "heavy = {'litestar', 'sqlalchemy', 'httpx', 'selectolax', 'PIL', 'worthit_tally'} & set(sys.modules)\n"
        "print(sorted(heavy))\n"
    )
    answer = python(site, "-c", program, WORTHIT_PLUGINS__ENABLED="tally")
    assert answer.stdout.splitlines()[-1] == "[]", answer.stdout + answer.stderr


def test_without_plugins_that_is_said() -> None:
    answer = CliRunner().invoke(plugins, ["doctor"], obj=application)
    assert (answer.exit_code, answer.output) == (0, "No plugins are installed.\n")


def test_a_command_that_worthit_does_not_run_has_no_services() -> None:
    with pytest.raises(LookupError, match="within a command of worthit"):
        services_of(click.Context(click.Command("moon")))
