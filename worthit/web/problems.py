"""Every error as an RFC 9457 problem document, whoever raised it.

`type` is stable and can be opened (see problem_pages); `instance` is the request's id, to be found in the log. What
was sent is never repeated, so the framework's own words, which may quote it, are replaced by ours.
"""

import re
from http import HTTPStatus
from math import ceil
from typing import Any, Final

import structlog
from litestar import Request, Response
from litestar.exceptions import HTTPException, ValidationException
from litestar.openapi.datastructures import ResponseSpec
from litestar.types import ExceptionHandlersMap
from msgspec import Struct

from worthit.errors import AnalysisUnavailable, ErrorCode, InvalidRequest, RateLimited, WorthItError
from worthit.web.request_id import request_id

MEDIA_TYPE = "application/problem+json"
TYPE_PREFIX = "/problems/"
UNAVAILABLE_SECONDS: Final = "5"
"""After how long to ask again for what the database, or a shop, did not give."""
log = structlog.get_logger(__name__)


class Problem(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What went wrong, for people and for programs (RFC 9457).

    type: stable address of this kind of problem. code: stable short code. instance: id of the request.
    field: path of the offending member of the request, such as `pages[2]`.
    """

    type: str
    title: str
    status: int
    detail: str
    code: ErrorCode
    instance: str
    field: str | None = None


class Kind(Struct, frozen=True, kw_only=True):
    """One kind of problem: all that is the same whenever it happens."""

    slug: str
    title: str
    status: int
    code: ErrorCode


INTERNAL = Kind(slug="internal-error", title="Internal error", status=500, code=ErrorCode.INTERNAL)
HTTP_KINDS = {
    kind.status: kind
    for kind in (
        Kind(slug="invalid-request", title="Invalid request", status=400, code=ErrorCode.INVALID_REQUEST),
        Kind(slug="not-authenticated", title="Not authenticated", status=401, code=ErrorCode.AUTHENTICATION),
        Kind(slug="not-allowed", title="Not allowed", status=403, code=ErrorCode.AUTHENTICATION),
        Kind(slug="not-found", title="Not found", status=404, code=ErrorCode.INVALID_REQUEST),
        Kind(slug="method-not-allowed", title="Method not allowed", status=405, code=ErrorCode.INVALID_REQUEST),
        Kind(slug="not-acceptable", title="Not acceptable", status=406, code=ErrorCode.INVALID_REQUEST),
        Kind(slug="too-slow", title="The request came too slowly", status=408, code=ErrorCode.INVALID_REQUEST),
        Kind(slug="body-too-large", title="Request body too large", status=413, code=ErrorCode.INVALID_REQUEST),
        Kind(slug="unsupported-media-type", title="Unsupported media type", status=415, code=ErrorCode.INVALID_REQUEST),
        Kind(slug="rate-limited", title="Too many requests", status=429, code=ErrorCode.RATE_LIMITED),
        Kind(slug="unavailable", title="Not available now", status=503, code=ErrorCode.ANALYSIS_UNAVAILABLE),
    )
}
_HTTP_DETAILS = {
    400: "The request cannot be understood.",
    401: "This needs valid credentials.",
    403: "These credentials do not allow this.",
    404: "There is nothing at this address.",
    405: "This address does not know this method; the Allow header lists those that it knows.",
    406: "None of the accepted media types can be given here.",
    408: "The request body was not received in time.",
    413: "The request body is larger than this server accepts.",
    415: "The body must be sent as application/json, without a content encoding.",
    429: "Too many requests; try again later.",
    503: "This part of the service is not running now.",
}
_ASKER_LEFT = "client disconnected prematurely"
"""Litestar's words for a body that breaks off: its asker is gone, or its chunks are none that HTTP knows."""
_INTERNAL_DETAIL = "Something went wrong on our side. Our log has it under the id of this request."


def kind_of(error: type[WorthItError]) -> Kind:
    """The kind of problem that an error of our tree becomes; its slug is the class name in kebab case."""
    if error.code is ErrorCode.INTERNAL:
        return INTERNAL
    slug = re.sub(r"(?<=[a-zA-Z])(?=[A-Z][a-z])|(?<=[a-z])(?=[A-Z])", "-", error.__name__).lower()
    return Kind(slug=slug, title=error.title, status=error.status, code=error.code)


def to_problem(error: BaseException, instance: str) -> Problem:
    """The problem document for any error. Those that are our own fault are logged whole and told without detail."""
    if isinstance(error, WorthItError) and error.code is not ErrorCode.INTERNAL:
        field = error.field if isinstance(error, InvalidRequest) else None
        return _problem(kind_of(type(error)), error.detail, instance, field)
    if isinstance(error, HTTPException) and (error.status_code < 500 or error.status_code in HTTP_KINDS):
        return _http_problem(error, instance)
    if isinstance(error, HTTPException) and error.detail == _ASKER_LEFT:
        log.info("a body broke off while it was sent", request_id=instance)
        return _problem(HTTP_KINDS[400], "The body breaks off, or its chunks cannot be read.", instance)
    log.error("request failed", request_id=instance, exc_info=error)
    return _problem(INTERNAL, _INTERNAL_DETAIL, instance)


def exception_handlers() -> ExceptionHandlersMap:
    """For Litestar: every exception becomes a problem document."""
    return {HTTPException: _respond, Exception: _respond}


def problem_responses(*causes: type[WorthItError] | int) -> dict[int, ResponseSpec]:
    """For a route's `responses`: its problems, by error or by HTTP status, beside those that every route can have."""
    kinds = [HTTP_KINDS[HTTPStatus.BAD_REQUEST], INTERNAL]
    kinds += [HTTP_KINDS[cause] if isinstance(cause, int) else kind_of(cause) for cause in causes]
    titles: dict[int, list[str]] = {}
    for kind in kinds:
        told = titles.setdefault(kind.status, [])
        if kind.title not in told:
            told.append(kind.title)
    return {
        status: ResponseSpec(
            Problem, generate_examples=False, description=" · ".join(titles[status]), media_type=MEDIA_TYPE
        )
        for status in sorted(titles)
    }


def _respond(request: Request[Any, Any, Any], error: Exception) -> Response[Problem]:
    problem = to_problem(error, request_id(request.scope))
    return Response(problem, status_code=problem.status, media_type=MEDIA_TYPE, headers=_headers(error))


def _headers(error: Exception) -> dict[str, str]:
    if isinstance(error, RateLimited):
        return {"Retry-After": str(ceil(error.retry_after))}
    if type(error) is AnalysisUnavailable:  # those below it know better when, or that it will not be soon
        return {"Retry-After": UNAVAILABLE_SECONDS}
    return (error.headers if isinstance(error, HTTPException) else None) or {}


def _http_problem(error: HTTPException, instance: str) -> Problem:
    kind = HTTP_KINDS.get(error.status_code)
    if kind is None:
        phrase = HTTPStatus(error.status_code).phrase
        slug = phrase.lower().replace(" ", "-").replace("'", "")
        kind = Kind(slug=slug, title=phrase, status=error.status_code, code=ErrorCode.INVALID_REQUEST)
    detail = _HTTP_DETAILS.get(error.status_code, f"{kind.title}.")
    if isinstance(error, ValidationException):
        return _validation_problem(error, kind, instance)
    return _problem(kind, detail, instance)


def _validation_problem(error: ValidationException, kind: Kind, instance: str) -> Problem:
    """Litestar names the parameter in `extra`; its message is kept only where it cannot quote the value."""
    first = error.extra[0] if isinstance(error.extra, list) and error.extra else {}
    name, message = first.get("key"), str(first.get("message", ""))
    if name is None:
        return _problem(kind, _HTTP_DETAILS[400], instance)
    if name == "data":
        return _problem(kind, "This needs a JSON body.", instance)
    reason = message if message.startswith("Expected `") else "The value cannot be used"
    return _problem(kind, f"{name}: {reason}.", instance, name)


def _problem(kind: Kind, detail: str, instance: str, field: str | None = None) -> Problem:
    return Problem(
        type=TYPE_PREFIX + kind.slug,
        title=kind.title,
        status=kind.status,
        detail=detail,
        code=kind.code,
        instance=instance,
        field=field,
    )
