"""The OpenAPI 3.1 document. Litestar names the operations; msgspec knows the models exactly.

Litestar's schemas of Structs lose constraints, defaults and `additionalProperties: false`; those of msgspec take
their place. `openapi.json` in the repository is this document.
"""

from collections.abc import Iterator
from importlib.metadata import version
from inspect import cleandoc
from typing import Any

import msgspec
from litestar import Litestar, Request, Response, Router
from litestar.handlers import HTTPRouteHandler
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.openapi.spec import License
from litestar.routes import HTTPRoute
from litestar.typing import FieldDefinition
from msgspec import Struct

from worthit.web.reading import get_or_head

_REF = "#/components/schemas/{name}"
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
        license=License(name="MIT", identifier="MIT"),
        use_handler_docstrings=True,
        render_plugins=[JsonRenderPlugin()],
        openapi_router=_NoRoutes(path="/openapi", route_handlers=[]),
    )


@get_or_head("/openapi.json")
async def openapi_json(request: Request[Any, Any, Any]) -> Response[bytes]:
    """The document of everything that this instance serves, plugins included."""
    document = request.app.state.get("openapi_json") or render_openapi(request.app)
    request.app.state["openapi_json"] = document
    return Response(document, media_type="application/json", headers={"Cache-Control": "no-cache"})


def render_openapi(app: Litestar) -> bytes:
    """The document as indented JSON; the same app gives the same bytes."""
    document = app.openapi_schema.to_schema()
    handlers = list(_handlers(app))
    models = sorted({model for handler in handlers for model in _models(handler)}, key=lambda model: model.__name__)
    _, components = msgspec.json.schema_components(models, ref_template=_REF)
    document["components"]["schemas"] = _tidy(dict(sorted(components.items())))
    document["paths"] = {path: _operations(item) for path, item in sorted(document["paths"].items())}
    return msgspec.json.format(msgspec.json.encode(document), indent=2) + b"\n"


def _handlers(app: Litestar) -> Iterator[HTTPRouteHandler]:
    for route in app.routes:
        if isinstance(route, HTTPRoute):
            yield from (handler for handler in route.route_handlers if handler.resolve_include_in_schema())


def _models(handler: HTTPRouteHandler) -> Iterator[type[Struct]]:
    """Every Struct that the handler takes or gives, its problems included."""
    fields = [handler.parsed_return_field]
    if handler.parsed_data_field is not None:
        fields.append(handler.parsed_data_field)
    fields += [
        FieldDefinition.from_annotation(response.data_container) for response in (handler.responses or {}).values()
    ]
    for field in fields:
        yield from (inner.annotation for inner in _flat(field) if inner.is_subclass_of(Struct))


def _flat(field: FieldDefinition) -> Iterator[FieldDefinition]:
    yield field
    for inner in field.inner_types:
        yield from _flat(inner)


def _tidy(schema: Any) -> Any:
    """An enumeration of one value is a constant, and docstrings lose their indentation."""
    if isinstance(schema, dict):
        walked = {key: _tidy(value) for key, value in schema.items()}
        if len(walked.get("enum") or ()) == 1:
            (walked["const"],) = walked.pop("enum")
        if isinstance(walked.get("description"), str):
            walked["description"] = cleandoc(walked["description"])
        return walked
    return [_tidy(item) for item in schema] if isinstance(schema, list) else schema


def _operations(path_item: dict[str, Any]) -> dict[str, Any]:
    """Answers in the order of their status; without HEAD, which says nothing that GET does not."""
    operations = {method: operation for method, operation in path_item.items() if method != "head"}
    return {
        method: {**operation, "responses": dict(sorted(operation["responses"].items()))}
        for method, operation in operations.items()
    }
