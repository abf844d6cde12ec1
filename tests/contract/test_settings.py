"""A plugin's own section of the settings, and what is said about it."""

import pytest

from tests.contract.core import running
from tests.contract.wild import install_good, load, row
from worthit.config import ApifySettings, Environment, FetchSettings, Secret, Settings
from worthit.plugin import PluginHost
from worthit.testing.pytest_plugin import InstallPlugin

TALKATIVE = """
from typing import Annotated
from contextlib import asynccontextmanager
from msgspec import Meta
from worthit.plugin import Health, Manifest, Plugin, PluginConfig, Secret

class Config(PluginConfig, frozen=True, kw_only=True):
    key: Secret = Secret("")
    region: Annotated[str, Meta(max_length=20)] = "north"

class Talkative(Plugin[Config]):
    manifest = Manifest(name="talkative", config=Config)

    def register(self, to):
        if self.config.region == "south":
            raise ValueError(f"key {self.config.key.reveal()} is not for {self.config.region}")

    async def health(self):
        return Health("degraded", f"logged in with\\n{self.config.key.reveal()}")
"""


async def test_a_setting_reaches_its_plugin(installed_plugins: InstallPlugin) -> None:
    install_good(installed_plugins, "weather")
    async with running(load("weather", weather={"city": "Siena"})) as app:
        assert (await app.client.get("/plugins/weather/forecast")).json()["city"] == "Siena"


@pytest.mark.parametrize(
    ("given", "line"),
    [
        (
            {"citi": "Siena"},
            "WORTHIT_WEATHER__CITI: there is no such setting; did you mean WORTHIT_WEATHER__CITY?",
        ),
        ({"planet": "Mars"}, "WORTHIT_WEATHER__PLANET: there is no such setting; weather knows city"),
    ],
)
def test_a_misspelt_setting_leaves_the_plugin_out_and_suggests_the_right_one(
    installed_plugins: InstallPlugin, given: dict[str, str], line: str
) -> None:
    install_good(installed_plugins, "weather")
    found = row(load("weather", weather=given), "weather")
    assert (found.state, found.line) == ("failed", line)


def test_a_wrong_value_is_named_but_not_shown(installed_plugins: InstallPlugin) -> None:
    installed_plugins("talkative", "talkative:Talkative", TALKATIVE)
    line = row(load("talkative", talkative={"region": "very-far-away-in-the-north"}), "talkative").line
    assert line.startswith("WORTHIT_TALKATIVE__REGION: ")
    assert "very-far-away" not in line


async def test_no_secret_of_a_plugin_is_shown(installed_plugins: InstallPlugin) -> None:
    installed_plugins("talkative", "talkative:Talkative", TALKATIVE)
    line = row(load("talkative", talkative={"key": "open-sesame", "region": "south"}), "talkative").line
    assert line == "register() failed: ValueError: key *** is not for south"
    host = load("talkative", talkative={"key": "open-sesame"})
    async with host.running():
        assert (await host.health())["talkative"].detail == "logged in with ***"
    assert host.secrets == (Secret("open-sesame"),)
    assert load(talkative={"region": "production"}).secrets == ()


def test_the_settings_of_a_plugin_that_cannot_be_imported_are_not_shown(installed_plugins: InstallPlugin) -> None:
    installed_plugins("gone", "gone:Gone", "import os\nraise OSError('open-sesame refused')")
    assert row(load("gone", gone={"key": "open-sesame"}), "gone").line == "it cannot be imported: OSError: *** refused"


def test_settings_for_a_plugin_that_is_not_installed_are_a_warning(installed_plugins: InstallPlugin) -> None:
    install_good(installed_plugins, "weather")
    report = load("weather", wheather={"city": "Siena"}, submarine={"depth": "3"}).report()
    assert report.warnings == (
        "WORTHIT_SUBMARINE__… is set, but no plugin named submarine is installed",
        "WORTHIT_WHEATHER__… is set, but no plugin named wheather is installed; did you mean WORTHIT_WEATHER__…?",
    )
    assert report.healthy


def test_a_lifted_protection_is_a_warning() -> None:
    settings = Settings(fetch=FetchSettings(allow_networks=("127.0.0.0/8",)))
    report = PluginHost.load(settings=settings, environment=Environment(), found=()).report()
    assert len(report.warnings) == 1
    assert report.warnings[0].startswith("WORTHIT_FETCH__ALLOW_NETWORKS is set:")


def test_a_setting_that_does_nothing_is_a_warning() -> None:
    settings = Settings(apify=ApifySettings(hosts=("nordhof.example",)))
    report = PluginHost.load(settings=settings, environment=Environment(), found=()).report()
    assert report.warnings == ("WORTHIT_APIFY__HOSTS is set without WORTHIT_APIFY__TOKEN: Apify is never asked",)
