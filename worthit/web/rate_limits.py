"""What is told of limits: `RateLimit-Policy` and `RateLimit`, on the answer to whatever was counted.

As in draft-ietf-httpapi-ratelimit-headers: lists of names (strings of RFC 9651) with parameters. Who counts says so
with `tell`, wherever within the request that is; the headers are written when the answer begins.
"""

from collections.abc import Iterable
from contextvars import ContextVar, Token
from functools import lru_cache

from litestar.types import Scope

from worthit.web.raw_headers import Pair

_SCOPE_KEY = "worthit.rate_limits"
_POLICY, _LIMIT = b"ratelimit-policy", b"ratelimit"
Told = dict[bytes, bytes]
_told: ContextVar[Told | None] = ContextVar(_SCOPE_KEY, default=None)


def begin_telling(scope: Scope) -> Token[Told | None]:
    """What is told from now on belongs to this request, until `end_telling`."""
    told: Told = {}
    scope[_SCOPE_KEY] = told  # type: ignore[literal-required]
    return _told.set(told)


def end_telling(token: Token[Told | None]) -> None:
    """What is told from now on belongs to who was told before."""
    _told.reset(token)


def tell(policy: str, limit: str | None) -> None:
    """Have the answer say which limits there are, and how things stand; told again, the last counts.

    Without a request, such as in a chat, nobody is told.
    """
    told = _told.get()
    if told is None:
        return
    told[_POLICY] = policy.encode()
    told.pop(_LIMIT, None)
    if limit is not None:
        told[_LIMIT] = limit.encode()


def told_of_limits(scope: Scope) -> Iterable[Pair]:
    """The headers of what was told in this request."""
    told: Told | None = scope.get(_SCOPE_KEY)  # type: ignore[assignment]
    return told.items() if told else ()


def window_policy(name: str, quota: int, seconds: int) -> str:
    """So many in a window of time."""
    return f'"{name}";q={quota};w={seconds}'


@lru_cache(maxsize=16)
def at_once_policy(quota: int) -> str:
    """So many at the same time."""
    return f'"at-once";q={quota};qu="concurrent-requests"'


def window_limit(name: str, remaining: int, seconds: int) -> str:
    """So many are left, for so long."""
    return f'"{name}";r={remaining};t={seconds}'


NONE_AT_ONCE = '"at-once";r=0'
