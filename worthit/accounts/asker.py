"""The asker of a request: put into its scope at the edge, read by whoever serves it."""

from typing import Any

from litestar.connection import ASGIConnection
from litestar.types import Scope

from worthit.accounts.model import Account, Asker

_SCOPE_KEY = "worthit.asker"


def set_asker(scope: Scope, asker: Asker) -> None:
    scope[_SCOPE_KEY] = asker  # type: ignore[literal-required]


def asker_of(connection: ASGIConnection[Any, Any, Any, Any]) -> Asker:
    """Who asks; somebody without an account is one too."""
    return asker_in(connection.scope)


def asker_in(scope: Scope) -> Asker:
    """Who asks, for what sees no connection."""
    asker: Asker = scope[_SCOPE_KEY]  # type: ignore[literal-required]
    return asker


def own_account(connection: ASGIConnection[Any, Any, Any, Any]) -> Account:
    """The account of who asks, behind a guard that lets nobody in without one."""
    account = asker_of(connection).account
    assert account is not None
    return account
