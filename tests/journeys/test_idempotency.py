"""A question under an idempotency key, asked of two workers at once: answered once, whoever hears it."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Iterator

import httpx
import pytest

from tests.journeys.accounts import new_account
from tests.journeys.instance import Instance, page, running_instance

VERDICTS = "/v1/verdicts"


@pytest.fixture(scope="module")
def two_workers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Instance]:
    with running_instance(tmp_path_factory.mktemp("two"), WORTHIT_WEB__WORKERS="2") as started:
        yield started


@pytest.fixture
async def api(two_workers: Instance) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=two_workers.url, timeout=60, trust_env=False) as client:
        yield client


async def test_of_many_that_ask_at_once_one_is_answered_and_all_hear_the_same_verdict(api: httpx.AsyncClient) -> None:
    question, key = {"pages": [page("kettle")]}, {"Idempotency-Key": "a question sent again and again"}

    async def until_answered() -> httpx.Response:
        while (answer := await api.post(VERDICTS, json=question, headers=key)).status_code == 409:
            assert answer.json()["type"] == "/problems/conflict"
            await asyncio.sleep(0.05)
        return answer

    answers = await asyncio.gather(*(until_answered() for _ in range(12)))
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.content for answer in answers}) == 1
    assert len({answer.headers["Location"] for answer in answers}) == 1
    assert Counter("Idempotency-Replayed" in answer.headers for answer in answers) == {False: 1, True: 11}
    assert (await api.get(answers[0].headers["Location"])).json() == answers[0].json()


async def test_without_a_key_each_is_answered_for_itself(api: httpx.AsyncClient) -> None:
    first, second = [await api.post(VERDICTS, json={"pages": [page("kettle")]}) for _ in range(2)]
    assert first.json()["id"] != second.json()["id"]


async def test_the_key_of_another_question_is_refused(api: httpx.AsyncClient) -> None:
    key = {"Idempotency-Key": "one question"}
    assert (await api.post(VERDICTS, json={"pages": [page("kettle")]}, headers=key)).status_code == 201
    for path, question in ((VERDICTS, {"pages": [page("stool")]}), ("/v1/comparisons", {"pages": [page("kettle")]})):
        refused = await api.post(path, json=question, headers=key)
        assert (refused.status_code, refused.json()["type"]) == (422, "/problems/key-reused")
        assert refused.json()["field"] == "Idempotency-Key"


async def test_events_are_not_given_under_a_key(api: httpx.AsyncClient) -> None:
    headers = {"Idempotency-Key": "events", "Accept": "text/event-stream"}
    refused = await api.post(VERDICTS, json={"pages": [page("kettle")]}, headers=headers)
    assert (refused.status_code, refused.json()["field"]) == (400, "Idempotency-Key")


async def test_a_key_that_allows_less_is_not_given_what_another_one_was_answered(
    two_workers: Instance, api: httpx.AsyncClient
) -> None:
    whole = await new_account(two_workers)
    wanted = {"name": "for watches alone", "scopes": ["watches"]}
    made = await api.post("/v1/account/keys", json=wanted, headers=whole.headers)
    less = {"Authorization": f"Bearer {made.json()['api_key']}"}
    question, key = {"pages": [page("kettle")]}, {"Idempotency-Key": "asked with one key"}
    answered = await api.post(VERDICTS, json=question, headers=whole.headers | key)
    refused = await api.post(VERDICTS, json=question, headers=less | key)
    again = await api.post(VERDICTS, json=question, headers=whole.headers | key)
    assert (answered.status_code, refused.status_code) == (201, 422)
    assert again.content == answered.content
