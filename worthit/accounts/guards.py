"""What a route asks of its asker, declared where the route is: `@get("/", **needs("watches"))`.

Guards are coroutines: any other function Litestar would call in a thread, for each request.
"""

from collections.abc import Generator
from contextlib import contextmanager
from typing import Any, TypedDict

from litestar.connection import ASGIConnection
from litestar.handlers import BaseRouteHandler
from litestar.openapi.spec import SecurityRequirement
from litestar.types import Guard

from worthit.accounts.asker import asker_of
from worthit.accounts.model import OWN_SCOPES, Asker, Scope
from worthit.accounts.refusals import challenge
from worthit.errors import NotAllowed, NotAuthenticated, NothingHere


class Needs(TypedDict):
    """Arguments of a Litestar handler or router."""

    guards: list[Guard]
    security: list[SecurityRequirement]


def may(scope: Scope) -> Needs:
    """Whoever asks without credentials comes in, and whose credentials allow `scope`. Raises NotAllowed."""

    async def has_scope_or_nothing(connection: ASGIConnection[Any, Any, Any, Any], _: BaseRouteHandler) -> None:
        asker = asker_of(connection)
        if asker.account is not None:
            _check(asker, scope)

    return Needs(guards=[has_scope_or_nothing], security=[{}, *_ways(scope)])


def needs(scope: Scope) -> Needs:
    """Only askers whose credentials allow `scope` come in. Raises NotAuthenticated, NotAllowed."""

    async def has_scope(connection: ASGIConnection[Any, Any, Any, Any], _: BaseRouteHandler) -> None:
        asker = asker_of(connection)
        if asker.account is None:
            challenge(connection.scope)
            raise NotAuthenticated("This needs an API key, a session, or a Mini App of this instance's bot.")
        _check(asker, scope)

    return Needs(guards=[has_scope], security=_ways(scope))


def _check(asker: Asker, scope: Scope) -> None:
    if scope not in asker.scopes:
        raise NotAllowed(f"These credentials do not allow `{scope}`.")


def _ways(scope: Scope) -> list[SecurityRequirement]:
    """Only a key is ever an operator's."""
    by_key: SecurityRequirement = {"apiKey": [scope]}
    return [by_key, {"session": []}, {"telegram": []}] if scope in OWN_SCOPES else [by_key]


@contextmanager
def while_there(connection: ASGIConnection[Any, Any, Any, Any]) -> Generator[None, None, None]:
    """Have an account that was erased since its asker was recognised told like credentials that are revoked.

    Raises NotAuthenticated for the NothingHere of `presence.hold`.
    """
    try:
        yield
    except NothingHere:
        challenge(connection.scope)
        raise NotAuthenticated("The account of these credentials was erased.") from None
