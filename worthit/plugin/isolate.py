"""Isolation: the one place where whatever a plugin raises is caught, and where it is told in one line.

It guards against mistakes, not against malice: plugins run in this process with its rights. A plugin that blocks the
event loop (`time.sleep`) cannot be cut off either.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Literal, TypeVar

from msgspec import Struct

from worthit.errors import WorthItError
from worthit.plugin.contract import PluginUnavailable

R = TypeVar("R")
T = TypeVar("T")
GRACE_SECONDS = 0.5
"""How long something that was cancelled may take to end before it is left behind."""
_LONGEST_LINE = 300


class ContractBroken(Exception):
    """A plugin does not keep to the contract; the message is the whole sentence."""


class Fault(Struct, frozen=True):
    """What came out of a plugin's code instead of a result."""

    error: BaseException

    @property
    def state(self) -> Literal["off", "failed"]:
        return "off" if isinstance(self.error, PluginUnavailable) else "failed"

    def told(self, during: str) -> str:
        """One line for the operator; `during` says what failed, where the error does not say it itself."""
        error = _innermost(self.error)
        if isinstance(error, WorthItError):
            line = error.detail
        elif isinstance(error, ContractBroken | PluginUnavailable):
            line = str(error)
        else:
            message = str(getattr(error, "detail", "") or error)  # Litestar puts a status in front of its text
            line = f"{during}: {type(error).__name__}" + (f": {message}" if message else "")
        return one_line(line)


def one_line(text: str) -> str:
    """Text of a plugin fit for one line of a report."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_LINE else line[: _LONGEST_LINE - 1] + "…"


def attempt(action: Callable[[], T]) -> T | Fault:
    """The action's result, or the Fault that came out of it. Only KeyboardInterrupt passes through."""
    try:
        return action()
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # noqa: BLE001 - whatever a plugin raises stays with that plugin
        return Fault(error)


async def contain(action: Callable[[], Awaitable[T]]) -> T | Fault:
    """`attempt` for a coroutine. Being cancelled passes through."""
    try:
        return await action()
    except (KeyboardInterrupt, asyncio.CancelledError, GeneratorExit):
        raise
    except BaseException as error:  # noqa: BLE001 - whatever a plugin raises stays with that plugin
        return Fault(error)


async def attempt_within(seconds: float, action: Callable[[], Awaitable[T]]) -> T | Fault:
    """`contain` in a task of its own with a time limit, even for an action that swallows its cancellation."""
    task: asyncio.Task[T | Fault] = asyncio.create_task(contain(action))
    try:
        await asyncio.wait({task}, timeout=seconds)
    finally:
        timed_out = not task.done()
        if timed_out:
            task.cancel()
    if timed_out:
        await asyncio.wait({task}, timeout=GRACE_SECONDS)
        return Fault(ContractBroken(f"no answer within {seconds:g} s"))
    return result_of(task)


def result_of(task: asyncio.Task[R]) -> R | Fault:
    """What a finished task around `contain` gave."""
    return Fault(ContractBroken("it cancelled itself")) if task.cancelled() else task.result()


def _innermost(error: BaseException) -> BaseException:
    """The one error inside the groups that task groups wrap around it."""
    inner: tuple[BaseException, ...] = getattr(error, "exceptions", ())
    return _innermost(inner[0]) if issubclass(type(error), BaseExceptionGroup) and len(inner) == 1 else error
