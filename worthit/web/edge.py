"""The edge put together: what the app hands to Litestar so that every route, plugins' too, keeps the same rules."""

from collections.abc import Sequence
from typing import TypedDict

from litestar.openapi import OpenAPIConfig
from litestar.router import Router
from litestar.types import BeforeMessageSendHookHandler, ExceptionHandlersMap, Middleware

from worthit.config import WebSettings
from worthit.web.body import StrictBody
from worthit.web.headers import add_headers
from worthit.web.health import HealthChecks, health_router
from worthit.web.openapi import openapi_config, openapi_json
from worthit.web.problem_pages import problem_pages
from worthit.web.problems import exception_handlers
from worthit.web.request_id import RequestIdInLogs
from worthit.web.static import site_routes


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


def edge_options(settings: WebSettings, middleware: Sequence[Middleware] = ()) -> EdgeOptions:
    """Strict bodies of limited size, problem documents, security headers and request ids, for every route.

    middleware: what the app has every request go through besides, such as who asks.
    """
    return EdgeOptions(
        before_send=[add_headers],
        debug=False,
        dto=StrictBody,
        exception_handlers=exception_handlers(),
        logging_config=None,
        middleware=[RequestIdInLogs(), *middleware],
        openapi_config=openapi_config(),
        request_max_body_size=settings.max_body_bytes,
    )


def edge_routes(checks: HealthChecks) -> list[Router]:
    """The first page, health, the OpenAPI document, and the pages that problem types lead to."""
    pages = Router("/", route_handlers=[*site_routes(), *problem_pages(), openapi_json])
    return [pages, health_router(checks)]
