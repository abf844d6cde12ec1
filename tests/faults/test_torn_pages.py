"""Pages torn, doubled and stuffed at random are read without a crash or a hang, whatever is left of them."""

import time
import tracemalloc

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.unit.product.reading import PAGES
from worthit.product.extract.document import Document
from worthit.product.lookup import READ_SECONDS
from worthit.product.read import read_pages

WHOLE = {path.stem: path.read_text(encoding="utf-8") for path in sorted(PAGES.glob("*.html"))}
URLS = (
    None,
    "https://www.amazon.com/dp/B0WRTHTST1",
    "https://www.ebay.com/itm/301234567890",
    "https://nordhof.example/p",
)
SECONDS = READ_SECONDS
"""Of CPU: what a page may take before its reader is killed. How fast pages are read is measured in benchmarks/."""
STUFFING = (
    "</div>" * 40,
    "<div class='rating review price brand'>" * 300,
    "<table class='rating-histogram'><tr><td>",
    f"<p class='{'price ' * 3000}' title='{'5 of 5 stars ' * 2000}'>",
    '<script type=\'application/ld+json\'>{"@type":"Product","offers":[',
    "<!--",
    "<select><template><svg>",
    "\x00\ufffe\ud7ff€ ٤٫٥ ",
    "<div itemscope itemprop='offers review'>" * 30,
    '<i style="width:9999999999%">',
    "1.234.567,89 € " * 500,
)


@st.composite
def torn(draw: st.DrawFn) -> str:
    """A page of ours after up to six cuts, repetitions, shuffles and insertions."""
    text = draw(st.sampled_from(sorted(WHOLE)).map(WHOLE.__getitem__))
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 4000)))
        piece = draw(st.sampled_from(STUFFING))
        change = draw(st.sampled_from(("cut", "drop", "double", "stuff", "digits", "swap")))
        if change == "cut":
            text = text[:end]
        elif change == "drop":
            text = text[:start] + text[end:]
        elif change == "double":
            text = text[:end] + text[start:end] * 3 + text[end:]
        elif change == "stuff":
            text = text[:start] + piece + text[start:]
        elif change == "digits":
            text = text[:start] + text[start:end].replace("1", "99999999").replace("4", "-") + text[end:]
        else:
            text = text[end:] + text[start:end] + text[:start]
    return text


@given(html=torn(), url=st.sampled_from(URLS))
@settings(
    max_examples=60,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],  # shrinking such pages takes longer than reading them
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
def test_a_torn_page_is_read_as_far_as_it_goes(html: str, url: str | None) -> None:
    began = time.process_time()
    read = read_pages([Document(html, url)])
    assert time.process_time() - began < SECONDS
    assert (read.product is None) == (read.kind in ("blocked", "not_product"))


@pytest.mark.parametrize("nested", [50, 5_000])
@pytest.mark.parametrize("element", ["<div class='review price'>", "<ul class='rating-summary'><li>5<li>4<li>", "<a>"])
def test_deep_nesting_is_read_in_time(element: str, nested: int) -> None:
    began = time.process_time()
    read_pages([Document(f"<title>Brass kettle</title><h1>Brass kettle</h1>{element * nested}$59.90")])
    assert time.process_time() - began < SECONDS


@pytest.mark.parametrize(
    ("element", "repeated"),
    [
        ("<span itemprop=price>", 20_000),
        ("<div itemscope><span itemprop=name>", 10_000),
        ("<div typeof=Product><p rel=offers>", 10_000),
        ("<i itemscope itemref=a></i><div id=b itemprop=offers>", 10_000),
        ("<div class=review><p>A fine kettle, 5 of 5 stars", 2_000),
        ("<del>$9.99<ins>$8.99", 10_000),
        ("<form><button>Add to cart $5.99", 10_000),
    ],
)
def test_what_is_repeated_thousands_of_times_is_read_in_time(element: str, repeated: int) -> None:
    began = time.process_time()
    read_pages([Document(f"<title>Brass kettle</title><h1>Brass kettle</h1>$59.90{element * repeated}")])
    assert time.process_time() - began < SECONDS


def test_a_title_as_long_as_the_page_is_compared_in_time() -> None:
    title, headings = (
        " ".join(f"kettle{n}" for n in range(20_000)),
        "".join(f"<h2>Brass kettle {n}" for n in range(3_000)),
    )
    began = time.process_time()
    read_pages([Document(f"<title>{title}</title><h1>{title}</h1>{headings}<p>$59.90<button>Add to cart")])
    assert time.process_time() - began < SECONDS


def test_a_text_inside_hundreds_of_properties_is_not_kept_hundreds_of_times() -> None:
    document = Document(f"<h1>Brass kettle</h1><div itemscope>{'<b itemprop=description>' * 300}{'word ' * 200_000}")
    tracemalloc.start()
    try:
        read_pages([document])
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 100_000_000
