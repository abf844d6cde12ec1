"""Verdicts over HTTP, with verdicts that the test decides."""

import asyncio
import json
from typing import Any

import httpx
import msgspec
import pytest
from structlog.testing import capture_logs

from tests.unit.verdict.decided import Decided, at_once, document, verdicts_by
from tests.unit.web.conftest import Serve
from worthit.errors import PageBlocked, WorthItError
from worthit.verdict import event_stream
from worthit.verdict.model import VerdictDocument
from worthit.verdict.question import OnProgress, Progress, Question

ASK_FOR_EVENTS = {"Accept": "text/event-stream"}


async def by_stages(on_progress: OnProgress) -> VerdictDocument:
    await on_progress(Progress(stage="identify"))
    await on_progress(Progress(stage="extract", detail="8 reviews\nread"))
    return document()


def events(answer: httpx.Response) -> list[tuple[str, Any]]:
    """Events of an answer: name and content; a comment is named `:`."""
    found = []
    for block in answer.text.replace("\r\n", "\n").strip().split("\n\n"):
        fields = {name: value for name, _, value in (line.partition(": ") for line in block.split("\n"))}
        found.append((fields.get("event", ":"), json.loads(fields.get("data", "null"))))
    return found


async def test_a_verdict_is_made_and_its_place_is_told(serve: Serve) -> None:
    verdicts = Decided(at_once)
    answer = await serve(verdicts_by(verdicts)).post(
        "/v1/verdicts", json={"url": "https://a.example", "pages": ["<p>"]}
    )
    assert answer.status_code == 201
    assert answer.headers["Location"] == "/v1/verdicts/0123456789abcdef"
    assert answer.content == msgspec.json.encode(document())
    assert verdicts.asked == [Question(url="https://a.example", pages=("<p>",))]


async def test_a_verdict_that_could_not_be_kept_has_no_place(serve: Serve) -> None:
    async def unkept(_: OnProgress) -> VerdictDocument:
        return document(kept=False)

    answer = await serve(verdicts_by(Decided(unkept))).post("/v1/verdicts", json={"url": "https://a.example"})
    assert answer.status_code == 201
    assert "Location" not in answer.headers


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, None),
        ({"url": None, "pages": []}, None),
        ({"url": ""}, "url"),
        ({"url": "https://a.example/" + "x" * 2048}, "url"),
        ({"url": ["https://a.example"]}, "url"),
        ({"pages": "<p>"}, "pages"),
        ({"pages": [""]}, "pages[0]"),
        ({"pages": ["<p>"] * 11}, "pages"),
        ({"url": "https://a.example", "page": "<p>"}, "page"),
    ],
)
async def test_a_question_that_makes_no_sense_is_refused(serve: Serve, body: dict[str, Any], field: str | None) -> None:
    verdicts = Decided(at_once)
    answer = await serve(verdicts_by(verdicts)).post("/v1/verdicts", json=body, headers=ASK_FOR_EVENTS)
    assert (answer.status_code, answer.json()["code"], answer.json().get("field")) == (400, "E009", field)
    assert verdicts.asked == []


@pytest.mark.parametrize(
    ("accept", "status"),
    [
        ("*/*", 201),
        ("application/json", 201),
        ("text/html, application/*;q=0.9", 201),
        ("text/event-stream", 200),
        ("application/json;q=0.5, text/event-stream", 200),
        ("image/png", 406),
    ],
)
async def test_the_asker_chooses_between_an_answer_and_events(serve: Serve, accept: str, status: int) -> None:
    client = serve(verdicts_by(Decided(at_once)))
    answer = await client.post("/v1/verdicts", json={"url": "https://a.example"}, headers={"Accept": accept})
    assert answer.status_code == status


async def test_progress_comes_in_order_and_the_verdict_last(serve: Serve) -> None:
    client = serve(verdicts_by(Decided(by_stages)))
    answer = await client.post("/v1/verdicts", json={"url": "https://a.example"}, headers=ASK_FOR_EVENTS)
    assert answer.headers["Content-Type"].startswith("text/event-stream")
    assert events(answer) == [
        ("progress", {"stage": "identify", "detail": None}),
        ("progress", {"stage": "extract", "detail": "8 reviews\nread"}),
        ("verdict", json.loads(msgspec.json.encode(document()))),
    ]


@pytest.mark.parametrize(("error", "code"), [(PageBlocked("A captcha."), "E010"), (ZeroDivisionError("hush"), "E012")])
async def test_a_failure_on_the_way_is_the_same_problem_as_an_event(serve: Serve, error: Exception, code: str) -> None:
    async def fail(on_progress: OnProgress) -> VerdictDocument:
        await on_progress(Progress(stage="identify"))
        raise error

    client = serve(verdicts_by(Decided(fail)))
    with capture_logs() as logged:
        streamed = await client.post("/v1/verdicts", json={"url": "https://a.example"}, headers=ASK_FOR_EVENTS)
        plain = await client.post("/v1/verdicts", json={"url": "https://a.example"})
    (_, first), (name, problem) = events(streamed)
    assert (first["stage"], name, problem["code"]) == ("identify", "problem", code)
    assert problem == plain.json() | {"instance": streamed.headers["X-Request-ID"]}
    assert plain.headers["Content-Type"] == "application/problem+json"
    assert "hush" not in streamed.text + plain.text
    assert len(logged) == (0 if isinstance(error, WorthItError) else 2)


async def test_the_line_is_kept_open_while_nothing_happens(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(event_stream, "HEARTBEAT_SECONDS", 0.02)

    async def slowly(_: OnProgress) -> VerdictDocument:
        await asyncio.sleep(0.1)
        return document()

    client = serve(verdicts_by(Decided(slowly)))
    answer = await client.post("/v1/verdicts", json={"url": "https://a.example"}, headers=ASK_FOR_EVENTS)
    names = [name for name, _ in events(answer)]
    assert names.count(":") >= 2
    assert names[-1] == "verdict"


async def test_a_verdict_can_be_read_again_and_is_sent_only_once(serve: Serve) -> None:
    client = serve(verdicts_by(Decided(at_once)))
    first = await client.get("/v1/verdicts/0123456789abcdef")
    assert first.content == msgspec.json.encode(document())
    assert "private" in first.headers["Cache-Control"]
    again = await client.get("/v1/verdicts/0123456789abcdef", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert (await client.head("/v1/verdicts/0123456789abcdef")).headers["ETag"] == first.headers["ETag"]


async def test_the_explanation_is_told_in_the_language_asked_for(serve: Serve) -> None:
    client = serve(verdicts_by(Decided(at_once)))
    nothing_found = {
        "de": "Zu wenig Belege, denn es fand sich keine Bewertung von Käufern",
        "fr": "Pas assez d'éléments\u00a0: aucune note d'acheteur n'a été trouvée",
    }
    for language, answer in nothing_found.items():
        asked = {"url": "https://a.example", "language": language}
        made = await client.post("/v1/verdicts", json=asked)
        streamed = await client.post("/v1/verdicts", json=asked, headers=ASK_FOR_EVENTS)
        read = await client.get(f"/v1/verdicts/0123456789abcdef?language={language}")
        assert (made.json()["explanation"]["language"], made.json()["explanation"]["answer"]) == (language, answer)
        assert made.json() == read.json() == events(streamed)[-1][1]
        plain = (await client.get("/v1/verdicts/0123456789abcdef")).json()
        assert made.json() | {"explanation": None} == plain | {"explanation": None}


async def test_each_language_is_a_content_of_its_own(serve: Serve) -> None:
    client, link = serve(verdicts_by(Decided(at_once))), "/v1/verdicts/0123456789abcdef"
    german, spanish = [(await client.get(f"{link}?language={one}")).headers["ETag"] for one in ("de", "es")]
    assert german != spanish
    assert (await client.head(f"{link}?language=de")).headers["ETag"] == german
    for language, status in (("de", 304), ("es", 200), ("en", 200)):
        answer = await client.get(f"{link}?language={language}", headers={"If-None-Match": german})
        assert answer.status_code == status


async def test_a_tag_of_a_language_is_read_as_it(serve: Serve) -> None:
    client = serve(verdicts_by(Decided(at_once)))
    read = await client.get("/v1/verdicts/0123456789abcdef?language=it-IT")
    made = await client.post("/v1/verdicts", json={"url": "https://a.example", "language": "it_CH"})
    assert [one.json()["explanation"]["language"] for one in (read, made)] == ["it", "it"]


async def test_a_refusal_names_the_languages_that_are_spoken(serve: Serve) -> None:
    client = serve(verdicts_by(Decided(at_once)))
    read = await client.get("/v1/verdicts/0123456789abcdef?language=tlh")
    made = await client.post("/v1/verdicts", json={"url": "https://a.example", "language": "tlh"})
    for refused in (read, made):
        assert refused.status_code == 400
        assert "en|it|de|fr|es" in refused.json()["detail"]


async def test_a_language_that_is_not_spoken_is_refused(serve: Serve) -> None:
    client = serve(verdicts_by(Decided(at_once)))
    answer = await client.get("/v1/verdicts/0123456789abcdef?language=tlh")
    assert (answer.status_code, answer.json()["code"]) == (400, "E009")
    answer = await client.post("/v1/verdicts", json={"url": "https://a.example", "language": "tlh"})
    assert (answer.status_code, answer.json()["code"]) == (400, "E009")


@pytest.mark.parametrize("verdict_id", ["0000", "x" * 65, "a.b", "%00", "..%5c", "'--"])
async def test_an_unknown_verdict_is_not_found(serve: Serve, verdict_id: str) -> None:
    answer = await serve(verdicts_by(Decided(at_once))).get(f"/v1/verdicts/{verdict_id}")
    assert (answer.status_code, answer.json()["code"]) == (404, "E003")
