"""Headers that every answer carries, errors included: what a browser may do with it, and the request's id."""

from litestar.datastructures import MutableScopeHeaders
from litestar.types import Message, Scope

from worthit.web.rate_limits import write_told
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
    told: list[tuple[str, str]] = scope.setdefault(_SCOPE_KEY, [])  # type: ignore[misc]
    told.append((name, value))


TRANSPORT_SECURITY = "max-age=31536000"
"""For browsers that came by https: for a year, by no other way. Other names of the domain are not ours to bind."""


async def add_headers(message: Message, scope: Scope) -> None:
    """A Litestar `before_send` hook: unlike middleware it also sees answers that no route gave (404, 405)."""
    if message["type"] != "http.response.start":
        return
    headers = MutableScopeHeaders.from_message(message)
    for name, value in SECURITY_HEADERS.items():
        headers.setdefault(name, value)
    if scope["scheme"] == "https":
        headers["Strict-Transport-Security"] = TRANSPORT_SECURITY
    headers[HEADER] = request_id(scope)
    for name, value in scope.get(_SCOPE_KEY, ()):  # type: ignore[attr-defined]
        headers.add(name, value)
    write_told(headers, scope)
    headers.setdefault("Cache-Control", "no-store")
