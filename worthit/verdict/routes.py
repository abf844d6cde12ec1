"""Verdicts over HTTP: ask for one, with progress if wanted, and read it again."""

import asyncio
import re
from functools import lru_cache
from typing import Annotated, Any, ClassVar, Final, cast

import msgspec
from litestar import Request, Response, Router, post
from litestar.datastructures import ResponseHeader
from litestar.datastructures.headers import Accept
from litestar.di import NamedDependency, Provide
from litestar.enums import MediaType
from litestar.exceptions import HTTPException
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import FromPath, JSONBody, QueryParameter, SkipValidation
from litestar.response import ServerSentEvent
from litestar.status_codes import (
    HTTP_200_OK,
    HTTP_201_CREATED,
    HTTP_202_ACCEPTED,
    HTTP_406_NOT_ACCEPTABLE,
    HTTP_415_UNSUPPORTED_MEDIA_TYPE,
)
from msgspec import Meta, Struct

from worthit.accounts.asker import asker_of
from worthit.accounts.guards import may
from worthit.accounts.history import Asked
from worthit.accounts.model import Asker
from worthit.errors import AnalysisUnavailable, BodyTooLarge, PagesDisagree, VerdictNotFound
from worthit.reviews.language import Language
from worthit.verdict.asked_routes import list_verdicts
from worthit.verdict.asking import REFUSALS, Asking
from worthit.verdict.event_stream import EVENTS, tell, tell_verdict
from worthit.verdict.explain import in_language
from worthit.verdict.languages import IN_WORDS, OF_WHAT, TAG, language_of, told_in
from worthit.verdict.lookup_routes import RETRY_AFTER, Lookup, path_of, shown
from worthit.verdict.lookups import Lookups
from worthit.verdict.model import VerdictDocument
from worthit.verdict.prefer import Patience, patience_of
from worthit.verdict.question import Progress, Question
from worthit.verdict.store import VerdictStore
from worthit.verdict.written import WrittenVerdicts
from worthit.web.conditional import represent, respond
from worthit.web.problems import problem_responses
from worthit.web.raw_headers import encoded, values
from worthit.web.reading import get_or_head
from worthit.web.ready import ReadyResponse
from worthit.web.request_id import request_id

_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_PAGE: Final = """\
<title>Brass kettle</title><h1>Brass kettle</h1><script type="application/ld+json">
{"@context": "https://schema.org", "@type": "Product", "name": "Brass kettle",
 "offers": {"@type": "Offer", "price": "64.90", "priceCurrency": "EUR", "availability": "https://schema.org/InStock"},
 "aggregateRating": {"@type": "AggregateRating", "ratingValue": 4.6, "ratingCount": 1204}}</script>"""
_SOME_PAGES: Final = {"required": ["pages"], "properties": {"pages": {"minItems": 1}}}
_CACHE = "private, max-age=3600"
_ANSWERING: Final = "answering"


class VerdictRequest(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A product's link, or saved HTML pages of one product, or both: the link then says where the pages came from."""

    json_schema: ClassVar[dict[str, Any]] = {
        "examples": [{"pages": [_PAGE]}, {"url": "https://shop.example/kettle", "language": "it"}],
        "if": {"properties": {"url": {"type": "null"}}},
        "then": _SOME_PAGES,
        "dependentSchemas": {"adds_to": {"if": {"properties": {"adds_to": {"type": "string"}}}, "then": _SOME_PAGES}},
    }
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
    language: Annotated[str, Meta(pattern=TAG, description=OF_WHAT)] | None = None

    def __post_init__(self) -> None:
        if self.url is None and not self.pages:
            raise ValueError("Give `url`, or `pages`, or both")
        if self.adds_to is not None and not self.pages:
            raise ValueError("Give the `pages` that add to that verdict")


class Answering(Struct, frozen=True, kw_only=True):
    """What questions are answered with. In the router's `opt`, as the one way that costs a request nothing: for
    dependencies Litestar enters an exit stack, and where there are several it starts a task for each.
    """

    asking: Asking
    lookups: Lookups
    written: WrittenVerdicts


def verdict_router(asking: Asking, lookups: Lookups, asked: Asked, store: VerdictStore, max_body_bytes: int) -> Router:
    """max_body_bytes: of the pages that an asker gives."""
    answering = Answering(asking=asking, lookups=lookups, written=WrittenVerdicts())
    return Router(
        "/v1/verdicts",
        request_max_body_size=max_body_bytes,
        route_handlers=[create_verdict, get_verdict, list_verdicts],
        opt={_ANSWERING: lambda: answering},
        dependencies={
            "asking": Provide(lambda: asking, sync_to_thread=False),
            "asked": Provide(lambda: asked, sync_to_thread=False),
            "store": Provide(lambda: store, sync_to_thread=False),
        },
        tags=["verdicts"],
    )


@post(
    "/",
    operation_id="createVerdict",
    **may("verdicts"),
    summary="Is it worth its price?",
    response_headers=[
        *IN_WORDS,
        ResponseHeader(
            name="Location", documentation_only=True, description="Where the verdict stays, if it was kept."
        ),
        ResponseHeader(name="Preference-Applied", documentation_only=True, description="What of `Prefer` was heeded."),
    ],
    responses={
        HTTP_200_OK: ResponseSpec(
            str,
            generate_examples=False,
            media_type=EVENTS,
            description="With `Accept: text/event-stream`: events `progress` (`stage`, `detail`), then one `verdict` "
            "(the same document as under 201) or one `problem`.",
        ),
        HTTP_202_ACCEPTED: ResponseSpec(
            Lookup,
            generate_examples=False,
            description="With `Prefer`: it is not reached yet, and goes on. `Location` is where to ask how it fares.",
        ),
        **problem_responses(
            *REFUSALS,
            BodyTooLarge,
            PagesDisagree,
            VerdictNotFound,
            HTTP_406_NOT_ACCEPTABLE,
            HTTP_415_UNSUPPORTED_MEDIA_TYPE,
        ),
    },
)
async def create_verdict(
    request: Request[Any, Any, Any],
    data: JSONBody[VerdictRequest],
) -> Response[VerdictDocument]:
    """Look the product up, weigh what is known about it, keep the verdict and give it; or give the one that was reached
    within the last minutes (`created_at` tells when).

    Pages given in `pages` are read instead of fetching the link; they are marked "your copy, not checked" and count in
    this verdict alone. With `adds_to` they are read together with the pages of that verdict.

    With `Accept: text/event-stream` the stages are told as they begin. With `Prefer: wait=10` the answer comes within
    so many seconds, with `Prefer: respond-async` at once: what is not reached by then goes on, and 202 says where.
    """
    answering: Answering = request.route_handler.opt[_ANSWERING]()
    accepted = _accepted(request.headers.get("accept", "*/*"))
    if accepted is None:
        raise HTTPException(status_code=HTTP_406_NOT_ACCEPTABLE)
    inquiry = _Inquiry(
        asker=asker_of(request),
        question=Question(url=data.url, pages=data.pages, anew=data.anew, adds_to=data.adds_to),
        language=language_of(request, data.language),
        instance=request_id(request.scope),
    )
    document = await answering.asking.at_hand(inquiry.asker, inquiry.question)
    if accepted == EVENTS:
        return await _streamed(answering.asking, inquiry, document)
    patience = patience_of(values(request.scope, b"prefer"))
    if document is None and patience is not None:
        return await _within(patience, answering, inquiry)
    if document is None:
        document = await answering.asking.look_up(inquiry.asker, inquiry.question)
    return _reached(document, answering.written, inquiry.language, patience)


@lru_cache(maxsize=256)
def _accepted(header: str) -> str | None:
    return Accept(header).best_match([MediaType.JSON.value, EVENTS])


class _Inquiry(Struct, frozen=True, kw_only=True):
    """What is asked, by whom, in which language, in the request of which id."""

    asker: Asker
    question: Question
    language: Language
    instance: str


def _reached(
    document: VerdictDocument, verdicts: WrittenVerdicts, language: Language, patience: Patience | None
) -> Response[VerdictDocument]:
    written = verdicts.of(document, language)
    applied = encoded([("Preference-Applied", patience.applied)]) if patience else ()
    return ReadyResponse(HTTP_201_CREATED, (*written.headers, *applied), written.body)


async def _streamed(asking: Asking, inquiry: _Inquiry, document: VerdictDocument | None) -> Response[VerdictDocument]:
    if document is not None:
        told = tell_verdict(document, inquiry.language)
    else:
        news: asyncio.Queue[Progress | None] = asyncio.Queue()
        work = await asking.begin(inquiry.asker, inquiry.question, news.put)
        told = tell(work, news, inquiry.language, inquiry.instance)
    events = ServerSentEvent(told, status_code=HTTP_200_OK, headers=told_in(inquiry.language))
    return cast("Response[VerdictDocument]", events)


async def _within(patience: Patience, answering: Answering, inquiry: _Inquiry) -> Response[VerdictDocument]:
    """The verdict, if it is reached so soon; else where to ask for it. While nothing can be kept, the asker waits."""
    news: asyncio.Queue[Progress | None] = asyncio.Queue()
    work = await answering.asking.begin(inquiry.asker, inquiry.question, news.put)
    await asyncio.wait({work}, timeout=patience.seconds)
    if work.done():
        return _reached(work.result(), answering.written, inquiry.language, patience)
    try:
        record = await answering.lookups.keep(inquiry.asker.subject, inquiry.instance, work, news)
    except AnalysisUnavailable:
        return _reached(await work, answering.written, inquiry.language, None)
    headers = {"Location": path_of(record), "Preference-Applied": patience.applied, "Retry-After": RETRY_AFTER}
    accepted = Response(shown(record), status_code=HTTP_202_ACCEPTED, headers=headers)
    return cast("Response[VerdictDocument]", accepted)


@get_or_head(
    "/{verdict_id:str}",
    operation_id="getVerdict",
    response_headers=IN_WORDS,
    summary="A verdict reached earlier",
    responses=problem_responses(VerdictNotFound, AnalysisUnavailable),
)
async def get_verdict(
    request: Request[Any, Any, Any],
    verdict_id: FromPath[str],
    asking: NamedDependency[SkipValidation[Asking]],
    language: Annotated[str | None, QueryParameter(pattern=TAG, description=OF_WHAT)] = None,
) -> Response[VerdictDocument]:
    """A verdict never changes, so it may be asked for with `If-None-Match`. Its explanation is told in any language."""
    if not _ID.fullmatch(verdict_id):
        raise VerdictNotFound("There is no verdict with this id.")
    tongue = language_of(request, language)
    document = in_language(await asking.verdicts.get(verdict_id), tongue)
    answer = respond(request, represent(msgspec.json.encode(document), MediaType.JSON), _CACHE)
    answer.headers.update(told_in(tongue))
    return answer
