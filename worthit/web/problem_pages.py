"""What the `type` of a problem document leads to: one short page per kind, in words."""

from collections.abc import Iterator
from html import escape
from importlib.resources import files
from string import Template

from litestar import Response
from litestar.exceptions import NotFoundException
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath

from worthit import errors
from worthit.errors import ErrorCode, WorthItError
from worthit.web.problems import HTTP_KINDS, INTERNAL, TYPE_PREFIX, Kind, kind_of
from worthit.web.reading import get_or_head

ADVICE = {
    ErrorCode.INVALID_URL: "Give the full link of a product's page on the public web, like https://shop.example/p/1.",
    ErrorCode.UNSUPPORTED_RETAILER: "No source of this instance can read links of this kind. Give a saved page.",
    ErrorCode.PRODUCT_NOT_FOUND: "What was asked for is not there, or no longer. Check the link.",
    ErrorCode.ANALYSIS_UNAVAILABLE: "The page could not be had or read in time. Try again later, or give a saved page.",
    ErrorCode.RATE_LIMITED: "Wait for as long as the Retry-After header says.",
    ErrorCode.AUTHENTICATION: "Give valid credentials that allow this.",
    ErrorCode.SUBSCRIPTION_EXPIRED: "Renew the subscription.",
    ErrorCode.PAYMENT: "The payment did not go through.",
    ErrorCode.INVALID_REQUEST: "Compare the request with /openapi.json; `field` names the spot.",
    ErrorCode.PAGE_BLOCKED: "Open the page in your browser, save it, and give the saved page.",
    ErrorCode.NOT_A_PRODUCT: "Give the page of one product: with its price, and with the stars of its owners.",
    ErrorCode.INTERNAL: "This is our fault. Tell the operator the id in `instance`: the log knows more.",
}


def kinds() -> dict[str, Kind]:
    """Every kind of problem that can be told, by slug."""
    every = [*HTTP_KINDS.values(), INTERNAL, *(kind_of(error) for error in _tree(WorthItError))]
    return {kind.slug: kind for kind in every}


def problem_pages() -> list[HTTPRouteHandler]:
    template = Template(files("worthit.web").joinpath("site", "problem.html").read_text("utf-8"))
    pages = {slug: _page(template, kind) for slug, kind in kinds().items()}

    @get_or_head(TYPE_PREFIX + "{slug:str}")
    async def page(slug: FromPath[str]) -> Response[str]:
        if slug not in pages:
            raise NotFoundException
        return Response(pages[slug], media_type="text/html", headers={"Cache-Control": "max-age=3600"})

    return [page]


def _page(template: Template, kind: Kind) -> str:
    words = {"title": kind.title, "code": kind.code.value, "status": str(kind.status), "advice": ADVICE[kind.code]}
    return template.substitute({name: escape(value) for name, value in words.items()})


def _tree(error: type[WorthItError]) -> Iterator[type[WorthItError]]:
    """The errors of the core; those of plugins are theirs to document."""
    yield error
    for child in error.__subclasses__():
        if child.__module__ == errors.__name__:
            yield from _tree(child)
