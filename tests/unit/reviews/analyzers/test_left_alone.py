"""A hosted model in trouble is left alone, then tried with one request, and asked by all again once it works."""

import asyncio

import pytest

from tests.unit.reviews.analyzers.asking import Clock, ask, client, fails
from worthit.errors import AnalysisUnavailable
from worthit.testing.http import Response
from worthit.testing.huggingface import FakeHuggingFace, answering, hang, loading, refusal

BROKEN = answering(refusal(500, "Internal Server Error"))


async def test_after_five_failures_the_service_is_left_alone_and_then_tried(hub: FakeHuggingFace) -> None:
    clock = Clock()
    judge = client(hub, clock)
    hub.trouble = BROKEN
    for _ in range(5):
        await fails(judge, "answered 500")
    await fails(judge, "left alone")
    assert hub.knocks == 5
    assert judge.trouble == "The hosted model did not judge: it answered 500. It is left alone for 60 s."

    clock.now += 59.9
    await fails(judge, "left alone")
    clock.now += 0.2
    await fails(judge, "answered 500")
    await fails(judge, "left alone")
    assert hub.knocks == 6

    hub.trouble = None
    clock.now += 60.1
    assert await ask(judge, "5 fine") == [1.0]
    assert await ask(judge, "1 bad") == [-1.0]
    assert judge.trouble is None


async def test_one_failure_of_a_service_that_was_left_alone_is_enough(hub: FakeHuggingFace) -> None:
    clock = Clock()
    judge = client(hub, clock)
    hub.trouble = answering(loading(20.0))
    await fails(judge, "not loaded")
    clock.now += 20.1
    hub.trouble = BROKEN
    await fails(judge, "answered 500")
    await fails(judge, "left alone")
    assert hub.knocks == 2


async def test_failures_that_are_not_in_a_row_do_not_count(hub: FakeHuggingFace) -> None:
    judge = client(hub)
    for _ in range(3):
        hub.trouble = BROKEN
        for _ in range(4):
            await fails(judge, "answered 500")
        hub.trouble = None
        assert await ask(judge, "5 fine") == [1.0]


async def test_only_one_request_tries_a_service_that_was_left_alone(hub: FakeHuggingFace) -> None:
    clock = Clock()
    judge = client(hub, clock)
    hub.trouble = answering(loading(20.0))
    await fails(judge, "not loaded")
    clock.now += 20.1
    hub.trouble = None
    answers = await asyncio.gather(*(ask(judge, "5 fine") for _ in range(8)), return_exceptions=True)
    assert hub.knocks == 2
    assert [answer for answer in answers if not isinstance(answer, AnalysisUnavailable)] == [[1.0]]


async def test_a_try_that_is_cancelled_leaves_the_next_one_to_others(hub: FakeHuggingFace) -> None:
    clock = Clock()
    judge = client(hub, clock)
    hub.trouble = answering(loading(20.0))
    await fails(judge, "not loaded")
    clock.now += 20.1
    hub.trouble = hang
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.2):
            await ask(judge, "5 fine")
    hub.trouble = None
    assert await ask(judge, "5 fine") == [1.0]


async def test_being_cancelled_is_no_failure_of_the_service(hub: FakeHuggingFace) -> None:
    judge = client(hub)
    hub.trouble = hang
    for _ in range(6):
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.05):
                await ask(judge, "5 fine")
    hub.trouble = None
    assert judge.trouble is None
    assert await ask(judge, "5 fine") == [1.0]


async def test_sentences_that_a_model_does_not_take_say_nothing_of_the_service(hub: FakeHuggingFace) -> None:
    judge = client(hub)
    hub.trouble = answering(refusal(422, "inputs must have less than 512 tokens"))
    for _ in range(9):
        await fails(judge, "these sentences")
    hub.trouble = None
    assert await ask(judge, "5 fine") == [1.0]


@pytest.mark.parametrize(
    ("response", "seconds"),
    [
        (loading(35.5), 35.5),
        (refusal(429, "Rate limit reached", retry_after="7"), 7.0),
        (refusal(503, "Overloaded", retry_after="12", estimated_time=90.0), 12.0),
        (loading(1e9), 900.0),
        (refusal(429, "Rate limit reached", retry_after="99999999999"), 900.0),
    ],
)
async def test_a_service_that_says_how_long_is_left_alone_for_so_long(
    hub: FakeHuggingFace, response: Response, seconds: float
) -> None:
    clock = Clock()
    judge = client(hub, clock)
    hub.trouble = answering(response)
    await fails(judge, "did not judge")
    hub.trouble = None
    clock.now += seconds - 0.1
    await fails(judge, "left alone")
    clock.now += 0.2
    assert await ask(judge, "5 fine") == [1.0]


@pytest.mark.parametrize(
    "response",
    [
        refusal(503, "Service Unavailable"),
        refusal(503, "Loading", estimated_time=-5.0),
        refusal(429, "Rate limit reached", retry_after="0"),
        Response(status=503, body=b'{"error": "x", "estimated_time": "soon"}'),
        Response(status=503, body=b"<h1>Service Unavailable</h1>"),
    ],
)
async def test_one_that_does_not_say_may_be_asked_until_it_failed_often(
    hub: FakeHuggingFace, response: Response
) -> None:
    judge = client(hub)
    hub.trouble = answering(response)
    for _ in range(5):
        await fails(judge, "did not judge")
    await fails(judge, "left alone")
    assert hub.knocks == 5
