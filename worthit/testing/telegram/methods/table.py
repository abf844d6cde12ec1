"""The table that methods are registered in."""

from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from worthit.testing.telegram.account import BotAccount
from worthit.testing.telegram.parameters import Parameters

Method = Callable[[BotAccount, Parameters], Awaitable[Any]]
"""Does what is asked and returns the `result` of the answer, or raises a Refusal."""

_Function = TypeVar("_Function", bound=Method)

METHODS: dict[str, Method] = {}
"""By name in small letters: Telegram does not look at the case."""


def method(name: str) -> Callable[[_Function], _Function]:
    """Register a function as the method of this name."""

    def register(function: _Function) -> _Function:
        METHODS[name.lower()] = function
        return function

    return register
