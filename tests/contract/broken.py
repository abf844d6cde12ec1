"""Plugins with one mistake each, by a name that says which."""

from textwrap import dedent, indent

from msgspec import Struct

_IMPORTS = """
import asyncio, sys
from contextlib import asynccontextmanager
from worthit.plugin import (
    ANALYZERS, BOT_ROUTERS, COMMANDS, EXTRACTORS, ROUTES, SOURCES, VERDICTS, Manifest, Plugin, PluginConfig,
    PluginUnavailable, ProductSeen, Secret,
)

class Config(PluginConfig, frozen=True, kw_only=True):
    key: Secret = Secret("")
    city: str = "Lucca"

"""


class Broken(Struct, frozen=True, kw_only=True):
    """body: of the class. line: what the operator reads, `*` for anything. when: the stage that finds the mistake."""

    line: str
    body: str = "pass"
    when: str = "load"
    state: str = "failed"
    manifest: str = ""
    top: str = ""

    def source(self, name: str) -> str:
        """The plugin's module."""
        manifest = f"manifest = Manifest(name={name!r}, config=Config{self.manifest})\n"
        return f"{self.top}\n{_IMPORTS}class Broken(Plugin[Config]):\n" + indent(manifest + dedent(self.body), "    ")


ONE_ROUTE = """
def register(self, to):
    to.add(ROUTES, self.routes)

def routes(self):
    from litestar import get
    @get("/"{options})
    async def handler() -> {answer}: ...
    return [handler]
"""

LIFESPAN = """
@asynccontextmanager
async def lifespan(self, services):
    {before}
    yield
    {after}
"""

BROKEN = {
    "raises_at_import": Broken(
        top="raise RuntimeError('no such luck')", line="it cannot be imported: RuntimeError: no such luck"
    ),
    "exits_at_import": Broken(top="import sys; sys.exit('bye')", line="it cannot be imported: SystemExit: bye"),
    "lacks_a_library": Broken(
        top="import nowhere_to_be_found",
        line="it cannot be imported: ModuleNotFoundError: No module named 'nowhere_to_be_found'",
    ),
    "of_another_version": Broken(
        manifest=", api='>=2'", line="it is written for version >=2 of the plugin contract; this is 1.5"
    ),
    "with_nonsense_for_a_version": Broken(
        manifest=", api='the newest'", line="its manifest's api 'the newest' is not a version specifier"
    ),
    "with_a_string_for_a_tuple": Broken(
        manifest=", requires='weather'", line="its manifest's requires is not a tuple of names"
    ),
    "raises_when_configured": Broken(
        body="def __init__(self, config): raise KeyError('x')", line="it cannot be configured: KeyError: 'x'"
    ),
    "declines": Broken(
        body="def __init__(self, config): raise PluginUnavailable('set WORTHIT_DECLINES__KEY')",
        state="off",
        line="set WORTHIT_DECLINES__KEY",
    ),
    "raises_in_register": Broken(
        body="def register(self, to): raise ValueError('not today')", line="register() failed: ValueError: not today"
    ),
    "registers_async": Broken(
        body="async def register(self, to): pass", line="register() must not be async: it does no I/O"
    ),
    "adds_and_then_raises": Broken(
        body="""
        def register(self, to):
            import click
            to.add(COMMANDS, click.Command("adds_and_then_raises"))
            1 / 0
        """,
        line="register() failed: ZeroDivisionError: division by zero",
    ),
    "gives_a_router_made_already": Broken(
        body="def register(self, to): to.add(BOT_ROUTERS, object())",
        line="a router of a bot is added as a function that makes it",
    ),
    "hears_without_async": Broken(
        body="""
        def register(self, to):
            to.on(ProductSeen, self.see)

        def see(self, event): pass
        """,
        line="the handler of ProductSeen must be an async function",
    ),
    "provides_what_the_core_does": Broken(
        body="def register(self, to): to.provide(VERDICTS, object())",
        line="verdicts is provided by the core, not by plugins",
    ),
    "cannot_be_pickled": Broken(
        body="""
        def register(self, to):
            class Local:
                name = "local"
                applies = read = None
            to.add(EXTRACTORS, Local())
        """,
        line="its extractor local cannot be sent to a worker process: *Local*",
    ),
    "adds_half_a_source": Broken(
        body="""
        def register(self, to):
            to.add(SOURCES, self)

        def accepts(self, ref): return True
        """,
        line="<adds_half_a_source.Broken object at *> is added, but has no name and no fetch",
    ),
    "adds_an_analyzer_that_does_nothing": Broken(
        body="""
        name = "idle"

        def register(self, to):
            to.add(ANALYZERS, self)
        """,
        line="<adds_an_analyzer_that_does_nothing.Broken object at *> is added, but has neither analyze nor judge",
    ),
    "takes_another_command": Broken(
        body="""
        def register(self, to):
            import click
            to.add(COMMANDS, click.Command("analyze"))
        """,
        line="its command must be named takes_another_command like itself; a group holds several",
    ),
    "adds_a_handler_as_it_is": Broken(
        body="""
        def register(self, to):
            from litestar import get
            @get("/")
            async def handler() -> None: ...
            to.add(ROUTES, handler)
        """,
        line="routes are added as a function that returns the route handlers",
    ),
    "requires_what_is_not_there": Broken(
        manifest=", requires=('unicorn',)", line="it requires unicorn, which is not installed"
    ),
    "cannot_make_its_routes": Broken(
        body="""
        def register(self, to):
            to.add(ROUTES, self.routes)

        def routes(self):
            raise OSError("disk on fire")
        """,
        when="mount",
        line="its routes cannot be mounted: OSError: disk on fire",
    ),
    "routes_the_same_twice": Broken(
        body="""
        def register(self, to):
            to.add(ROUTES, self.routes)

        def routes(self):
            from litestar import get
            @get("/")
            async def one() -> None: ...
            @get("/")
            async def two() -> None: ...
            return [one, two]
        """,
        when="mount",
        line="two of its routes answer GET /plugins/routes_the_same_twice",
    ),
    "names_a_route_like_the_core": Broken(
        body=ONE_ROUTE.format(options=", name='core-greeting'", answer="None"),
        when="mount",
        line="its routes cannot be mounted: ImproperlyConfiguredException: *names must be unique*",
    ),
    "names_an_operation_like_the_core": Broken(
        body=ONE_ROUTE.format(options=", operation_id='greet'", answer="None"),
        when="mount",
        line="its routes cannot be mounted: ImproperlyConfiguredException: *operation_ids must be unique*",
    ),
    "names_an_operation_like_another": Broken(
        body=ONE_ROUTE.format(options=", operation_id='getForecast'", answer="None"),
        when="mount",
        manifest=", after=('weather',)",
        line="its routes cannot be mounted: ImproperlyConfiguredException: *operation_ids must be unique*",
    ),
    "names_a_type_like_the_core": Broken(
        top="from msgspec import Struct\nclass Greeting(Struct):\n    other: int",
        body=ONE_ROUTE.format(options="", answer="Greeting"),
        when="mount",
        line="its types have names that the API has already: Greeting",
    ),
    "raises_at_start": Broken(
        body=LIFESPAN.format(before="raise ConnectionError('nobody home')", after=""),
        when="start",
        line="it did not start: ConnectionError: nobody home",
    ),
    "exits_at_start": Broken(
        body=LIFESPAN.format(before="sys.exit(3)", after=""),
        when="start",
        line="it did not start: SystemExit: 3",
    ),
    "fails_in_a_task_group": Broken(
        body="""
        @asynccontextmanager
        async def lifespan(self, services):
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(self.work())
            yield

        async def work(self):
            raise ValueError("deep inside")
        """,
        when="start",
        line="it did not start: ValueError: deep inside",
    ),
    "declines_at_start": Broken(
        body=LIFESPAN.format(before="raise PluginUnavailable('set WORTHIT_DECLINES_AT_START__KEY')", after=""),
        when="start",
        state="off",
        line="set WORTHIT_DECLINES_AT_START__KEY",
    ),
    "hangs_at_start": Broken(
        body=LIFESPAN.format(before="await asyncio.sleep(60)", after=""),
        when="start",
        line="it was not up within 0.2 s",
    ),
    "will_not_be_cut_off": Broken(
        body="""
        @asynccontextmanager
        async def lifespan(self, services):
            for _ in range(3):
                try:
                    await asyncio.sleep(0.4)
                except asyncio.CancelledError:
                    pass
            yield
        """,
        when="start",
        line="it was not up within 0.2 s",
    ),
    "forgets_the_context_manager": Broken(
        body="""
        async def lifespan(self, services):
            yield
        """,
        when="start",
        line="it did not start: TypeError: *asynchronous context manager*",
    ),
    "never_yields": Broken(
        body=LIFESPAN.format(before="return", after=""),
        when="start",
        line="it did not start: RuntimeError: generator didn't yield",
    ),
    "breaks_off": Broken(
        body="""
        @asynccontextmanager
        async def lifespan(self, services):
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(self.work())
                yield

        async def work(self):
            await asyncio.sleep(0.01)
            raise ValueError("lost the line")
        """,
        when="run",
        line="it broke off: ValueError: lost the line",
    ),
    "raises_at_stop": Broken(
        body=LIFESPAN.format(before="", after="raise OSError('will not let go')"),
        when="stop",
        line="it did not stop: OSError: will not let go",
    ),
    "hangs_at_stop": Broken(
        body=LIFESPAN.format(before="", after="await asyncio.sleep(60)"),
        when="stop",
        line="it was not down within 0.2 s",
    ),
}
