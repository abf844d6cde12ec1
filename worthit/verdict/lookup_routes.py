"""Look-ups over HTTP: how they fare, asked for or told as it happens."""

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime
from typing import Annotated, Any, Final

import msgspec
from litestar import Request, Response, Router
from litestar.datastructures import ResponseHeader
from litestar.di import NamedDependency, Provide
from litestar.enums import MediaType
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import FromPath, HeaderParameter, SkipValidation
from litestar.response import ServerSentEvent, ServerSentEventMessage
from litestar.status_codes import HTTP_200_OK, HTTP_204_NO_CONTENT
from msgspec import Meta, Struct

from worthit.accounts.asker import asker_of
from worthit.errors import AnalysisUnavailable, NothingHere
from worthit.reviews.language import Language
from worthit.verdict.event_stream import EVENTS, HEARTBEAT_SECONDS, event, heartbeat
from worthit.verdict.explain import in_language
from worthit.verdict.languages import language_of, told_in
from worthit.verdict.lookups import LookupRecord, Lookups, LookupState
from worthit.verdict.question import Stage, Verdicts
from worthit.web.conditional import represent, respond
from worthit.web.problems import Problem, problem_responses
from worthit.web.reading import get_or_head

POLL_SECONDS = 0.25
RETRY_AFTER: Final = "1"
_CACHE: Final = "private, no-cache"


class VerdictPlace(Struct, frozen=True, kw_only=True):
    """Where a verdict stays."""

    id: str
    path: Annotated[str, Meta(examples=["/v1/verdicts/5b1f0c9e8d7a6b5c4d3e"])]


class Lookup(Struct, frozen=True, kw_only=True):
    """How a look-up fares. stage, detail: what it does now, null before it began.

    verdict: set once it is reached. problem: set once it is refused.
    """

    id: str
    state: LookupState
    created_at: datetime
    stage: Stage | None = None
    detail: str | None = None
    verdict: VerdictPlace | None = None
    problem: Problem | None = None


def lookup_router(lookups: Lookups, verdicts: Verdicts) -> Router:
    return Router(
        "/v1/lookups/{lookup_id:str}",
        route_handlers=[get_lookup, get_lookup_events],
        dependencies={
            "lookups": Provide(lambda: lookups, sync_to_thread=False),
            "verdicts": Provide(lambda: verdicts, sync_to_thread=False),
        },
        tags=["verdicts"],
    )


def path_of(record: LookupRecord) -> str:
    return f"/v1/lookups/{record.id}"


def shown(record: LookupRecord) -> Lookup:
    """What its asker sees of it."""
    now = record.told[-1] if record.told else None
    verdict_id = record.verdict_id
    return Lookup(
        id=record.id,
        state=record.state,
        created_at=record.created_at,
        stage=now.stage if now else None,
        detail=now.detail if now else None,
        verdict=VerdictPlace(id=verdict_id, path=f"/v1/verdicts/{verdict_id}") if verdict_id else None,
        problem=record.problem,
    )


@get_or_head(
    "/",
    operation_id="getLookup",
    summary="How does the look-up fare?",
    response_headers=[
        ResponseHeader(
            name="Retry-After",
            documentation_only=True,
            description="While it is `working`: seconds until to ask again.",
        )
    ],
    responses=problem_responses(NothingHere, AnalysisUnavailable),
)
async def get_lookup(
    request: Request[Any, Any, Any], lookup_id: FromPath[str], lookups: NamedDependency[SkipValidation[Lookups]]
) -> Response[Lookup]:
    """Of a question that was asked with `Prefer`: whoever asked it may see this, for an hour after its end.

    A look-up that was broken off, because this instance stopped, is told as `refused` with code E004.
    """
    record = await lookups.get(asker_of(request).subject, lookup_id)
    answer = respond(request, represent(msgspec.json.encode(shown(record)), MediaType.JSON), _CACHE)
    if record.state == "working":
        answer.headers["Retry-After"] = RETRY_AFTER
    return answer


@get_or_head(
    "/events",
    operation_id="getLookupEvents",
    summary="The look-up, told as it goes on",
    responses={
        HTTP_200_OK: ResponseSpec(
            str,
            generate_examples=False,
            media_type=EVENTS,
            description="Events `progress` (`stage`, `detail`), then one `verdict` (the document) or one `problem`.",
        ),
        HTTP_204_NO_CONTENT: ResponseSpec(
            None, generate_examples=False, description="All of it was told up to `Last-Event-ID`."
        ),
        **problem_responses(NothingHere, AnalysisUnavailable),
    },
)
async def get_lookup_events(
    request: Request[Any, Any, Any],
    lookup_id: FromPath[str],
    lookups: NamedDependency[SkipValidation[Lookups]],
    verdicts: NamedDependency[SkipValidation[Verdicts]],
    last_event_id: Annotated[
        int,
        HeaderParameter(name="Last-Event-ID", ge=0, le=1000, description="Only what came after this event is told."),
    ] = 0,
) -> Response[Any]:
    """Server-Sent Events of all stages so far and of those to come, each with its id. A line that breaks is gone on
    with by `Last-Event-ID`, as browsers do by themselves; 204 tells them that there is nothing more to come.
    """
    subject, language = asker_of(request).subject, language_of(request, None)
    record = await lookups.get(subject, lookup_id)
    if record.state != "working" and last_event_id > len(record.told):
        return Response(None, status_code=HTTP_204_NO_CONTENT)
    events = _events(lookups, verdicts, subject, record, last_event_id, language)
    return ServerSentEvent(events, status_code=HTTP_200_OK, headers=told_in(language))


async def _events(
    lookups: Lookups, verdicts: Verdicts, subject: str, record: LookupRecord, told: int, language: Language
) -> AsyncIterator[ServerSentEventMessage]:
    """What of the record was not told yet, read again and again until its end."""
    silent = 0.0
    while True:
        for number, progress in enumerate(record.told[told:], told + 1):
            yield event("progress", progress, number)
            told, silent = number, 0.0
        if record.state != "working":
            break
        await asyncio.sleep(POLL_SECONDS)
        silent += POLL_SECONDS
        if silent >= HEARTBEAT_SECONDS:
            yield heartbeat()
            silent = 0.0
        record = await lookups.get(subject, record.id)
    if record.problem is not None:
        yield event("problem", record.problem, told + 1)
    elif record.verdict_id is not None:
        yield event("verdict", in_language(await verdicts.get(record.verdict_id), language), told + 1)
