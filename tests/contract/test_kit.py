"""The kit for authors: good plugins pass it, and it tells what is wrong with others."""

from collections.abc import Mapping
from typing import Any, ClassVar

import pytest

from tests.contract.core import Echo
from tests.contract.wild import install_good
from worthit.plugin import FETCH, Capability
from worthit.testing import PluginContract
from worthit.testing.pytest_plugin import InstallPlugin


class TestWeather(PluginContract):
    name = "weather"
    settings: ClassVar[Mapping[str, str]] = {"city": "Siena"}

    @pytest.fixture(autouse=True)
    def installed(self, installed_plugins: InstallPlugin) -> None:
        install_good(installed_plugins, "weather")


class TestAttic(PluginContract):
    name = "attic"
    core: ClassVar[Mapping[Capability[Any], Any]] = {FETCH: Echo()}

    @pytest.fixture(autouse=True)
    def installed(self, installed_plugins: InstallPlugin) -> None:
        install_good(installed_plugins, "attic")


class TestFarmhand(PluginContract):
    name = "farmhand"

    @pytest.fixture(autouse=True)
    def installed(self, installed_plugins: InstallPlugin) -> None:
        install_good(installed_plugins, "farmhand", "almanac")


class Sloppy(PluginContract):
    name = "sloppy"


@pytest.fixture
def kit() -> PluginContract:
    return Sloppy()


def sloppy(install: InstallPlugin, body: str = "pass", settings: str = "pass", top: str = "") -> None:
    """Install a plugin with this method, these settings, and this import."""
    source = f"""
from contextlib import asynccontextmanager
from typing import Annotated
from msgspec import Meta
from worthit.plugin import Health, Manifest, Plugin, PluginConfig, PluginUnavailable, Point
{top}

class Config(PluginConfig, frozen=True, kw_only=True):
    {settings}

class Sloppy(Plugin[Config]):
    manifest = Manifest(name="sloppy", config=Config)
    {body}
"""
    install("sloppy", "sloppy:Sloppy", source)


def test_a_plugin_that_is_not_installed(kit: PluginContract) -> None:
    with pytest.raises(AssertionError, match="found 0 plugins named sloppy: is it installed"):
        kit.test_is_found_once_under_a_name_it_may_use()


@pytest.mark.parametrize(
    ("settings", "complaint"),
    [
        ("depth: int = 3", r"WORTHIT_SLOPPY__DEPTH has no Meta\(description"),
        ("depth: Annotated[int, Meta(description='Metres.')]", "WORTHIT_SLOPPY__DEPTH has no default"),
    ],
)
def test_settings_that_explain_nothing(
    kit: PluginContract, installed_plugins: InstallPlugin, settings: str, complaint: str
) -> None:
    sloppy(installed_plugins, settings=settings)
    with pytest.raises(AssertionError, match=complaint):
        kit.test_every_setting_has_a_default_and_a_description()


def test_a_plugin_that_fails_without_settings(kit: PluginContract, installed_plugins: InstallPlugin) -> None:
    sloppy(installed_plugins, "def register(self, to): raise KeyError('TOKEN')")
    with pytest.raises(AssertionError, match="KeyError"):
        kit.test_without_settings_it_is_accepted_or_declines()


def test_declining_without_settings_is_fine(kit: PluginContract, installed_plugins: InstallPlugin) -> None:
    sloppy(installed_plugins, "def register(self, to): raise PluginUnavailable('set WORTHIT_SLOPPY__KEY')")
    kit.test_without_settings_it_is_accepted_or_declines()


@pytest.mark.parametrize(
    ("deed", "seen"),
    [
        ("import socket; socket.socket().close()", "socket"),
        ("import subprocess, sys; subprocess.run([sys.executable, '-c', ''])", "subprocess.Popen"),
        ("import tempfile; tempfile.TemporaryFile().close()", "open"),
        ("import sqlite3; sqlite3.connect(':memory:').close()", "sqlite3.connect"),
    ],
)
def test_io_while_registering(kit: PluginContract, installed_plugins: InstallPlugin, deed: str, seen: str) -> None:
    sloppy(installed_plugins, f"def register(self, to): {deed}")
    with pytest.raises(AssertionError, match=rf"register\(\) does I/O: .*{seen}"):
        kit.test_register_does_nothing_outside()


def test_importing_while_registering_is_fine(kit: PluginContract, installed_plugins: InstallPlugin) -> None:
    sloppy(installed_plugins, "def register(self, to): import wave")
    kit.test_register_does_nothing_outside()


def test_registering_something_else_each_time(kit: PluginContract, installed_plugins: InstallPlugin) -> None:
    sloppy(installed_plugins, "def register(self, to, seen=[]): seen.append(1); to.add(Point(name='any'), *seen)")
    with pytest.raises(AssertionError):
        kit.test_register_adds_the_same_each_time()


def test_a_plugin_that_is_not_well(kit: PluginContract, installed_plugins: InstallPlugin) -> None:
    sloppy(installed_plugins, "async def health(self): return Health('failed', 'I feel sick')")
    with pytest.raises(AssertionError, match="I feel sick"):
        kit.test_starts_answers_for_its_health_and_stops()


def test_a_plugin_that_does_not_stop_cleanly(kit: PluginContract, installed_plugins: InstallPlugin) -> None:
    body = """
    @asynccontextmanager
    async def lifespan(self, services):
        yield
        raise OSError('stuck')"""
    sloppy(installed_plugins, body)
    with pytest.raises(AssertionError, match="stuck"):
        kit.test_starts_answers_for_its_health_and_stops()


def test_an_entry_module_that_takes_its_time(kit: PluginContract, installed_plugins: InstallPlugin) -> None:
    sloppy(
        installed_plugins, top="import time\nbegan = time.process_time()\nwhile time.process_time() < began + 0.3: pass"
    )
    with pytest.raises(AssertionError, match=r"importing sloppy costs 0\.3"):
        kit.test_entry_module_is_light()
