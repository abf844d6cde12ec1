"""The chart as SVG, as PNG and on a terminal."""

import re
from io import BytesIO
from xml.etree import ElementTree as ET

from hypothesis import assume, given, settings
from PIL import Image
from rich.console import Console

from tests.unit.price.chart.histories import NOW, days_ago, drawn, histories
from worthit.cli.price_chart import price_chart
from worthit.price.chart import chart_series
from worthit.price.chart.png import as_png
from worthit.price.chart.svg import as_svg
from worthit.price.model import PricePoint
from worthit.verdict.words.en import ENGLISH

SVG = "{http://www.w3.org/2000/svg}"
BLUE = (11, 107, 203)
GAP = [days_ago(100, "80"), days_ago(95, "60"), *(days_ago(day, "70") for day in (20, 14, 8, 1))]


def pixels(series_png: bytes) -> Image.Image:
    return Image.open(BytesIO(series_png)).convert("RGB")


def on_terminal(points: list[PricePoint], width: int = 80, list_price: str | None = None) -> str:
    console = Console(width=width, no_color=True, highlight=False)
    with console.capture() as captured:
        console.print(price_chart(drawn(points, list_price), ENGLISH, width))
    return captured.get()


def test_svg_is_an_image_with_a_name_and_words() -> None:
    series = drawn(GAP)
    root = ET.fromstring(as_svg(series))
    assert root.tag == f"{SVG}svg"
    assert root.get("role") == "img"
    names = [root.find(f"{SVG}title"), root.find(f"{SVG}desc")]
    assert root.get("aria-labelledby") == " ".join(str(name.get("id")) for name in names if name is not None)
    assert [name.text for name in names if name is not None] == ["Price history in EUR", series.sentence]


def test_svg_fits_light_and_dark_and_loads_and_runs_nothing() -> None:
    text = as_svg(drawn(GAP, "99"))
    assert "prefers-color-scheme:dark" in text
    assert not re.search(r"<script|\son\w+=|href|url\(|@import|<foreignObject", text)


def test_svg_escapes_what_it_is_given() -> None:
    points = [PricePoint(at=point.at, amount=point.amount, currency='<b>&"') for point in GAP]
    series = chart_series(points, '<b>&"', NOW)
    assert series is not None
    root = ET.fromstring(as_svg(series))
    assert "<b>" in "".join(root.itertext())
    assert root.find(".//{*}b") is None


@given(histories)
@settings(max_examples=30)
def test_svg_draws_inside_its_box(past: list[PricePoint]) -> None:
    series = chart_series(past, "EUR", NOW)
    assume(series is not None)
    assert series is not None
    for path in ET.fromstring(as_svg(series)).iter(f"{SVG}path"):
        for command, number in re.findall(r"([MHVL v])(-?[\d.]+)", path.get("d", "")):
            assert 0 <= float(number) <= (400 if command in "Vv" else 800)


def test_a_gap_is_shaded_and_no_line_crosses_it() -> None:
    series = drawn(GAP)
    svg = ET.fromstring(as_svg(series))
    (shade,) = [rect for rect in svg.iter(f"{SVG}rect") if rect.get("class") == "gap"]
    assert len([path for path in svg.iter(f"{SVG}path") if path.get("class") == "price"]) == len(series.runs)
    start, width = float(shade.get("x", "")), float(shade.get("width", ""))
    image = pixels(as_png(series))
    middle = int(start + width / 2)
    assert BLUE not in {image.getpixel((middle, y)) for y in range(400)}
    assert any(image.getpixel((int(start - 20), y)) == BLUE for y in range(400))


def test_png_has_its_size_and_is_small() -> None:
    content = as_png(drawn([days_ago(day, str(60 + day % 7)) for day in range(300, 0, -1)]))
    assert pixels(content).size == (800, 400)
    assert len(content) < 20_000


def test_png_draws_a_dearer_price_higher() -> None:
    image = pixels(as_png(drawn([days_ago(10, "20"), days_ago(5, "40"), days_ago(0.1, "40")])))

    def height(x: int) -> int:
        return next(y for y in range(400) if image.getpixel((x, y)) == BLUE)

    assert height(500) < height(200)


def test_the_terminal_holds_eighty_columns_and_needs_no_colour() -> None:
    text = on_terminal(GAP, list_price="99")
    lines = text.splitlines()
    assert max(map(len, lines)) <= 80
    assert lines[0] == "Price in EUR   now 70.00 · lowest 60.00 · highest 80.00 · ╌ list price 99.00"
    assert re.search(r"└─+┄+─+$", text, re.MULTILINE)
    assert "┄ no price known" in text
    assert "╌╌╌" in text
    assert any("\u2801" <= letter <= "\u28ff" for letter in text)


def test_a_narrow_terminal_is_drawn_on_too() -> None:
    assert max(map(len, on_terminal(GAP, 40).splitlines()[3:])) <= 40
