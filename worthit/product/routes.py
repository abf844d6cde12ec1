"""Known products over HTTP: the list of them, and what was last seen of one."""

from typing import Annotated, Any, Final

import msgspec
from litestar import Request, Response, Router
from litestar.di import NamedDependency, Provide
from litestar.enums import MediaType
from litestar.params import FromPath, QueryParameter, SkipValidation
from msgspec import Struct

from worthit.errors import AnalysisUnavailable, InvalidLink, ProductNotKnown
from worthit.product.catalogue import Catalogue
from worthit.product.seen import SeenProduct
from worthit.web.conditional import represent, respond
from worthit.web.pagination import DEFAULT_LIMIT, Cursor, Limit, cut, read_time_and_id, write_cursor
from worthit.web.problems import problem_responses
from worthit.web.reading import get_or_head

CACHE: Final = "private, no-cache"
_TEXT: Final = r"^[^\x00]*$"


class SeenProducts(Struct, frozen=True, kw_only=True):
    """A page of products, those seen last first."""

    items: tuple[SeenProduct, ...]
    next_cursor: str | None = None


class ProductSearch(Struct, frozen=True, kw_only=True):
    """Which products: the one behind a link, or those with all these words in their title, of a category."""

    url: str | None = None
    words: tuple[str, ...] = ()
    category: str | None = None


def product_router(catalogue: Catalogue) -> Router:
    return Router(
        "/v1/products",
        route_handlers=[list_products, get_product],
        dependencies={
            "catalogue": Provide(lambda: catalogue, sync_to_thread=False),
            "search": Provide(_search, sync_to_thread=False),
        },
        tags=["products"],
    )


@get_or_head(
    "/",
    operation_id="listProducts",
    summary="Which products are known here?",
    responses=problem_responses(InvalidLink, AnalysisUnavailable),
)
async def list_products(
    request: Request[Any, Any, Any],
    catalogue: NamedDependency[SkipValidation[Catalogue]],
    search: NamedDependency[SkipValidation[ProductSearch]],
    limit: Limit = DEFAULT_LIMIT,
    cursor: Cursor = None,
) -> Response[SeenProducts]:
    """Products that this instance looked up itself; pages that people gave leave nothing here.

    With `url` there is one, or none. A product that is seen again while the pages are read moves to the front.
    """
    if search.url is not None:
        return _answer(request, await _behind(catalogue, search.url))
    before = read_time_and_id(cursor)
    found = await catalogue.newest(search.words, search.category, before=before, limit=limit + 1)
    items, goes_on = cut(found, limit)
    next_cursor = write_cursor(items[-1].seen_at, items[-1].id) if goes_on else None
    return _answer(request, SeenProducts(items=items, next_cursor=next_cursor))


@get_or_head(
    "/{product_id:str}",
    operation_id="getProduct",
    summary="What was last seen of a product",
    responses=problem_responses(ProductNotKnown, AnalysisUnavailable),
)
async def get_product(
    request: Request[Any, Any, Any],
    product_id: FromPath[str],
    catalogue: NamedDependency[SkipValidation[Catalogue]],
) -> Response[SeenProduct]:
    """Its prices are under `/prices`, what its reviews say under `/reviews`."""
    return _answer(request, await catalogue.get(product_id))


def _search(
    url: Annotated[
        str | None, QueryParameter(min_length=1, max_length=2048, description="Only the product behind this link.")
    ] = None,
    q: Annotated[
        str | None, QueryParameter(max_length=200, pattern=_TEXT, description="Words that its title has, all of them.")
    ] = None,
    category: Annotated[
        str | None, QueryParameter(max_length=200, pattern=_TEXT, description="The last of its categories, whole.")
    ] = None,
) -> ProductSearch:
    return ProductSearch(url=url, words=tuple((q or "").split()), category=category)


async def _behind(catalogue: Catalogue, url: str) -> SeenProducts:
    try:
        return SeenProducts(items=(await catalogue.behind(url),))
    except ProductNotKnown:
        return SeenProducts(items=())


def _answer(request: Request[Any, Any, Any], content: Struct) -> Response[Any]:
    return respond(request, represent(msgspec.json.encode(content), MediaType.JSON), CACHE)
