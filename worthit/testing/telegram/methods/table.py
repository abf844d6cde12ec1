"""The table that methods are registered in."""

from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from msgspec import Struct

from worthit.testing.telegram.account import BotAccount
from worthit.testing.telegram.parameters import Parameters

Method = Callable[[BotAccount, Parameters], Awaitable[Any]]
"""Does what is asked and returns the `result` of the answer, or raises a Refusal."""

_Function = TypeVar("_Function", bound=Method)


class Known(Struct, frozen=True, kw_only=True):
    """since: the version of the Bot API that brought the method."""

    function: Method
    since: str


METHODS: dict[str, Known] = {}
"""By name in small letters: Telegram does not look at the case."""


def method(name: str, since: str = "") -> Callable[[_Function], _Function]:
    """Register a function as the method of this name. since: the version that brought it; "" for before 9.0."""

    def register(function: _Function) -> _Function:
        METHODS[name.lower()] = Known(function=function, since=since or "1.0")
        return function

    return register
