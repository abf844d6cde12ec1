"""Headers that every answer carries, errors included: what a browser may do with it, and the request's id."""

from collections.abc import Sequence

from litestar.types import Message, Scope

from worthit.web.rate_limits import told_of_limits
from worthit.web.raw_headers import Pair, encoded, remove
from worthit.web.request_id import HEADER, request_id

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    )
)

SECURITY_HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}

_SCOPE_KEY = "worthit.told"


def tell(scope: Scope, name: str, value: str) -> None:
    """Have the answer carry a header, whatever it will be, an error included."""
    told: list[Pair] = scope.setdefault(_SCOPE_KEY, [])  # type: ignore[misc]
    told.append((name.lower().encode(), value.encode("latin-1")))


TRANSPORT_SECURITY = "max-age=31536000"
"""For browsers that came by https: for a year, by no other way. Other names of the domain are not ours to bind."""
_ALWAYS = encoded([*SECURITY_HEADERS.items(), ("Cache-Control", "no-store")])
_ALWAYS_BY_HTTPS = (*encoded([("Strict-Transport-Security", TRANSPORT_SECURITY)]), *_ALWAYS)
_NAMES = frozenset(name for name, _ in _ALWAYS_BY_HTTPS)
_ID = HEADER.lower().encode()


async def add_headers(message: Message, scope: Scope) -> None:
    """A Litestar `before_send` hook: unlike middleware it also sees answers that no route gave (404, 405)."""
    if message["type"] != "http.response.start":
        return
    asked_for: Sequence[Pair] = scope.get(_SCOPE_KEY, ())  # type: ignore[assignment]
    own = ((_ID, request_id(scope).encode()), *told_of_limits(scope))
    fixed = _ALWAYS if scope["scheme"] != "https" else _ALWAYS_BY_HTTPS
    there = {name.lower() for name, _ in message["headers"]}
    if not there.isdisjoint(names := {name for name, _ in own}):
        remove(message, names)
    if not _NAMES.isdisjoint(there):
        fixed = tuple(pair for pair in fixed if pair[0] not in there)
    message["headers"] = [*message["headers"], *own, *fixed, *asked_for]
