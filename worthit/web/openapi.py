"""The OpenAPI 3.1 document. Litestar names the operations; msgspec knows the models exactly.

Litestar's schemas of Structs lose constraints, defaults and `additionalProperties: false`; those of msgspec take
their place (`openapi_schemas`). What the edge does for every route is added to each (`openapi_operations`).
`openapi.json` in the repository is this document.
"""

from collections.abc import Iterator, Mapping
from importlib.metadata import version
from typing import Any

import msgspec
from litestar import Litestar, Request, Response, Router
from litestar.enums import MediaType
from litestar.handlers import HTTPRouteHandler
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.openapi.spec import Contact, License, Server
from litestar.routes import HTTPRoute
from litestar.typing import FieldDefinition
from msgspec import Struct

from worthit.web.conditional import represent, respond
from worthit.web.openapi_components import HEADERS, PARAMETERS, SECURITY_SCHEMES, TAGS
from worthit.web.openapi_operations import completed
from worthit.web.openapi_schemas import component_schemas
from worthit.web.problems import Problem
from worthit.web.reading import get_or_head

_DESCRIPTION = """\
A link or saved pages of one product in, an honest verdict out. Errors are problem documents (RFC 9457) with a stable
`code`. Amounts are decimal strings beside an ISO 4217 code; shares are 0..1."""


class _NoRoutes(Router):
    """Litestar serves its own rendering with an HTML 404 page of its own; this takes neither."""

    def register(self, value: Any) -> list[Any]:
        return []


def openapi_config() -> OpenAPIConfig:
    return OpenAPIConfig(
        title="WorthIt!",
        version=version("worthit"),
        description=_DESCRIPTION,
        contact=Contact(name="Whoever runs this instance"),
        license=License(name="MIT", identifier="MIT"),
        servers=[Server(url="/", description="The instance that gave this document")],
        use_handler_docstrings=True,
        render_plugins=[JsonRenderPlugin()],
        openapi_router=_NoRoutes(path="/openapi", route_handlers=[]),
    )


@get_or_head("/openapi.json")
async def openapi_json(request: Request[Any, Any, Any]) -> Response[bytes]:
    """The document of everything that this instance serves, plugins included."""
    document = request.app.state.get("openapi_json") or represent(render_openapi(request.app), MediaType.JSON)
    request.app.state["openapi_json"] = document
    return respond(request, document, "no-cache")


def render_openapi(app: Litestar) -> bytes:
    """The document as indented JSON; the same app gives the same bytes."""
    said = app.openapi_schema.to_schema()
    handlers = list(_handlers(app))
    schemas = component_schemas(
        {model for handler in handlers for model in _taken(handler)},
        {model for handler in handlers for model in _given(handler)},
    )
    paths, failures = completed(said["paths"], schemas)
    document = {
        "openapi": said["openapi"],
        "info": said["info"],
        "servers": said["servers"],
        "tags": _tags(paths),
        "paths": paths,
        "components": {
            "schemas": schemas,
            "responses": failures,
            "parameters": PARAMETERS,
            "headers": HEADERS,
            "securitySchemes": SECURITY_SCHEMES,
        },
    }
    return msgspec.json.format(msgspec.json.encode(document), indent=2) + b"\n"


def _handlers(app: Litestar) -> Iterator[HTTPRouteHandler]:
    for route in app.routes:
        if isinstance(route, HTTPRoute):
            yield from (handler for handler in route.route_handlers if handler.resolve_include_in_schema())


def _taken(handler: HTTPRouteHandler) -> Iterator[type[Struct]]:
    if handler.parsed_data_field is not None:
        yield from _models(handler.parsed_data_field)


def _given(handler: HTTPRouteHandler) -> Iterator[type[Struct]]:
    """Every Struct that is answered, problems included."""
    yield Problem
    yield from _models(handler.parsed_return_field)
    for response in (handler.responses or {}).values():
        yield from _models(FieldDefinition.from_annotation(response.data_container))


def _models(field: FieldDefinition) -> Iterator[type[Struct]]:
    if field.is_subclass_of(Struct):
        yield field.annotation
    for inner in field.inner_types:
        yield from _models(inner)


def _tags(paths: Mapping[str, Any]) -> list[dict[str, str]]:
    names = {name for item in paths.values() for operation in item.values() for name in operation.get("tags", ())}
    return [{"name": name, "description": TAGS[name]} if name in TAGS else {"name": name} for name in sorted(names)]
