"""Plugins at work: what they get of each other, and what a misbehaving one does to everybody else (nothing)."""

import asyncio

import pytest
from structlog.testing import capture_logs

from tests.contract.core import application, product_seen, running
from tests.contract.wild import DIARY, install_broken, install_diarist, install_good, load, row
from worthit.plugin import Capability, Health, Point
from worthit.testing.pytest_plugin import InstallPlugin

MOODY = """
import asyncio, sys
from worthit.plugin import Health, Manifest, Plugin, PluginConfig, ProductSeen

class Config(PluginConfig, frozen=True, kw_only=True):
    mood: str = "good"

class Moody(Plugin[Config]):
    manifest = Manifest(name="moody", config=Config)

    def register(self, to):
        to.on(ProductSeen, self.see)

    async def see(self, event):
        await self.act()

    async def health(self):
        return await self.act()

    async def act(self):
        match self.config.mood:
            case "raises": raise ValueError("leave me alone")
            case "exits": sys.exit(1)
            case "hangs": await asyncio.sleep(60)
            case "cancels": asyncio.current_task().cancel(); await asyncio.sleep(1)
            case "answers": return "fine"
        return Health("ok", "in good mood")
"""
PROVIDER = """
from contextlib import asynccontextmanager
from worthit.plugin import Capability, Manifest, Plugin, PluginConfig, Point

class Provider(Plugin[PluginConfig]):
    manifest = Manifest(name={name!r}, config=PluginConfig)

    def register(self, to):
        to.provide(Capability(name="greeting"), {service!r})
        to.add(Point(name="greetings"), {service!r})

    @asynccontextmanager
    async def lifespan(self, services):
        {before}
        yield
"""
FRAGILE = """
import asyncio
from contextlib import asynccontextmanager
from worthit.plugin import ROUTES, Manifest, Plugin, PluginConfig

class Fragile(Plugin[PluginConfig]):
    manifest = Manifest(name="fragile", config=PluginConfig)

    def register(self, to):
        self.touched = asyncio.Event()
        to.add(ROUTES, self.routes)

    def routes(self):
        from litestar import get

        @get("/")
        async def touch() -> str:
            self.touched.set()
            return "do not touch"

        return [touch]

    @asynccontextmanager
    async def lifespan(self, services):
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self.break_when_touched())
            yield

    async def break_when_touched(self):
        await self.touched.wait()
        raise RuntimeError("crack")
"""
GREETING: Capability[str] = Capability(name="greeting", default=lambda: "hello")
GREETINGS: Point[str] = Point(name="greetings")


@pytest.mark.parametrize(
    ("mood", "health"),
    [
        ("good", Health("ok", "in good mood")),
        ("raises", Health("failed", "health() failed: ValueError: leave me alone")),
        ("exits", Health("failed", "health() failed: SystemExit: 1")),
        ("hangs", Health("failed", "no answer within 0.2 s")),
        ("cancels", Health("failed", "it cancelled itself")),
        ("answers", Health("failed", "health() did not give a Health")),
    ],
)
async def test_a_health_check_is_told_whatever_it_does(
    installed_plugins: InstallPlugin, mood: str, health: Health
) -> None:
    installed_plugins("moody", "moody:Moody", MOODY)
    install_good(installed_plugins, "heron")
    host = load("moody", "heron", moody={"mood": mood})
    async with host.running():
        assert await host.health() == {"moody": health, "heron": Health("ok", "0 products went by")}


@pytest.mark.parametrize(
    ("mood", "reason"),
    [
        ("raises", "it raised: ValueError: leave me alone"),
        ("exits", "it raised: SystemExit: 1"),
        ("hangs", "no answer within 0.2 s"),
    ],
)
async def test_an_event_handler_that_fails_is_logged_under_its_name(
    installed_plugins: InstallPlugin, mood: str, reason: str
) -> None:
    installed_plugins("amoody", "moody:Moody", MOODY.replace('"moody"', '"amoody"'))
    install_good(installed_plugins, "heron")
    host = load("amoody", "heron", amoody={"mood": mood})
    async with running(host) as app:
        with capture_logs() as logs:
            await app.events.publish(product_seen())
        assert (await host.health())["heron"].detail == "1 products went by"
    assert [(entry["event"], entry["plugin"], entry["reason"]) for entry in logs] == [
        ("event handler failed", "amoody", reason)
    ]


async def test_events_are_heard_only_while_the_plugin_runs(installed_plugins: InstallPlugin) -> None:
    install_good(installed_plugins, "heron")
    host = load("heron")
    async with running(host) as app:
        events = app.events
        await events.publish(product_seen())
    await events.publish(product_seen())
    async with host.running():
        assert (await host.health())["heron"].detail == "1 products went by"


async def test_health_of_plugins_that_do_not_run(installed_plugins: InstallPlugin) -> None:
    install_good(installed_plugins, "heron", "tally")
    install_broken(installed_plugins, "declines", "raises_in_register")
    host = load("heron", "declines", "raises_in_register", "unicorn")
    assert await host.health() == {
        "heron": Health("off", "not started"),
        "declines": Health("off", "set WORTHIT_DECLINES__KEY"),
        "raises_in_register": Health("failed", "register() failed: ValueError: not today"),
        "unicorn": Health("failed", "it is enabled but not installed"),
    }


async def test_routes_of_a_plugin_that_broke_off_say_so(installed_plugins: InstallPlugin) -> None:
    installed_plugins("fragile", "fragile:Fragile", FRAGILE)
    host = load("fragile")
    async with running(host) as app:
        assert (await app.client.get("/plugins/fragile/")).status_code == 200
        await asyncio.sleep(0.01)
        answer = await app.client.get("/plugins/fragile/")
        assert (answer.status_code, answer.json()["detail"]) == (503, "The plugin fragile is not running.")
        assert (await app.client.get("/")).status_code == 200
        assert (await host.health())["fragile"] == Health("failed", "it broke off: RuntimeError: crack")


async def test_an_application_can_be_built_and_run_again(installed_plugins: InstallPlugin) -> None:
    install_good(installed_plugins, "weather")
    host = load("weather")
    for _ in range(2):
        async with running(host) as app:
            assert (await app.client.get("/plugins/weather/forecast")).json()["sky"] == "clear"
        assert row(host, "weather").state == "ready"


def test_the_routes_are_part_of_the_schema(installed_plugins: InstallPlugin) -> None:
    install_good(installed_plugins, "weather")
    assert "/plugins/weather/forecast" in (application(load("weather")).openapi_schema.paths or {})


async def test_what_a_plugin_added_is_gone_when_it_does_not_start(installed_plugins: InstallPlugin) -> None:
    source = PROVIDER.format(name="ann", service="good day", before="raise OSError('hoarse')")
    installed_plugins("ann", "ann:Provider", source)
    host = load("ann")
    assert (host.get(GREETING), host.all(GREETINGS)) == ("good day", ("good day",))
    async with host.running():
        assert (host.get(GREETING), host.all(GREETINGS)) == ("hello", ())


async def test_a_capability_has_one_provider(installed_plugins: InstallPlugin) -> None:
    installed_plugins("ann", "ann:Provider", PROVIDER.format(name="ann", service="good day", before="pass"))
    installed_plugins("ben", "ben:Provider", PROVIDER.format(name="ben", service="ahoy", before="pass"))
    host = load("ann", "ben")
    assert host.get(GREETING) == "good day"
    assert row(host, "ben").line == "it provides greeting, which ann provides already"


def test_a_default_is_made_once() -> None:
    host = load()
    numbers: Capability[list[int]] = Capability(name="numbers", default=list)
    host.get(numbers).append(1)
    assert host.get(numbers) == [1]


def test_a_capability_that_nobody_provides_is_an_error() -> None:
    with pytest.raises(LookupError, match="nothing provides submarine"):
        load().get(Capability[str](name="submarine"))


async def test_a_start_that_is_given_up_stops_what_has_started(installed_plugins: InstallPlugin) -> None:
    install_diarist(installed_plugins, "ann")
    install_diarist(installed_plugins, "ben", before="import asyncio; await asyncio.sleep(60)")
    host = load("ann", "ben")
    diary: list[str] = []
    host.provide(DIARY, diary)

    async def run() -> None:
        async with host.running():
            pytest.fail("it started")

    task = asyncio.create_task(run())
    while "ben starts" not in diary:
        await asyncio.sleep(0.005)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert diary == ["ann starts", "ben starts", "ann stops"]
    assert [row.state for row in host.report().plugins] == ["ready", "ready"]


async def test_contributions_are_taken_only_while_registering(installed_plugins: InstallPlugin) -> None:
    source = """
from contextlib import asynccontextmanager
from worthit.plugin import SOURCES, Manifest, Plugin, PluginConfig

class Late(Plugin[PluginConfig]):
    manifest = Manifest(name="late", config=PluginConfig)

    def register(self, to):
        self.to = to

    @asynccontextmanager
    async def lifespan(self, services):
        self.to.add(SOURCES, object())
        yield
"""
    installed_plugins("late", "late:Late", source)
    host = load("late")
    async with host.running():
        assert row(host, "late").line == "contributions are taken only while register() runs"
