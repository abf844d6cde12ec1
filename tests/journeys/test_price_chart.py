"""The chart of a price: on the terminal, over HTTP, and on the page."""

import asyncio
import io
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import httpx
import pytest
from PIL import Image
from playwright.async_api import expect

from tests.journeys.browsing import CHROMIUM, Visits, open_browser
from tests.journeys.instance import Instance, running_instance
from tests.journeys.test_cli import LAMP
from tests.terminal import as_json, worthit


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An instance that saw the lamp at three times."""
    home = tmp_path_factory.mktemp("home")
    page = home / "lamp.html"
    for day, pounds in (("2026-08-01", "49"), ("2026-08-06", "35"), ("2026-08-12", "52")):
        page.write_text(
            LAMP.read_text("utf-8").replace("39.99", f"{pounds}.99").replace(">39<", f">{pounds}<"), "utf-8"
        )
        done = worthit("analyze", page, "--trust", "--at", day, cwd=home, WORTHIT_STORAGE__URL=_database(home))
        assert done.returncode == 0, done.stderr.decode()
    return home


@pytest.fixture(scope="module")
def instance(home: Path) -> Iterator[Instance]:
    with running_instance(home) as running:
        yield running


def _database(home: Path) -> str:
    return f"sqlite+aiosqlite:///{home / 'worthit.db'}"


def _of_the_lamp(instance: Instance) -> str:
    asked = httpx.post(f"{instance.url}/v1/verdicts", json={"pages": [LAMP.read_text("utf-8")]}, trust_env=False)
    verdict_id: str = asked.json()["id"]
    return verdict_id


def test_the_terminal_shows_it(home: Path) -> None:
    shown = worthit("analyze", LAMP, cwd=home, WORTHIT_STORAGE__URL=_database(home)).stdout.decode()
    assert "Price in GBP" in shown
    assert "highest 52.99" in shown
    assert "no price known" in shown


def test_it_is_a_picture_over_http(instance: Instance) -> None:
    chart = f"{instance.url}/v1/verdicts/{_of_the_lamp(instance)}/chart"
    drawn = httpx.get(f"{chart}.png", trust_env=False)
    with Image.open(io.BytesIO(drawn.content)) as picture:
        assert (drawn.headers["content-type"], picture.format, picture.size) == ("image/png", "PNG", (800, 400))
    written = httpx.get(f"{chart}.svg", trust_env=False)
    assert written.headers["content-type"].startswith("image/svg+xml")
    words = " ".join(ET.fromstring(written.text).itertext())
    assert {"52.99", "35.99"} <= set(re.findall(r"\d+\.\d\d", words))
    again = httpx.get(f"{chart}.svg", headers={"If-None-Match": written.headers["etag"]}, trust_env=False)
    assert again.status_code == httpx.codes.NOT_MODIFIED


def test_what_cannot_be_drawn_is_said(tmp_path: Path, instance: Instance) -> None:
    kettle = (LAMP.parent / "lampada.html").read_text("utf-8")
    alone = httpx.post(f"{instance.url}/v1/verdicts", json={"pages": [kettle]}, trust_env=False).json()["id"]
    for verdict_id in (alone, "nowhere"):
        answer = httpx.get(f"{instance.url}/v1/verdicts/{verdict_id}/chart.svg", trust_env=False)
        assert (answer.status_code, answer.json()["code"]) == (404, "E003")


@pytest.mark.skipif(CHROMIUM is None, reason="THE CHART ON THE PAGE IS NOT TESTED: there is no chromium here")
def test_the_page_shows_it(instance: Instance) -> None:
    async def look() -> None:
        async with open_browser() as browser:
            visit = Visits(browser, instance.url)
            at = await visit(f"/v/{_of_the_lamp(instance)}")
            chart = at.get_by_role("img", name="The price over time")
            await expect(chart).to_be_visible()
            assert await chart.evaluate("image => image.complete && image.naturalWidth > 0")
            await visit.close()
            assert visit.wrong == []

    asyncio.run(look())


def test_a_verdict_that_is_kept_nowhere_has_none(tmp_path: Path) -> None:
    (tmp_path / "var").write_text("a file where the folder should be")
    assert as_json(worthit("analyze", LAMP, "--json", cwd=tmp_path))["kept"] is False
