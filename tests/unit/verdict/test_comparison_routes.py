"""Comparisons over HTTP, with verdicts that the test decides."""

import json
from typing import Any

import msgspec
import pytest

from tests.unit.verdict.decided import Decided, asking, at_once, document
from tests.unit.web.conftest import Serve
from worthit.errors import PageBlocked
from worthit.verdict.comparison_routes import comparison_router
from worthit.verdict.model import VerdictDocument
from worthit.verdict.question import OnProgress, Question

LINKS = ["https://a.example", "https://b.example"]


async def test_the_verdicts_stand_side_by_side_in_the_order_asked_for(serve: Serve) -> None:
    verdicts = Decided(at_once)
    answer = await serve(comparison_router(asking(verdicts))).post("/v1/comparisons", json={"urls": LINKS})
    assert answer.status_code == 200
    items = answer.json()["items"]
    assert [item["asked"] for item in items] == LINKS
    assert [item["verdict"] for item in items] == [json.loads(msgspec.json.encode(document()))] * 2
    assert verdicts.asked == [Question(url=link) for link in LINKS]


async def test_what_cannot_be_looked_up_is_told_in_its_place(serve: Serve) -> None:
    async def blocked(_: OnProgress) -> VerdictDocument:
        raise PageBlocked("A captcha.")

    answer = await serve(comparison_router(asking(Decided(blocked)))).post("/v1/comparisons", json={"urls": LINKS})
    assert answer.status_code == 200
    failures = [item["failure"] for item in answer.json()["items"]]
    assert failures == [{"code": "E010", "title": "The shop blocked the page", "detail": "A captcha."}] * 2


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "urls"),
        ({"urls": LINKS[:1]}, "urls"),
        ({"urls": LINKS * 4}, "urls"),
        ({"urls": ["", "https://b.example"]}, "urls[0]"),
        ({"urls": "https://a.example"}, "urls"),
        ({"urls": LINKS, "anew": True}, "anew"),
    ],
)
async def test_a_question_that_makes_no_sense_is_refused(serve: Serve, body: dict[str, Any], field: str) -> None:
    verdicts = Decided(at_once)
    answer = await serve(comparison_router(asking(verdicts))).post("/v1/comparisons", json=body)
    assert (answer.status_code, answer.json()["code"]) == (400, "E009")
    assert answer.json().get("field") == field
    assert verdicts.asked == []
