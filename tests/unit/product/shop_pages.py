"""Pages of shops that do not exist, put together from the parts that a test is about."""

from typing import Any

from worthit.product.extract.document import Document, Extractor, Testimony
from worthit.product.model import PageReading, Product
from worthit.product.read import read_pages

URL = "https://www.nordhof.example/products/brass-kettle"


def page(body: str, *, head: str = "", title: str = "Brass kettle | Nordhof", lang: str = "en") -> str:
    return f'<!doctype html><html lang="{lang}"><head><title>{title}</title>{head}</head><body>{body}</body></html>'


def offer_page(price: str, *, above: str = "", below: str = "", head: str = "", lang: str = "en") -> str:
    """A product's page: a menu, the name, `price` as the shop marks it up, a button, other products, a footer."""
    return page(
        f"""
        <header><nav><a href="/">Home</a> <a href="/sale">Sale from $1.00</a></nav></header>
        <main>
          {above}
          <h1>Brass kettle</h1>
          {price}
          <form action="/cart/add"><button type="submit">Add to cart</button></form>
          {below}
          <div class="product-description"><p>A kettle that whistles at the boil, made by hand.</p></div>
        </main>
        <section class="related-products"><h2>You may also like</h2>
          <a href="/products/a"><span>Copper pan</span> <span class="price">$12.00</span></a>
          <a href="/products/b"><span>Steel pan</span> <span class="price">$13.00</span></a>
        </section>
        <footer>Free shipping on orders over $50</footer>
        """,
        head=head,
        lang=lang,
    )


def json_ld(*items: str) -> str:
    return "".join(f'<script type="application/ld+json">{item}</script>' for item in items)


def reading(html: str, url: str | None = URL) -> PageReading:
    return read_pages([Document(html, url)])


def product(html: str, url: str | None = URL) -> Product:
    """The product on a page that must be one."""
    read = reading(html, url)
    assert read.kind == "product", (read.kind, read.reason)
    assert read.product is not None
    return read.product


def heard(reader: Extractor, html: str, url: str | None = URL) -> Testimony:
    return reader.read(Document(html, url))


def facts(given: Testimony) -> dict[str, Any]:
    """What a testimony claims, field by field; of several claims to one field the strongest."""
    weakest_first = sorted(given.claims, key=lambda claim: claim.strength)
    return {claim.field: claim.value for claim in weakest_first}
