"""What a plugin can add to the core, and what it can use of it. A point is here once something in the core reads it."""

import pickle
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol, TypeAlias

from worthit.plugin.contract import Capability, Point
from worthit.plugin.isolate import ContractBroken

if TYPE_CHECKING:
    import click
    from litestar.types import ControllerRouterHandler

    from worthit.product.extract.document import Extractor
    from worthit.product.fetch import FetchedPage
    from worthit.product.sources import Source
    from worthit.verdict.analyze import Analyzer
    from worthit.verdict.question import Verdicts

RouteFactory: TypeAlias = "Callable[[], Sequence[ControllerRouterHandler]]"
"""Imports and returns Litestar handlers, controllers or routers: called where HTTP is served, never on the CLI."""


class Fetch(Protocol):
    """The only way out to the web: each address of each hop is checked, time and size are limited."""

    async def fetch(self, url: str) -> "FetchedPage":
        """Get a page, following redirects.

        Raises InvalidLink, ForbiddenAddress, ProductNotFound, PageTooLarge, AnalysisUnavailable.
        """
        ...


def _check_routes(_: str, factory: RouteFactory) -> None:
    if not callable(factory) or hasattr(factory, "owner"):  # a handler, controller or router has an owner
        raise ContractBroken("routes are added as a function that returns the route handlers")


def _check_command(owner: str, command: "click.Command") -> None:
    if command.name != owner:
        raise ContractBroken(f"its command must be named {owner} like itself; a group holds several")


def _has(*members: str) -> Callable[[str, object], None]:
    """A check that an item has what its protocol asks for, so that a mistake shows at once and not in a verdict."""

    def check(_: str, item: object) -> None:
        lacking = [member for member in members if not hasattr(item, member)]
        if lacking:
            raise ContractBroken(f"{item!r} is added, but has no {' and no '.join(lacking)}")

    return check


def _check_extractor(owner: str, extractor: "Extractor") -> None:
    _has("name", "applies", "read")(owner, extractor)
    try:
        pickle.dumps(extractor)
    except Exception as error:
        raise ContractBroken(f"its extractor {extractor.name} cannot be sent to a worker process: {error}") from error


ROUTES: Point[RouteFactory] = Point(name="routes", check=_check_routes)
"""HTTP routes, mounted under `/plugins/<name>`. A handler may ask for the dependency `services`."""

COMMANDS: "Point[click.Command]" = Point(name="commands", check=_check_command)
"""The command `worthit <name>`, often a group."""

SOURCES: "Point[Source]" = Point(name="sources", check=_has("name", "accepts", "fetch"))
"""Where pages come from, asked before our own."""

EXTRACTORS: "Point[Extractor]" = Point(name="extractors", check=_check_extractor)
"""Readers of pages, asked beside our own. They run in worker processes, so they are sent there with pickle."""

ANALYZERS: "Point[Analyzer]" = Point(name="analyzers", check=_has("name", "analyze"))
"""Notes about a verdict, in words with evidence, outside the score."""

VERDICTS: "Capability[Verdicts]" = Capability(name="verdicts", of_core=True)
"""How every face reaches verdicts."""

FETCH: Capability[Fetch] = Capability(name="fetch", of_core=True)
"""Safe fetching under this instance's limits."""
