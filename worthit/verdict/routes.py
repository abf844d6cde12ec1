"""Verdicts over HTTP: ask for one, with progress if wanted, and read it again."""

import asyncio
import re
from collections.abc import AsyncIterator
from typing import Annotated, Any, Final, cast

import msgspec
from litestar import Request, Response, Router, post
from litestar.datastructures import ResponseHeader
from litestar.di import NamedDependency, Provide
from litestar.enums import MediaType
from litestar.exceptions import HTTPException
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import FromPath, JSONBody, QueryParameter, SkipValidation
from litestar.response import ServerSentEvent, ServerSentEventMessage
from litestar.status_codes import (
    HTTP_200_OK,
    HTTP_201_CREATED,
    HTTP_406_NOT_ACCEPTABLE,
    HTTP_415_UNSUPPORTED_MEDIA_TYPE,
)
from msgspec import Meta, Struct

from worthit.errors import (
    AnalysisUnavailable,
    BodyTooLarge,
    DeadlineExceeded,
    InvalidLink,
    NotAProductPage,
    PageBlocked,
    PagesDisagree,
    PageTooLarge,
    ProductNotFound,
    UnreadablePage,
    UnsupportedShop,
    VerdictNotFound,
)
from worthit.reviews.language import Language
from worthit.verdict.explain import DEFAULT_LANGUAGE, LANGUAGES, in_language, spoken
from worthit.verdict.model import VerdictDocument
from worthit.verdict.question import Progress, Question, Verdicts
from worthit.web.conditional import represent, respond
from worthit.web.problems import problem_responses, to_problem
from worthit.web.reading import get_or_head
from worthit.web.request_id import request_id

EVENTS: Final = "text/event-stream"
HEARTBEAT_SECONDS = 10.0
_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_LANGUAGE: Final = f"^({'|'.join(LANGUAGES)})([-_][A-Za-z0-9]{{1,8}})*$"
_OF_WHAT: Final = "Of the explanation; a tag such as `it-IT` is read as its language."
_CACHE = "private, max-age=3600"


class VerdictRequest(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A product's link, or saved HTML pages of one product, or both: the link then says where the pages came from."""

    url: Annotated[str, Meta(min_length=1, max_length=2048, description="Link of the product's page.")] | None = None
    pages: Annotated[
        tuple[Annotated[str, Meta(min_length=1)], ...],
        Meta(max_length=10, description="HTML of the product's page and of pages of its reviews, in any order."),
    ] = ()
    anew: Annotated[
        bool, Meta(description="Look at the link again, even if a verdict of the last minutes is there.")
    ] = False
    adds_to: (
        Annotated[
            str,
            Meta(
                pattern=f"^{_ID.pattern}$",
                description="Id of an earlier verdict that `pages` add to, such as pages of its product's reviews.",
            ),
        ]
        | None
    ) = None
    language: Annotated[str, Meta(pattern=_LANGUAGE, description=_OF_WHAT)] = DEFAULT_LANGUAGE

    def __post_init__(self) -> None:
        if self.url is None and not self.pages:
            raise ValueError("Give `url`, or `pages`, or both")
        if self.adds_to is not None and not self.pages:
            raise ValueError("Give the `pages` that add to that verdict")


def verdict_router(verdicts: Verdicts) -> Router:
    return Router(
        "/v1/verdicts",
        route_handlers=[create_verdict, get_verdict],
        dependencies={"verdicts": Provide(lambda: verdicts, sync_to_thread=False)},
        tags=["verdicts"],
    )


@post(
    "/",
    operation_id="createVerdict",
    summary="Is it worth its price?",
    response_headers=[
        ResponseHeader(name="Location", documentation_only=True, description="Where the verdict stays, if it was kept.")
    ],
    responses={
        HTTP_200_OK: ResponseSpec(
            str,
            generate_examples=False,
            media_type=EVENTS,
            description="With `Accept: text/event-stream`: events `progress` (`stage`, `detail`), then one `verdict` "
            "(the same document as under 201) or one `problem`.",
        ),
        **problem_responses(
            BodyTooLarge,
            InvalidLink,
            UnsupportedShop,
            PageBlocked,
            NotAProductPage,
            PagesDisagree,
            ProductNotFound,
            VerdictNotFound,
            AnalysisUnavailable,
            PageTooLarge,
            UnreadablePage,
            DeadlineExceeded,
            HTTP_406_NOT_ACCEPTABLE,
            HTTP_415_UNSUPPORTED_MEDIA_TYPE,
        ),
    },
)
async def create_verdict(
    request: Request[Any, Any, Any],
    data: JSONBody[VerdictRequest],
    verdicts: NamedDependency[SkipValidation[Verdicts]],
) -> Response[VerdictDocument]:
    """Look the product up, weigh what is known about it, keep the verdict and give it; or give the one that was reached
    within the last minutes (`created_at` tells when).

    Pages given in `pages` are read instead of fetching the link; they are marked "your copy, not checked" and count in
    this verdict alone. With `adds_to` they are read together with the pages of that verdict.

    With `Accept: text/event-stream` the stages are told as they begin.
    """
    question = Question(url=data.url, pages=data.pages, anew=data.anew, adds_to=data.adds_to)
    accepted = request.accept.best_match([MediaType.JSON.value, EVENTS])
    if accepted == EVENTS:
        told = _tell(verdicts, question, spoken(data.language), request_id(request.scope))
        events = ServerSentEvent(told, status_code=HTTP_200_OK)
        return cast("Response[VerdictDocument]", events)
    if accepted is None:
        raise HTTPException(status_code=HTTP_406_NOT_ACCEPTABLE)
    document = await verdicts.reach(question)
    location = {"Location": f"/v1/verdicts/{document.id}"} if document.kept else {}
    return Response(in_language(document, spoken(data.language)), status_code=HTTP_201_CREATED, headers=location)


@get_or_head(
    "/{verdict_id:str}",
    operation_id="getVerdict",
    summary="A verdict reached earlier",
    responses=problem_responses(VerdictNotFound, AnalysisUnavailable),
)
async def get_verdict(
    request: Request[Any, Any, Any],
    verdict_id: FromPath[str],
    verdicts: NamedDependency[SkipValidation[Verdicts]],
    language: Annotated[str, QueryParameter(pattern=_LANGUAGE, description=_OF_WHAT)] = DEFAULT_LANGUAGE,
) -> Response[VerdictDocument]:
    """A verdict never changes, so it may be asked for with `If-None-Match`. Its explanation is told in any language."""
    if not _ID.fullmatch(verdict_id):
        raise VerdictNotFound("There is no verdict with this id.")
    document = in_language(await verdicts.get(verdict_id), spoken(language))
    return respond(request, represent(msgspec.json.encode(document), MediaType.JSON), _CACHE)


async def _tell(
    verdicts: Verdicts, question: Question, language: Language, instance: str
) -> AsyncIterator[ServerSentEventMessage]:
    """Progress as it comes, then the verdict or the problem. When the asker goes away, the work is cancelled."""
    news: asyncio.Queue[Progress | None] = asyncio.Queue()
    work = asyncio.create_task(verdicts.reach(question, news.put))
    work.add_done_callback(lambda _: news.put_nowait(None))
    try:
        async for progress in _until_done(news):
            yield _event("progress", progress) if progress else ServerSentEventMessage(comment="working", data=None)
        if error := work.exception():
            yield _event("problem", to_problem(error, instance))
        else:
            yield _event("verdict", in_language(work.result(), language))
    finally:
        work.cancel()


async def _until_done(news: asyncio.Queue[Progress | None]) -> AsyncIterator[Progress | None]:
    """What is put until None is; a None is given when nothing came for a while, so that proxies keep the line open."""
    while True:
        try:
            async with asyncio.timeout(HEARTBEAT_SECONDS):
                progress = await news.get()
        except TimeoutError:
            yield None
            continue
        if progress is None:
            return
        yield progress


def _event(name: str, content: Struct) -> ServerSentEventMessage:
    return ServerSentEventMessage(event=name, data=msgspec.json.encode(content))
