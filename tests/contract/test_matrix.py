"""No plugin, each alone, all together, and all with each broken one: what is good keeps working."""

import asyncio
from collections.abc import Awaitable, Callable
from fnmatch import fnmatchcase
from typing import cast

import pytest
from click.testing import CliRunner
from structlog.testing import capture_logs

from tests.contract.broken import BROKEN
from tests.contract.core import Running, product_seen, running
from tests.contract.wild import GOOD, install_broken, install_good, load, row
from worthit.plugin import (
    ANALYZERS,
    COMMANDS,
    EXTRACTORS,
    SOURCES,
    Document,
    PluginHost,
    Product,
    ProductRef,
    Review,
    VerdictInput,
)
from worthit.plugin.points import who_remark
from worthit.testing.pytest_plugin import InstallPlugin


async def weather_is_told(host: PluginHost, app: Running) -> None:
    assert (await app.client.get("/plugins/weather/forecast")).json() == {"city": "Lucca", "sky": "clear"}
    umbrella = await app.client.get("/plugins/weather/umbrella/42")
    assert umbrella.json() == {"umbrella": "It keeps you dry."}


async def sums_are_right(host: PluginHost, app: Running) -> None:
    tally = next(command for command in host.all(COMMANDS) if command.name == "tally")
    assert CliRunner().invoke(tally, ["sum", "2", "3"]).output == "5\n"


async def attic_is_searched(host: PluginHost, app: Running) -> None:
    source = next(source for source in host.all(SOURCES) if source.name == "attic")
    ref = ProductRef(url="", canonical="", shop="attic.example", kind="product", product_id="trunk")
    assert source.accepts(ref)
    assert (await source.fetch(ref)).url == "https://shelf.attic.example/trunk"


async def lantern_pages_are_read(host: PluginHost, app: Running) -> None:
    reader = next(reader for reader in host.all(EXTRACTORS) if reader.name == "lantern")
    page = Document('<meta name="lantern:price" content="12.50">')
    assert reader.applies(page)
    assert str(reader.read(page).claims[0].value) == "12.50"


async def chorus_sings(host: PluginHost, app: Running) -> None:
    analyzer = next(analyzer for analyzer in who_remark(host.all(ANALYZERS)) if analyzer.name == "chorus")
    notes = await analyzer.analyze(VerdictInput(product=Product(), reviews=(Review(id="1"), Review(id="2"))))
    assert [note.text for note in notes] == ["2 owners sing"]


async def heron_watches(host: PluginHost, app: Running) -> None:
    await app.events.publish(product_seen())
    assert (await host.health())["heron"].detail == "1 products went by"


async def almanac_is_up(host: PluginHost, app: Running) -> None:
    assert (await host.health())["almanac"].state == "ok"


async def farmhand_sows(host: PluginHost, app: Running) -> None:
    assert (await host.health())["farmhand"].detail == "sowing"


WORKS: dict[str, Callable[[PluginHost, Running], Awaitable[None]]] = {
    "weather": weather_is_told,
    "tally": sums_are_right,
    "attic": attic_is_searched,
    "lantern": lantern_pages_are_read,
    "chorus": chorus_sings,
    "heron": heron_watches,
    "almanac": almanac_is_up,
    "farmhand": farmhand_sows,
}


async def core_works(app: Running) -> None:
    assert (await app.client.get("/")).json() == {"hello": "world"}
    assert "Greeting" in (await app.client.get("/schema/openapi.json")).json()["components"]["schemas"]


async def test_the_core_works_without_plugins() -> None:
    host = load()
    async with running(host) as app:
        await core_works(app)
        assert await host.health() == {}


@pytest.mark.parametrize("name", GOOD)
async def test_each_plugin_works_alone(installed_plugins: InstallPlugin, name: str) -> None:
    needed = ["almanac", name] if name == "farmhand" else [name]
    install_good(installed_plugins, *needed)
    host = load(*needed)
    async with running(host) as app:
        await core_works(app)
        await WORKS[name](host, app)
        assert row(host, name).state == "ok"


async def test_all_plugins_work_together(installed_plugins: InstallPlugin) -> None:
    install_good(installed_plugins)
    host = load(*GOOD)
    async with running(host) as app:
        await core_works(app)
        for works in WORKS.values():
            await works(host, app)


@pytest.mark.parametrize("name", BROKEN)
async def test_a_broken_plugin_is_left_out_and_the_others_work(installed_plugins: InstallPlugin, name: str) -> None:
    broken = BROKEN[name]
    install_good(installed_plugins)
    install_broken(installed_plugins, name)
    with capture_logs() as logs:
        host = load(*GOOD, name)
        assert (row(host, name).state == broken.state) is (broken.when == "load")
        async with running(host) as app:
            await core_works(app)
            for works in WORKS.values():
                await works(host, app)
            await asyncio.sleep(0.03 if broken.when == "run" else 0)
    found = row(host, name)
    assert found.state == broken.state
    assert fnmatchcase(found.line, broken.line), found.line
    told = [entry for entry in logs if entry["event"] == "plugin left out"]
    level = "debug" if broken.state == "off" else "warning"  # off is a choice, nothing to be warned of
    assert [(entry["plugin"], entry["reason"], entry["log_level"]) for entry in told] == [(name, found.line, level)]


async def test_all_broken_plugins_at_once_change_nothing(installed_plugins: InstallPlugin) -> None:
    install_good(installed_plugins)
    install_broken(installed_plugins)
    with capture_logs() as logs:
        host = load(*GOOD, *BROKEN)
        async with running(host) as app:
            await core_works(app)
            for works in WORKS.values():
                await works(host, app)
    assert len([entry for entry in logs if entry["event"] == "plugin left out"]) == len(BROKEN)
    for name, broken in BROKEN.items():
        assert row(host, name).state == broken.state, name


def test_every_good_plugin_is_exercised() -> None:
    assert cast("object", WORKS.keys()) == GOOD.keys()
