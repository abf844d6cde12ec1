"""The first page's files, and the pages that problem types lead to."""

import re

import pytest

from tests.unit.web.conftest import Serve
from worthit.errors import ErrorCode
from worthit.web.edge import edge_routes
from worthit.web.health import HealthChecks
from worthit.web.problem_pages import ADVICE, kinds


async def test_everything_that_a_page_refers_to_is_served_from_here(serve: Serve) -> None:
    client = serve(*edge_routes(HealthChecks(), 54_321))
    waiting, seen = ["/", "/v/0123456789abcdef", "/problems/page-blocked"], set[str]()
    while waiting:
        address = waiting.pop()
        answer = await client.get(address)
        assert answer.status_code == 200, address
        seen.add(address)
        if address.startswith("/docs/"):  # not ours to read; a browser shows that it asks nothing of others
            continue
        found = re.findall(r'(?:src|href)="([^"]+)"|from "([^"]+)"', answer.text)
        links = [one or f"/assets/{other.removeprefix('./')}" for one, other in found]
        assert all(link.startswith(("/", "#")) for link in links if not link.startswith("http")), address
        waiting += [link for link in links if link.startswith("/") and link not in seen and "$" not in link]
    assert {"/assets/app.js", "/assets/verdict.js", "/assets/style.css", "/assets/icon.svg"} <= seen


async def test_the_page_keeps_to_its_own_content_policy(serve: Serve) -> None:
    page = (await serve(*edge_routes(HealthChecks(), 54_321)).get("/")).text
    assert not re.search(r"<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=|javascript:", page)


async def test_the_page_knows_the_limit_of_a_body(serve: Serve) -> None:
    page = (await serve(*edge_routes(HealthChecks(), 54_321)).get("/")).text
    assert 'data-max-body-bytes="54321"' in page


async def test_a_file_is_sent_once_and_then_only_asked_about(serve: Serve) -> None:
    client = serve(*edge_routes(HealthChecks(), 54_321))
    first = await client.get("/assets/app.js", headers={"Accept-Encoding": "identity"})
    assert first.headers["Content-Type"] == "text/javascript; charset=utf-8"
    for known in (first.headers["ETag"], f'"other", W/{first.headers["ETag"]}', "*"):
        again = await client.get("/assets/app.js", headers={"If-None-Match": known})
        assert (again.status_code, again.content) == (304, b"")
    assert (await client.get("/assets/app.js", headers={"If-None-Match": '"other"'})).status_code == 200


@pytest.mark.parametrize("name", ["nothing.js", "..%2fedge.py", "index.html", "problem.html"])
async def test_nothing_else_is_served(serve: Serve, name: str) -> None:
    assert (await serve(*edge_routes(HealthChecks(), 54_321)).get(f"/assets/{name}")).status_code == 404


async def test_every_kind_of_problem_has_a_page_in_words(serve: Serve) -> None:
    client = serve(*edge_routes(HealthChecks(), 54_321))
    assert set(ADVICE) == set(ErrorCode)
    assert len(kinds()) > 20
    for slug, kind in kinds().items():
        answer = await client.get(f"/problems/{slug}")
        assert answer.status_code == 200
        assert kind.code.value in answer.text
    assert (await client.get("/problems/nothing")).status_code == 404
