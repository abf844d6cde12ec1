"""Walls in the form in which guards, queues and shops send them, in several languages: blocked, and never a number."""

import re
from pathlib import Path

import pytest

from tests.unit.product.reading import PAGES
from tests.unit.product.shop_pages import reading

WALLS = sorted((PAGES / "walls").glob("*.html"))
TILES = "".join(f'<li><a href="/p/{n}">Pan {n}</a> <span class="price">${n}9.00</span></li>' for n in range(4))


@pytest.mark.parametrize("wall", WALLS, ids=lambda path: path.stem)
def test_a_wall(wall: Path) -> None:
    read = reading(wall.read_text("utf-8"))
    assert (read.kind, read.product) == ("blocked", None)
    assert read.reason


@pytest.mark.parametrize("wall", WALLS, ids=lambda path: path.stem)
def test_a_wall_with_prices_of_other_products_yields_no_number(wall: Path) -> None:
    html = re.sub("</body>", f"<ul>{TILES}</ul></body>", wall.read_text("utf-8"), flags=re.IGNORECASE)
    assert reading(html).product is None
