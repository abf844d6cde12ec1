"""Which plugins are found, and which of them may run."""

from pathlib import Path

import pytest

from tests.contract.fresh import python
from tests.contract.wild import GOOD, install_good, load, row
from worthit.config import Environment, PluginsSettings, Settings
from worthit.plugin import PluginHost
from worthit.plugin.discover import CORE_NAMES, discover, enabled_names
from worthit.testing import install_plugin
from worthit.testing.pytest_plugin import InstallPlugin

QUIET = """
from worthit.plugin import Manifest, Plugin, PluginConfig

class Quiet(Plugin[PluginConfig]):
    manifest = Manifest(name={name!r}, config=PluginConfig)
"""


def install_quiet(install: InstallPlugin, name: str, distribution: str, module: str = "quiet") -> None:
    install(name, f"{module}:Quiet", QUIET.format(name=name), distribution)


def test_a_fresh_interpreter_finds_what_is_installed_and_imports_none_of_it(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    for name, target in GOOD.items():
        install_plugin(folder, name, target, f"raise SystemExit('{name} was imported')\n")
    program = (
        "import sys\n"
        "from worthit.plugin.discover import discover\n"
        "print({plugin.name for plugin in discover()} >= set(sys.argv[1:]), 'litestar' in sys.modules)\n"
    )
    answer = python(folder, "-c", program, *GOOD)
    assert answer.stdout == "True False\n", answer.stderr


def test_a_plugin_is_known_by_its_distribution_and_version(installed_plugins: InstallPlugin) -> None:
    installed_plugins("quiet", "quiet:Quiet", QUIET.format(name="quiet"), "Quiet_Plugin", "2.1")
    found = row(load(), "quiet")
    assert (found.distribution, found.version, found.state) == ("Quiet_Plugin", "2.1", "disabled")


def test_installed_is_not_enabled(installed_plugins: InstallPlugin) -> None:
    installed_plugins("loud", "loud:Loud", "raise SystemExit('imported')")
    assert row(load(), "loud").state == "disabled"


def test_enabled_but_not_installed_is_said() -> None:
    host = load("unicorn")
    assert [(row.name, row.state, row.line) for row in host.report().plugins] == [
        ("unicorn", "missing", "it is enabled but not installed")
    ]
    assert not host.report().healthy


def test_unless_told_otherwise_our_own_plugins_run_and_strangers_do_not(installed_plugins: InstallPlugin) -> None:
    install_quiet(installed_plugins, "bot", "worthit-bot", module="bot")
    install_quiet(installed_plugins, "quiet", "quiet-plugin")
    host = PluginHost.load(settings=Settings(), environment=Environment())
    assert [(row.name, row.state) for row in host.report().plugins] == [("bot", "ready"), ("quiet", "disabled")]


@pytest.mark.parametrize("name", ["bot", "payments", "fraud", "monitoring", "caching"])
def test_a_stranger_cannot_take_one_of_our_names(installed_plugins: InstallPlugin, name: str) -> None:
    install_quiet(installed_plugins, name, "stranger")
    found = row(load(name), name)
    assert (found.state, found.line) == ("failed", f"the name {name} is reserved for worthit-{name}")
    assert enabled_names(discover(), PluginsSettings()) == frozenset()


def test_a_stranger_beside_our_own_plugin_does_it_no_harm(installed_plugins: InstallPlugin) -> None:
    install_quiet(installed_plugins, "bot", "Worthit_Bot", module="ours")
    install_quiet(installed_plugins, "bot", "A-stranger", module="stranger")
    host = load(required=("bot",))
    host.require()
    states = {row.distribution: row.state for row in host.report().plugins}
    assert states == {"Worthit_Bot": "ready", "A-stranger": "failed"}


def test_two_distributions_with_one_name_are_both_left_out(installed_plugins: InstallPlugin) -> None:
    install_quiet(installed_plugins, "quiet", "quiet-a", module="one")
    install_quiet(installed_plugins, "quiet", "quiet-b", module="two")
    rows = load("quiet").report().plugins
    assert [(row.distribution, row.state) for row in rows] == [("quiet-a", "failed"), ("quiet-b", "failed")]
    assert {row.line for row in rows} == {"quiet-a and quiet-b both claim the name quiet: uninstall one of them"}


@pytest.mark.parametrize("name", ["Quiet", "quiet-one", "quiet__one", "_quiet", "1quiet"])
def test_a_name_must_fit_into_settings_and_links(installed_plugins: InstallPlugin, name: str) -> None:
    install_quiet(installed_plugins, name, "quiet-plugin")
    assert row(load(name), name).line == "its name must be of small letters, digits and single underscores"


@pytest.mark.parametrize("name", ["fetch", "plugins", "analyze"])
def test_a_name_of_the_core_is_taken(installed_plugins: InstallPlugin, name: str) -> None:
    install_quiet(installed_plugins, name, "quiet-plugin")
    assert row(load(name), name).line == f"the name {name} belongs to the core"


def test_every_command_of_the_core_is_taken() -> None:
    from worthit.cli import COMMANDS

    assert set(COMMANDS) <= CORE_NAMES


def test_a_package_with_unreadable_entry_points_harms_nobody(installed_plugins: InstallPlugin, tmp_path: Path) -> None:
    install_good(installed_plugins, "tally")
    install_quiet(installed_plugins, "quiet", "quiet-plugin")
    metadata = tmp_path / "site-packages" / "quiet_plugin-1.0.dist-info"
    (metadata / "entry_points.txt").write_text("[worthit.plugins]\nquiet without an equals sign\n")
    host = load("tally")
    assert row(host, "tally").state == "ready"
    assert row(host, "quiet-plugin").line == "its entry_points.txt cannot be read"


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("class Quiet: ...", "quiet:Quiet is not a subclass of worthit.plugin.Plugin"),
        ("Quiet = print", "quiet:Quiet is not a subclass of worthit.plugin.Plugin"),
        (
            "from worthit.plugin import Plugin, PluginConfig\nclass Quiet(Plugin[PluginConfig]): ...",
            "quiet:Quiet has no manifest",
        ),
        (QUIET.format(name="other"), "its manifest says 'other', its entry point 'quiet'"),
        (
            QUIET.format(name="quiet").replace("config=PluginConfig", "config=dict"),
            "its manifest's config is not a subclass of worthit.plugin.PluginConfig",
        ),
        ("", "it cannot be imported: AttributeError: module 'quiet' has no attribute 'Quiet'"),
    ],
)
def test_what_the_entry_point_names_must_be_a_plugin(installed_plugins: InstallPlugin, source: str, line: str) -> None:
    installed_plugins("quiet", "quiet:Quiet", source)
    found = row(load("quiet"), "quiet")
    assert (found.state, found.line) == ("failed", line)
