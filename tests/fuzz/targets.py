"""What is fuzzed. A target raises when the code raises what it must not or breaks a promise; hangs are watched for.

Run by `tests.fuzz`, which brings atheris along: `python -m tests.fuzz.targets TARGET …` is one run of libFuzzer.
"""

import sys
import time
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from random import Random

import msgspec

PAGES = (Path(__file__).parents[1] / "pages", Path(__file__).parents[1] / "journeys" / "pages")


CPU_SECONDS = 10.0
"""That one input may take, instrumented: what a page is given before its reader is killed."""


class TooSlow(Exception):
    """One input took more CPU time than it is granted."""


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


def charset(data: bytes) -> None:
    """What stands before the first line feed is the header."""
    from worthit.product.charset import decode_html

    header, _, body = data.partition(b"\n")
    decode_html(body, header.decode("latin-1") or None).encode("utf-8")


def json(data: bytes) -> None:
    from worthit.product.extract.lenient_json import first_value, parse_lenient

    text = data.decode("utf-8", "ignore")
    parse_lenient(text)
    first_value(text, 0)


def bundle(data: bytes) -> None:
    from worthit.errors import InvalidRequest
    from worthit.secrets.canonical import canonical
    from worthit.verdict.bundle.read import open_bundle
    from worthit.verdict.bundle.verify import verify

    try:
        opened = open_bundle(data)
    except InvalidRequest:
        return
    canonical(opened.value)
    verify(opened)


TARGETS: Mapping[str, Callable[[bytes], None]] = {
    "page": page,
    "money": money,
    "link": link,
    "charset": charset,
    "json": json,
    "bundle": bundle,
}


def _pages() -> dict[str, bytes]:
    return {path.stem: b"\x00" + path.read_bytes() for folder in PAGES for path in folder.glob("*.html")}


def _lines(*lines: str) -> Callable[[], dict[str, bytes]]:
    return lambda: {f"seed{number}": line.encode() for number, line in enumerate(lines)}


def _bundles() -> dict[str, bytes]:
    from tests.unit.verdict.bundle.bundled import kettle_bundle

    return {"kettle": msgspec.json.encode(kettle_bundle())}


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
    "charset": _lines(
        'text/html; charset=euc-jp\n<meta charset="gbk"><title>Kettle</title>',
        "\nHTTP/1.1 200 OK\r\ncontent-type: text/html; charset=windows-1251\r\n\r\n<title>Kettle</title>",
        '\n<?xml version="1.0" encoding="utf-16"?><html/>',
    ),
    "json": _lines(
        '{"@graph":[{"@type":"Product","offers":{"price":"1,5",},}]}',
        '<!--{"a": "\\x"}//-->',
        '[null,{"b":&quot;c&quot;}]',
    ),
    "bundle": _bundles,
}


PIECES: Mapping[str, tuple[bytes, ...]] = {
    "page": (
        b"<div>", b"</div>", b"<ul><li>", b"<p>", b"<a href='http://[bad/'>",
        b"<div class='review rating price brand'>", b"<span itemprop=price>9.99",
        b"<div itemscope itemtype='https://schema.org/Product'>", b"<!--", b"-->",
        b"<div itemprop=offers itemscope itemref='a b'>", b"<p id=a typeof='Product' property='offers'>", b"<template>",
        b"<table class=rating-histogram><tr><td>5 stars<td>70 %", b"<script type='application/ld+json'>", b"</script>",
        b'{"@type":"Product","name":"Kettle","offers":{"price":"5,99"}}', b'{"@graph":[',
        b'"hasVariant":[{"@id":"#a"}],', b'"aggregateRating":{"ratingValue":"4,5","bestRating":0},',
        b"<script id=__NEXT_DATA__>", b"<svg>", b"\x00", b'{"product":{"price":1e999,"name":null}}',
        b"<meta property='og:price:amount' content='1.234,56'>", b"<del>$99.00", b"<link rel=canonical href='//[::1'>",
        b"<h1>Brass kettle</h1>", b"<button>Add to cart", b"$59.90", b"NaN", b"4.5 out of 5 stars", b"12K ratings",
        b"<time datetime='2026-13-45'>", b"February 30, 2026", b"9" * 30, b"-1", ), "charset": (
        b"charset=", b"utf-7", b"utf-16", b"utf-32", b"idna", b"punycode", b"base64", b"rot13", b"unicode_escape",
        b"undefined", b"iso-2022-jp", b"shift_jis", b"gb2312", b"mbcs", b"<?xml encoding='", b"HTTP/1.1 200 OK\r\n",
        b"content-type:", b"\r\n\r\n", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\x1b$B", b"\x82\xa0", b"\xa4\xa2",
        b"\xe0\xe1\xe2", ),
    "json": (
        b"<!--", b"-->", b"<![CDATA[", b"]]>", b"/*", b"*/", b"//", b"{", b"}", b"[", b"]", b'"a":', b",", b"&quot;",
        b"\\", b"\\ud800", b"1e999", b"1E-99999999", b"NaN", b"9" * 30, b";", b"\n",
    ),
}  # fmt: skip
"""What the inputs of a target are made of, to be strewn into them."""


def _strewing(pieces: Sequence[bytes]) -> Callable[[bytes, int, int], bytes]:
    """A mutation that knows the format: half the time it inserts pieces, often hundreds, so that what grows faster than
    its input shows."""
    import atheris

    def mutate(data: bytes, max_size: int, seed: int) -> bytes:
        random = Random(seed)
        if random.random() < 0.5:
            return bytes(atheris.Mutate(data, max_size))
        start = random.randrange(len(data) + 1)
        inserted = b"".join(random.choices(pieces, k=random.choice((1, 2, 3)))) * random.choice((1, 1, 20, 1_000))
        return (data[:start] + inserted + data[start:])[:max_size]

    return mutate


def _bounded(target: Callable[[bytes], None]) -> Callable[[bytes], None]:
    def run(data: bytes) -> None:
        began = time.process_time()
        target(data)
        if (spent := time.process_time() - began) > CPU_SECONDS:
            raise TooSlow(f"{spent:.1f} s of CPU time for {len(data):,} bytes")

    return run


def main() -> None:
    import atheris

    with atheris.instrument_imports(include=["worthit.product", "worthit.money"]):
        import worthit.money.parse
        import worthit.product.identify
        import worthit.product.raw  # noqa: F401 - instrumented before they are first used
    name = sys.argv.pop(1)
    mutation = {"custom_mutator": _strewing(PIECES[name])} if name in PIECES else {}
    atheris.Setup(sys.argv, _bounded(TARGETS[name]), **mutation)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
