"""What a command that a plugin brings may use, without the plugin being started where it is `only_serving`."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import TYPE_CHECKING, TypeAlias, cast

from worthit.plugin.contract import Services

if TYPE_CHECKING:
    import click

OpenServices: TypeAlias = Callable[[], AbstractAsyncContextManager[Services]]
SERVICES = "worthit.services"
"""Where the command line leaves its `OpenServices` in the `meta` of its context."""


def services_of(command: "click.Context") -> AbstractAsyncContextManager[Services]:
    """The services of this instance, opened while the block runs, with its database up to date.

    Raises LookupError where it is not `worthit` that runs the command.
    """
    if SERVICES not in command.meta:
        raise LookupError("services are there within a command of worthit")
    return cast("OpenServices", command.meta[SERVICES])()
