"""`/docs`: the API's document to read and to try out, by Swagger UI, from this origin alone.

Swagger UI is not ours: its files come out of the package `flask-swagger-ui`, of which nothing but these is used.
"""

from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from litestar import Request, Response
from litestar.handlers import HTTPRouteHandler

from worthit.web.conditional import Representation, represent, respond
from worthit.web.headers import CONTENT_SECURITY_POLICY
from worthit.web.reading import get_or_head

_PACKAGE = "flask_swagger_ui"
_FILES = {"swagger-ui.css": "text/css", "swagger-ui-bundle.js": "text/javascript"}
_REVALIDATE = "no-cache"
_CONTENT_SECURITY_POLICY = "; ".join(
    rule.replace("img-src 'self'", "img-src 'self' data:")  # its icons are in its style sheet
    for rule in CONTENT_SECURITY_POLICY.split("; ")
    if "trusted-types" not in rule  # it cleans HTML with a library that does not know them where they are demanded
)
"""The rules of every page but for two: still no script of any other origin, none inline, and no `eval`."""


def docs_routes() -> list[HTTPRouteHandler]:
    """`/docs`, and the files of Swagger UI below it."""
    return [_page(), *(_file(name, media_type) for name, media_type in _FILES.items())]


def _page() -> HTTPRouteHandler:
    html = represent((files("worthit.web") / "site" / "docs.html").read_bytes(), "text/html")

    @get_or_head("/docs")
    async def docs(request: Request[Any, Any, Any]) -> Response[Any]:
        shown = respond(request, html, _REVALIDATE)
        shown.headers["Content-Security-Policy"] = _CONTENT_SECURITY_POLICY
        return shown

    return docs


def _file(name: str, media_type: str) -> HTTPRouteHandler:
    content: Representation = represent((_folder() / name).read_bytes(), media_type)

    @get_or_head(f"/docs/{name}")
    async def swagger_ui(request: Request[Any, Any, Any]) -> Response[Any]:
        return respond(request, content, _REVALIDATE)

    return swagger_ui


def _folder() -> Path:
    """Found without importing the package, which would want a framework that we do not use."""
    spec = find_spec(_PACKAGE)
    assert spec is not None
    assert spec.submodule_search_locations is not None
    return Path(spec.submodule_search_locations[0]) / "dist"
