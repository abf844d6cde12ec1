"""What many operations of the document share: headers, security schemes, tags, and each kind of failure once."""

from http import HTTPStatus
from typing import Any

from worthit.web.problem_pages import kinds
from worthit.web.problems import MEDIA_TYPE, TYPE_PREFIX
from worthit.web.request_id import HEADER as REQUEST_ID

SESSION_COOKIE = "__Host-worthit_session"
CSRF = "X-CSRF-Token"
IDEMPOTENCY_KEY = "Idempotency-Key"
IF_NONE_MATCH = "If-None-Match"
PREFER = "Prefer"
ACCEPT_LANGUAGE = "Accept-Language"
CONTENT_LANGUAGE = "Content-Language"
OF_UNDER_WAY = ("Location", "Preference-Applied", "Retry-After")
"""Headers of 202."""
RATE_HEADERS = ("RateLimit", "RateLimit-Policy")

TAGS = {
    "account": "Who you are here, the keys and sessions of your account, and all that is kept of you.",
    "admin": "Everybody's accounts, for the operator.",
    "bundles": "Verdicts with all that they were reached from, signed, and the keys that sign them.",
    "compatible": "The face of the first version, for programs that were written against it.",
    "health": "How this instance is, for people and for monitors.",
    "products": "What this instance knows of the products that it looked up itself.",
    "verdicts": "Is it worth its price?",
    "watches": "Prices that are watched, and what there was to tell of them.",
}

ANYBODY: list[dict[str, list[str]]] = [{}, {"apiKey": []}, {"session": []}, {"telegram": []}]
"""`security` where anybody may ask; who says who they are may ask more."""

SECURITY_SCHEMES: dict[str, Any] = {
    "apiKey": {
        "type": "http",
        "scheme": "bearer",
        "description": "An API key of an account, as `Authorization: Bearer …`. It is shown once, when it is made.",
    },
    "session": {
        "type": "apiKey",
        "in": "cookie",
        "name": SESSION_COOKIE,
        "description": f"The session of a browser. What alters anything must also send `{CSRF}`.",
    },
    "telegram": {
        "type": "apiKey",
        "in": "header",
        "name": "Authorization",
        "description": "What a Mini App of this instance's bot was started with, as `Authorization: tma <initData>`.",
    },
}

HEADERS: dict[str, Any] = {
    CONTENT_LANGUAGE: {"description": "Of the words in the answer.", "schema": {"type": "string"}},
    "ETag": {
        "description": "Changes with the content; for `If-None-Match`.",
        "required": True,
        "schema": {"type": "string", "pattern": '^(W/)?"[^"]*"$'},
    },
    "Location": {"description": "Where what was made is.", "schema": {"type": "string", "format": "uri-reference"}},
    "Preference-Applied": {"description": "What of `Prefer` was heeded.", "schema": {"type": "string"}},
    "RateLimit": {
        "description": "What is left of the quota, and the seconds until it is whole again "
        "(draft-ietf-httpapi-ratelimit-headers).",
        "schema": {"type": "string", "examples": ['"day";r=57;t=3600']},
    },
    "RateLimit-Policy": {
        "description": "The quota: how many questions in how many seconds.",
        "schema": {"type": "string", "examples": ['"day";q=100;w=86400']},
    },
    "Retry-After": {
        "description": "Seconds until it may be asked again.",
        "schema": {"type": "string", "pattern": "^[0-9]+$"},
    },
    "WWW-Authenticate": {"description": "How to say who asks.", "schema": {"type": "string"}},
    REQUEST_ID: {
        "description": "Id of the request: the one that was sent, where it is short and plain, else a new one.",
        "required": True,
        "schema": {"type": "string", "pattern": "^[A-Za-z0-9._-]{1,64}$"},
    },
}

PARAMETERS: dict[str, Any] = {
    IF_NONE_MATCH: {
        "name": IF_NONE_MATCH,
        "in": "header",
        "description": "The `ETag` of what you have: where nothing has changed the answer is 304, without content.",
        "schema": {"type": "string"},
    },
    IDEMPOTENCY_KEY: {
        "name": IDEMPOTENCY_KEY,
        "in": "header",
        "description": "A word of yours for this request. Sent again under it, it is not done again: the first answer "
        "comes back. Kept for 24 hours.",
        "schema": {"type": "string", "pattern": "^[!-~]([ -~]{0,253}[!-~])?$"},
    },
    PREFER: {
        "name": PREFER,
        "in": "header",
        "description": "`wait=10`: answer within so many seconds; `respond-async`: at once. What is not ready by then "
        "goes on, and 202 says where (RFC 7240).",
        "schema": {"type": "string", "examples": ["wait=10", "respond-async"]},
    },
    ACCEPT_LANGUAGE: {
        "name": ACCEPT_LANGUAGE,
        "in": "header",
        "description": "In which language to tell, where `language` does not say it: en, it, de, fr, es (RFC 9110).",
        "schema": {"type": "string", "examples": ["it-IT, en;q=0.5"]},
    },
    CSRF: {
        "name": CSRF,
        "in": "header",
        "description": "Needed where the session's cookie says who asks: the token that was given with the session.",
        "schema": {"type": "string"},
    },
}

_OF_FAILURES = {
    401: ("WWW-Authenticate",),
    429: ("Retry-After", *RATE_HEADERS),
    503: ("Retry-After",),
}


def header_references(*names: str) -> dict[str, Any]:
    return {name: {"$ref": f"#/components/headers/{name}"} for name in names}


def failure(status: int) -> dict[str, Any]:
    """The problem document that an operation answers with this status, as a shared response."""
    kind = next((kind for kind in kinds().values() if kind.status == status), None)
    title = kind.title if kind else HTTPStatus(status).phrase
    content: dict[str, Any] = {"schema": {"$ref": "#/components/schemas/Problem"}}
    if kind:
        content["example"] = {
            "type": TYPE_PREFIX + kind.slug,
            "title": kind.title,
            "status": status,
            "detail": "One sentence on what went wrong.",
            "code": kind.code.value,
            "instance": "5f1d0c7be2a94c38",
        }
    return {
        "description": title,
        "headers": header_references(REQUEST_ID, *_OF_FAILURES.get(status, ())),
        "content": {MEDIA_TYPE: content},
    }
