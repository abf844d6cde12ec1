"""What is told of limits: `RateLimit-Policy` and `RateLimit`, on the answer to whatever was counted.

As in draft-ietf-httpapi-ratelimit-headers: lists of names (strings of RFC 9651) with parameters. Who counts says so
with `tell`, wherever within the request that is; the headers are written when the answer begins.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from litestar.datastructures import MutableScopeHeaders
from litestar.types import Scope

_SCOPE_KEY = "worthit.rate_limits"
_Told = dict[str, str]
_told: ContextVar[_Told | None] = ContextVar(_SCOPE_KEY, default=None)


@contextmanager
def telling(scope: Scope) -> Iterator[None]:
    """What is told within belongs to this request."""
    told: _Told = {}
    scope[_SCOPE_KEY] = told  # type: ignore[literal-required]
    token = _told.set(told)
    try:
        yield
    finally:
        _told.reset(token)


def tell(policy: str, limit: str | None) -> None:
    """Have the answer say which limits there are, and how things stand; told again, the last counts.

    Without a request, such as in a chat, nobody is told.
    """
    told = _told.get()
    if told is None:
        return
    told["RateLimit-Policy"] = policy
    told.pop("RateLimit", None)
    if limit is not None:
        told["RateLimit"] = limit


def write_told(headers: MutableScopeHeaders, scope: Scope) -> None:
    """Write what was told into the headers of the answer."""
    told: _Told = scope.get(_SCOPE_KEY, {})  # type: ignore[assignment]
    for name, value in told.items():
        headers[name] = value


def window_policy(name: str, quota: int, seconds: int) -> str:
    """So many in a window of time."""
    return f'"{name}";q={quota};w={seconds}'


def at_once_policy(quota: int) -> str:
    """So many at the same time."""
    return f'"at-once";q={quota};qu="concurrent-requests"'


def window_limit(name: str, remaining: int, seconds: int) -> str:
    """So many are left, for so long."""
    return f'"{name}";r={remaining};t={seconds}'


NONE_AT_ONCE = '"at-once";r=0'
