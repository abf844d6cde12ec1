"""What is fuzzed. A target raises when the code raises what it must not or breaks a promise; hangs are watched for.

Run by `tests.fuzz`, which brings atheris along: `python -m tests.fuzz.targets TARGET …` is one run of libFuzzer.
"""

import sys
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path

PAGES = (Path(__file__).parents[1] / "pages", Path(__file__).parents[1] / "journeys" / "pages")


def page(data: bytes) -> None:
    """The first byte chooses what is known beside the page: its link, its header."""
    from worthit.product.raw import RawPage, read_raw

    choice = data[0] if data else 0
    urls = (
        None,
        "https://www.amazon.it/dp/B0WRTHTST1",
        "https://www.ebay.com/itm/301234567890",
        "https://nordhof.example/p",
    )
    types = (None, "text/html", "text/html; charset=shift_jis", "text/html; charset=utf-16")
    body = data[1:]
    read = read_raw([RawPage(body=body, url=urls[choice % 4], content_type=types[choice // 4 % 4])])
    assert (read.product is None) == (read.kind in ("blocked", "not_product"))
    if read.product is not None and read.product.price is not None:
        assert read.product.price.is_finite()
        assert read.product.price > 0


def money(data: bytes) -> None:
    from worthit.money.parse import find_prices, parse_price

    text = data.decode("utf-8", "ignore")
    currency = (None, "EUR", "TND", "JPY", "CLP")[len(data) % 5]
    locale = (None, "de-DE", "en-IN", "fr-CH", "ar")[len(data) // 5 % 5]
    for mention in find_prices(text, currency_hint=currency, locale_hint=locale):
        assert 0 <= mention.start < mention.end <= len(text)
        assert mention.amount.is_finite()
        assert mention.amount >= 0
        assert mention.high is None or mention.high > mention.amount
    price = parse_price(text, currency_hint=currency, locale_hint=locale)
    assert price is None or isinstance(price.amount, Decimal)


def link(data: bytes) -> None:
    from worthit.errors import InvalidLink
    from worthit.product.identify import find_links, identify

    text = data.decode("utf-8", "ignore")
    for candidate in (text, f"https://{text}", *find_links(text)):
        try:
            ref = identify(candidate)
        except InvalidLink:
            continue
        again = identify(ref.canonical)
        assert (again.canonical, again.shop, again.product_id, again.variant) == (
            ref.canonical,
            ref.shop,
            ref.product_id,
            ref.variant,
        )


def json(data: bytes) -> None:
    from worthit.product.extract.lenient_json import first_value, parse_lenient

    text = data.decode("utf-8", "ignore")
    parse_lenient(text)
    first_value(text, 0)


TARGETS: Mapping[str, Callable[[bytes], None]] = {"page": page, "money": money, "link": link, "json": json}


def _pages() -> dict[str, bytes]:
    return {path.stem: b"\x00" + path.read_bytes() for folder in PAGES for path in folder.glob("*.html")}


def _lines(*lines: str) -> Callable[[], dict[str, bytes]]:
    return lambda: {f"seed{number}": line.encode() for number, line in enumerate(lines)}


SEEDS: Mapping[str, Callable[[], dict[str, bytes]]] = {
    "page": _pages,
    "money": _lines(
        "€ 1.106,18",
        "₹1,34,999",
        "579,000 DT",
        "173 34 Lei",
        "699,–",
        "299€95",
        "$12.99 - $19.99",
        "12x de R$ 99,90",
        "٩٩٫٥٠ ر.س",
    ),
    "link": _lines(
        "https://www.amazon.it/-/en/Kettle/dp/B0WRTHTST1/ref=sr_1_1?tag=x-21&th=1",
        "see [this](https://www.ebay.co.uk/itm/301234567890?var=5) and amzn.eu/d/0abcDEF.",
        "https://www.google.com/url?q=https%3A%2F%2Fnordhof.example%2Fproducts%2Fkettle%3Fvariant%3D3",
        "https://bücher.example/p;jsessionid=1?utm_source=a&ref=b#c",
    ),
    "json": _lines(
        '{"@graph":[{"@type":"Product","offers":{"price":"1,5",},}]}',
        '<!--{"a": "\\x"}//-->',
        '[null,{"b":&quot;c&quot;}]',
    ),
}


def main() -> None:
    import atheris

    with atheris.instrument_imports(include=["worthit.product", "worthit.money"]):
        import worthit.money.parse
        import worthit.product.identify
        import worthit.product.raw  # noqa: F401 - instrumented before they are first used
    target = TARGETS[sys.argv.pop(1)]
    atheris.Setup(sys.argv, target)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
