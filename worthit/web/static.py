"""The first page and its files: read once at start, answered from memory, revalidated by browsers."""

from importlib.resources import files
from string import Template
from typing import Any

from litestar import Request, Response
from litestar.exceptions import NotFoundException
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath

from worthit.web.conditional import Representation, represent, respond
from worthit.web.reading import get_or_head

_SITE = files("worthit.web") / "site"
_MEDIA_TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_REVALIDATE = "no-cache"


def site_routes(max_body_bytes: int) -> list[HTTPRouteHandler]:
    """`/`, the permanent page of each verdict at `/v/{id}`, where the bookmarklet leads at `/take` (all the same page),
    and `/assets/…`."""
    assets = {entry.name: _load(entry.name) for entry in _SITE.iterdir() if not entry.name.endswith(".html")}
    template = Template((_SITE / "index.html").read_text("utf-8"))
    # A browser hardly hears a refusal that comes while it still sends, so the page knows the limit itself.
    first_page = represent(template.substitute(max_body_bytes=max_body_bytes).encode(), "text/html")

    @get_or_head(["/", "/v/{verdict_id:str}"])
    async def page(request: Request[Any, Any, Any]) -> Response[Any]:
        return respond(request, first_page, _REVALIDATE)

    @get_or_head("/take")
    async def take(request: Request[Any, Any, Any]) -> Response[Any]:
        # The page that opened this one, a shop's, hands itself over: the two must know of each other.
        shown = respond(request, first_page, _REVALIDATE)
        shown.headers["Cross-Origin-Opener-Policy"] = "unsafe-none"
        return shown

    @get_or_head("/assets/{name:str}")
    async def asset(request: Request[Any, Any, Any], name: FromPath[str]) -> Response[Any]:
        if name not in assets:
            raise NotFoundException
        return respond(request, assets[name], _REVALIDATE)

    return [page, take, asset]


def _load(name: str) -> Representation:
    return represent((_SITE / name).read_bytes(), _MEDIA_TYPES[name[name.rindex(".") :]])
