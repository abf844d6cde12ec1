"""What befalls whoever asks a hosted model: each failure is told in words, never with a secret."""

import asyncio
import io
import logging
from collections.abc import Iterator
from typing import Any

import pytest
import structlog

from tests.unit.reviews.analyzers.asking import ask, client, fails
from worthit.config import LogSettings
from worthit.errors import AnalysisUnavailable
from worthit.telemetry import configure_logging
from worthit.testing.http import Response
from worthit.testing.huggingface import TOKEN, FakeHuggingFace, answering, cut, hang, loading, refusal

REMARK = "5 a private remark"


@pytest.mark.parametrize(
    ("response", "told"),
    [
        (refusal(400, "Model not supported by provider hf-inference"), "this model or these sentences"),
        (refusal(401, "Invalid username or password."), "token is not accepted"),
        (refusal(402, "You have exceeded your monthly included credits"), "used up"),
        (refusal(403, "This authentication method does not have sufficient permissions"), "does not allow"),
        (refusal(404, "Not Found"), "no such model"),
        (refusal(413, "Payload too large"), "this model or these sentences"),
        (refusal(422, "inputs must have less than 512 tokens"), "this model or these sentences"),
        (refusal(429, "Rate limit reached"), "too often"),
        (loading(20.0), "not loaded yet"),
        (refusal(500, "CUDA out of memory"), "answered 500"),
        (Response(status=302, body=b"elsewhere"), "answered 302"),
        (Response(status=504, content_type="text/html", body=b"<h1>Gateway Time-out</h1>"), "answered 504"),
    ],
    ids=lambda value: str(value.status) if isinstance(value, Response) else "",
)
async def test_each_refusal_is_told_in_words_and_not_asked_again(
    hub: FakeHuggingFace, response: Response, told: str
) -> None:
    hub.trouble = answering(response)
    detail = await fails(client(hub), told)
    assert "CUDA" not in detail
    assert hub.knocks == 1


async def test_a_wrong_token_is_told(hub: FakeHuggingFace) -> None:
    await fails(client(hub, token="hf_another"), "token is not accepted")


async def test_a_model_that_hangs_is_given_up(hub: FakeHuggingFace) -> None:
    hub.trouble = hang
    await fails(client(hub, seconds=0.2), "in time")


async def test_one_time_out_spans_all_requests(hub: FakeHuggingFace) -> None:
    async def slowly(_: asyncio.StreamWriter) -> Response:
        await asyncio.sleep(0.25)
        return Response(status=200, body=b"[" + b",".join([b'[{"label":"5 stars","score":1}]'] * 32) + b"]")

    hub.trouble = slowly
    with pytest.raises(AnalysisUnavailable, match="in time"):
        await ask(client(hub, seconds=0.6), *(f"part {number}" for number in range(320)))
    assert hub.knocks < 5


async def test_a_connection_that_breaks_is_told(hub: FakeHuggingFace) -> None:
    hub.trouble = cut
    await fails(client(hub), "could not be reached")


async def test_a_service_that_is_gone_is_told() -> None:
    async with FakeHuggingFace().open() as gone:
        pass
    await fails(client(gone), "could not be reached")


@pytest.fixture
def unredacted() -> Iterator[io.StringIO]:
    """All that is logged at any level. No secret is known to the redaction here, so what is said is seen."""
    before = logging.getLogger().handlers[:], logging.getLogger().level
    stream = io.StringIO()
    configure_logging(LogSettings(level="debug", format="json"), (), stream)
    yield stream
    logging.getLogger().handlers[:], level = before
    logging.getLogger().setLevel(level)
    structlog.reset_defaults()


@pytest.mark.parametrize(
    "trouble",
    [
        answering(refusal(401, f"Invalid token {TOKEN}")),
        answering(refusal(500, TOKEN)),
        answering(Response(status=200, body=f'[[{{"label": "{TOKEN}", "score": 1}}]]'.encode())),
        answering(Response(status=200, body=f'{{"{TOKEN}'.encode())),
        cut,
        hang,
    ],
)
async def test_neither_the_token_nor_a_sentence_is_ever_told(
    hub: FakeHuggingFace, unredacted: io.StringIO, trouble: Any
) -> None:
    hub.trouble = trouble
    judge = client(hub, seconds=0.3)
    with pytest.raises(AnalysisUnavailable) as raised:
        await ask(judge, REMARK)
    told = f"{raised.value!r} {raised.value.detail} {raised.getrepr(style='short')} {judge!r} {judge.trouble}"
    chain = raised.value.__context__
    while chain is not None:
        told += f" {chain!r} {chain}"
        chain = chain.__context__
    assert hub.knocks == 1
    assert "did not judge" in unredacted.getvalue()
    for secret in (TOKEN, REMARK):
        assert secret not in told
        assert secret not in unredacted.getvalue()
