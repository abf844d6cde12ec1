"""Plugins without which the start is refused."""

import pytest

from tests.contract.wild import DIARY, install_broken, install_diarist, install_good, load
from worthit.errors import RequiredPluginFailed
from worthit.testing.pytest_plugin import InstallPlugin


def test_a_required_plugin_is_enabled(installed_plugins: InstallPlugin) -> None:
    install_good(installed_plugins, "tally")
    host = load(required=("tally",))
    host.require()
    assert [row.state for row in host.report().plugins] == ["ready"]


@pytest.mark.parametrize(
    ("name", "because"),
    [
        ("unicorn", "it is enabled but not installed"),
        ("raises_in_register", "register() failed: ValueError: not today"),
        ("declines", "set WORTHIT_DECLINES__KEY"),
    ],
)
async def test_without_it_the_start_is_refused_in_one_sentence(
    installed_plugins: InstallPlugin, name: str, because: str
) -> None:
    install_broken(installed_plugins, "raises_in_register", "declines")
    install_diarist(installed_plugins, "ann")
    host = load("ann", required=(name,))
    diary: list[str] = []
    host.provide(DIARY, diary)
    with pytest.raises(RequiredPluginFailed) as refused:
        async with host.running():
            pytest.fail("it started")
    assert refused.value.detail == f"The plugin {name} is in WORTHIT_PLUGINS__REQUIRED but cannot run: {because}."
    assert diary == []


async def test_one_that_does_not_start_stops_what_has_started(installed_plugins: InstallPlugin) -> None:
    install_diarist(installed_plugins, "ann")
    install_diarist(installed_plugins, "ben", before="raise OSError('no ink')")
    host = load("ann", required=("ben",))
    diary: list[str] = []
    host.provide(DIARY, diary)
    with pytest.raises(RequiredPluginFailed, match="no ink"):
        async with host.running():
            pytest.fail("it started")
    assert diary == ["ann starts", "ben starts", "ann stops"]


async def test_one_that_is_not_required_refuses_nothing(installed_plugins: InstallPlugin) -> None:
    install_broken(installed_plugins, "raises_in_register")
    async with load("raises_in_register").running():
        pass
