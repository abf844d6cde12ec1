"""Comparing products: over HTTP from a shop that is asked, and on the command line from links and saved pages."""

import json
import subprocess
from pathlib import Path

import httpx

from tests.journeys.instance import page
from tests.journeys.test_cli import LAMP, PAGES
from tests.terminal import as_json, worthit
from worthit.testing.shop import LoopbackShop, http_answer


def kettle_for(price: str) -> str:
    """A page of the same kettle at another price, as another shop would have it."""
    return page("kettle").replace("64.90", price).replace("64,90", price.replace(".", ","))


async def test_links_are_compared_and_one_that_is_blocked_does_not_stop_the_rest(
    api: httpx.AsyncClient, shop: LoopbackShop
) -> None:
    shop.answers["/cheap"] = http_answer(kettle_for("49.90").encode())
    links = [shop.link(path) for path in ("/kettle", "/robot_check", "/cheap", "/stool", "/nothing")]
    answer = (await api.post("/v1/comparisons", json={"urls": links})).json()
    assert [item["asked"] for item in answer["items"]] == links
    assert [item["failure"] and item["failure"]["code"] for item in answer["items"]] == [
        None, "E010", None, None, "E003",
    ]  # fmt: skip
    assert sorted(answer["ranking"]) == [0, 2]
    assert answer["ties"] == [{"first": answer["ranking"][0], "second": answer["ranking"][1]}]
    assert answer["dominance"] == [{"better": 2, "worse": 0, "why": "cheaper_rated_alike"}]
    assert answer["currencies"] == ["EUR", "GBP"]
    kept = answer["items"][2]["verdict"]
    assert (await api.get(f"/v1/verdicts/{kept['id']}")).json() == kept


async def test_one_link_is_no_comparison(api: httpx.AsyncClient, shop: LoopbackShop) -> None:
    answer = await api.post("/v1/comparisons", json={"urls": [shop.link("/kettle")]})
    assert (answer.status_code, answer.json()["code"]) == (400, "E009")
    assert shop.requests == []


def saved_kettles(folder: Path) -> tuple[Path, Path]:
    files = folder / "kettle.html", folder / "cheap.html"
    for file, price in zip(files, ("64.90", "49.90"), strict=True):
        file.write_text(kettle_for(price), "utf-8")
    return files


def words_of(done: subprocess.CompletedProcess[bytes]) -> str:
    """What was printed, in one line: where lines break depends on the terminal."""
    return " ".join(done.stdout.decode().split())


def test_saved_pages_are_compared_in_words(tmp_path: Path) -> None:
    done = worthit("compare", *saved_kettles(tmp_path), LAMP, PAGES / "are_you_human.html", cwd=tmp_path)
    words = words_of(done)
    assert done.returncode == 0, done.stderr.decode()
    assert "is better for the money than" in words
    assert "cheaper and rated alike" in words
    assert "too close to tell apart" in words
    assert "EUR and GBP are not converted" in words
    assert "E010" in words


def test_json_is_what_the_api_gives(tmp_path: Path) -> None:
    comparison = as_json(worthit("compare", *saved_kettles(tmp_path), "--json", cwd=tmp_path))
    assert set(comparison) == {"items", "ranking", "ties", "dominance", "currencies"}
    assert [item["verdict"]["product"]["price"] for item in comparison["items"]] == ["64.90", "49.90"]
    assert comparison["dominance"] == [{"better": 1, "worse": 0, "why": "cheaper_rated_alike"}]


def test_where_none_could_be_looked_up_the_command_fails(tmp_path: Path) -> None:
    wall = PAGES / "are_you_human.html"
    done = worthit("compare", wall, wall, "--json", cwd=tmp_path)
    assert done.returncode == 1
    assert [item["failure"]["code"] for item in json.loads(done.stdout)["items"]] == ["E010", "E010"]


def test_what_cannot_be_compared_is_refused_at_once(tmp_path: Path) -> None:
    for targets in ((LAMP,), (LAMP,) * 7, (LAMP, "not-a-file"), (LAMP, tmp_path)):
        done = worthit("compare", *targets, cwd=tmp_path)
        assert (done.returncode, done.stdout) == (1, b"")
        assert done.stderr.decode().startswith("E009")
