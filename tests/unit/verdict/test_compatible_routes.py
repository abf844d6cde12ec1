"""The short face: one call with a link, one short answer."""

from typing import Any

import pytest
from msgspec import structs

from tests.unit.verdict.decided import Decided, asking, document
from tests.unit.verdict.kettle import NOW, kept_verdict, kettle
from tests.unit.web.conftest import Serve
from worthit.errors import PageBlocked
from worthit.reviews.model import Aspect
from worthit.verdict.compatible_routes import compatible_router
from worthit.verdict.model import VerdictDocument, VerdictInput
from worthit.verdict.question import OnProgress, Question
from worthit.web.health import HealthChecks, PartHealth, State

LINK = "https://nordhof.example/kettle"


def praised(document: VerdictDocument) -> VerdictDocument:
    sturdy = Aspect(aspect="solid", label="sturdy", polarity="positive", k=12, n=40, opposite=1, share=(0.2, 0.4))
    leaks = Aspect(aspect="leak", label="leaks", polarity="negative", k=4, n=40, opposite=1, share=(0.1, 0.2))
    return structs.replace(document, verdict=structs.replace(document.verdict, pros=(sturdy,), cons=(leaks,)))


def giving(answer: VerdictDocument | Exception) -> Decided:
    async def work(_: OnProgress) -> VerdictDocument:
        if isinstance(answer, Exception):
            raise answer
        return answer

    return Decided(work)


async def ask(serve: Serve, verdicts: Decided, body: Any, **headers: str) -> tuple[int, Any]:
    client = serve(compatible_router(asking(verdicts), HealthChecks()))
    answer = await client.post("/api/analyze", json=body, headers=headers)
    return answer.status_code, answer.json()


async def test_a_link_gives_the_answer_in_short(serve: Serve) -> None:
    reached = praised(kept_verdict(VerdictInput(product=kettle(title="Vesna Kettle"), now=NOW)))
    verdicts = giving(reached)
    status, told = await ask(serve, verdicts, {"url": LINK})
    assert status == 200
    assert told == {
        "title": "Vesna Kettle",
        "price": "€40.00",
        "value_score": reached.verdict.value_score,
        "recommendation": reached.explanation.answer,
        "pros": ["sturdy (12/40)"],
        "cons": ["leaks (4/40)"],
        "url": LINK,
    }
    assert 0 <= told["value_score"] <= 10
    assert verdicts.asked == [Question(url=LINK)]


async def test_it_is_told_in_the_language_of_who_asks(serve: Serve) -> None:
    reached = kept_verdict(VerdictInput(product=kettle(title="Vesna Kettle"), now=NOW))
    _, told = await ask(serve, giving(reached), {"url": LINK}, **{"Accept-Language": "de-AT, en;q=0.5"})
    assert told["price"] == "40,00\xa0€"


async def test_without_evidence_there_is_no_number_and_no_invented_praise(serve: Serve) -> None:
    status, told = await ask(serve, giving(document()), {"url": LINK})
    assert (status, told["value_score"], told["price"], told["pros"], told["cons"]) == (200, None, None, [], [])
    assert told["recommendation"] == "Not enough evidence"
    assert told["url"] == LINK


async def test_failures_are_the_problems_of_everywhere(serve: Serve) -> None:
    status, problem = await ask(serve, giving(PageBlocked("A captcha.")), {"url": LINK})
    assert (status, problem["code"]) == (422, "E010")


@pytest.mark.parametrize("body", [{}, {"url": ""}, {"url": 7}, {"url": LINK, "more": 1}, [], {"url": "x" * 2049}])
async def test_a_question_that_makes_no_sense_is_refused(serve: Serve, body: Any) -> None:
    verdicts = giving(document())
    status, problem = await ask(serve, verdicts, body)
    assert (status, problem["code"], verdicts.asked) == (400, "E009", [])


async def test_a_large_body_is_refused(serve: Serve) -> None:
    status, problem = await ask(serve, giving(document()), {"url": LINK, "page": "x" * 110_000})
    assert (status, problem["code"]) == (413, "E009")


@pytest.mark.parametrize(("state", "status"), [("ok", 200), ("degraded", 200), ("failed", 503)])
async def test_how_it_is_in_one_word(serve: Serve, state: State, status: int) -> None:
    async def part() -> PartHealth:
        return PartHealth(state=state, detail="for the operator")

    client = serve(compatible_router(asking(giving(document())), HealthChecks(parts={"database": part})))
    answer = await client.get("/api/health")
    assert (answer.status_code, answer.json()) == (status, {"status": state})
