"""The edge put together: what the app hands to Litestar so that every route, plugins' too, keeps the same rules."""

from collections.abc import Awaitable, Sequence
from typing import Final, TypedDict

from litestar import Litestar
from litestar.enums import ScopeType
from litestar.openapi import OpenAPIConfig
from litestar.router import Router
from litestar.types import BeforeMessageSendHookHandler, ExceptionHandlersMap, Middleware, Receive, Scope, Send

from worthit.config import WebSettings
from worthit.web.body import SMALL_BODY_BYTES, StrictBody
from worthit.web.client_address import TrustedProxies
from worthit.web.compression import Compression
from worthit.web.cors import CrossOrigin
from worthit.web.docs_page import docs_routes
from worthit.web.headers import add_headers
from worthit.web.health import HealthChecks, health_router
from worthit.web.methods import Options, answer_options, head_as_get
from worthit.web.observed import Observation
from worthit.web.openapi import openapi_config, openapi_json
from worthit.web.problem_pages import problem_pages
from worthit.web.problems import exception_handlers
from worthit.web.request_id import WithinRequest
from worthit.web.static import site_routes
from worthit.web.time_limits import TimeLimits
from worthit.web.whole_numbers import WholeNumbers


class EdgeOptions(TypedDict):
    """Arguments of `Litestar(...)`."""

    before_send: list[BeforeMessageSendHookHandler]
    debug: bool
    dto: type[StrictBody]  # type: ignore[type-arg]
    exception_handlers: ExceptionHandlersMap
    logging_config: None
    middleware: list[Middleware]
    openapi_config: OpenAPIConfig
    request_max_body_size: int


def edge_options(
    settings: WebSettings, middleware: Sequence[Middleware] = (), *, answer_seconds: float = 60.0
) -> EdgeOptions:
    """Strict bodies of limited size, problem documents, security headers and request ids, for every route.

    middleware: what the app has every request go through besides, such as who asks. answer_seconds: the longest time
    until an answer begins. What comes before there is a route, `put_edge_around` adds.
    """
    return EdgeOptions(
        before_send=[add_headers],
        debug=False,
        dto=StrictBody,
        exception_handlers=exception_handlers(),
        logging_config=None,
        middleware=[WithinRequest(), Options(), WholeNumbers(), TimeLimits(answer_seconds), Compression(), *middleware],
        openapi_config=openapi_config(),
        request_max_body_size=min(SMALL_BODY_BYTES, settings.max_body_bytes),
    )


def edge_routes(checks: HealthChecks, max_body_bytes: int) -> list[Router]:
    """The first page, health, the OpenAPI document, and the pages that problem types lead to.

    max_body_bytes: of the pages that somebody gives, for the first page to tell.
    """
    pages = Router("/", route_handlers=[*site_routes(max_body_bytes), *docs_routes(), *problem_pages(), openapi_json])
    return [pages, health_router(checks)]


_NOWHERE: Final = "/?"
"""A path that no request can have, and no route."""


def _has_two_readings(raw_path: bytes) -> bool:
    """Whether a path says one thing to a proxy and another to the routes, which pass over empty segments and read an
    escaped slash as one: `//v1/keys`, `/v1%2fkeys`.
    """
    return b"//" in raw_path or (b"%2" in raw_path and b"%2f" in raw_path.lower())


def read_edge(settings: WebSettings) -> tuple[TrustedProxies, CrossOrigin]:
    """Raises ConfigError for proxies or origins that are none."""
    return TrustedProxies(settings.trusted_proxies), CrossOrigin(settings.cors_origins)


def put_edge_around(app: Litestar, settings: WebSettings, observation: Observation | None = None) -> Litestar:
    """What a request meets before it has a route, and so also where it finds none. Gives the same app.

    Raises ConfigError (`read_edge`).
    """
    observed = observation or Observation()
    proxies, origins = read_edge(settings)
    routed = head_as_get(app.asgi_handler)
    if settings.cors_origins:
        app.before_send.append(origins.add_headers)

    def edge(scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
        if scope["type"] == ScopeType.HTTP:
            proxies.see_through(scope)
            if _has_two_readings(scope["raw_path"]):
                scope["path"] = _NOWHERE
            if origins.is_preflight(scope):
                return answer_options(scope, receive, send, origins.preflight_headers())
        return routed(scope, receive, send)

    app.asgi_handler = observed(edge)
    return app
