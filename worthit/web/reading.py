"""Handlers that only read: GET, and HEAD with it, which Litestar does not add by itself."""

from collections.abc import Callable
from typing import Any

from litestar import route
from litestar.enums import HttpMethod
from litestar.handlers import HTTPRouteHandler
from litestar.types.internal_types import PathParameterDefinition


def get_or_head(
    path: str | list[str], *, operation_id: str | None = None, **options: Any
) -> Callable[..., HTTPRouteHandler]:
    """Like Litestar's `get`. Without an operation id the handler stays out of the OpenAPI document."""

    def name(_: HTTPRouteHandler, method: str, __: list[str | PathParameterDefinition]) -> str:
        return f"{operation_id}" if method == HttpMethod.GET else f"{operation_id}{method.title()}"

    return route(
        path,
        http_method=[HttpMethod.GET, HttpMethod.HEAD],
        operation_id=name,
        include_in_schema=operation_id is not None,
        **options,
    )
