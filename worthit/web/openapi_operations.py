"""The operations of the document, completed by what the edge does for every route, so that no route has to say it.

- Any route may take too long (504); whoever takes a body may answer 408, 413 and 415.
- The API knows its askers wherever they say who they are, and refuses bad credentials (401), floods (429), and whom it
  cannot look up now (503); where credentials are demanded, those that allow something else, too (403).
- A POST of the API may be sent again under an idempotency key: 409 and 422.
- What is read under `/v1` has an ETag and may be asked for with it: 304.
- What answers JSON, and on request a stream of events, is described by the JSON, and the stream in words: generators of
  clients take an operation that has a stream for nothing else.
- Every answer carries the request's id, and where questions are counted what is left; refusals say when to ask again.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from worthit.web.body import JSON
from worthit.web.openapi_answers import completed_answer, failure_name, unchanged, with_cause
from worthit.web.openapi_components import (
    ACCEPT_LANGUAGE,
    ANYBODY,
    CONTENT_LANGUAGE,
    CSRF,
    IDEMPOTENCY_KEY,
    IF_NONE_MATCH,
    OF_UNDER_WAY,
    PREFER,
    RATE_HEADERS,
    failure,
)

_EVENTS = "text/event-stream"
_SAYS_NOTHING: tuple[tuple[str, Any], ...] = (
    ("deprecated", False),
    ("allowEmptyValue", False),
    ("allowReserved", False),
    ("headers", {}),
)
_API = ("/v1/", "/api/")
_BRIEF_HEALTH = "/api/health"


def completed(paths: Mapping[str, Any], schemas: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The paths in order, without HEAD, which says nothing that GET does not; and the responses that they share.

    schemas: those of the models, by name.
    """
    operations = {
        path: {method: _complete(path, method, said) for method, said in item.items() if method != "head"}
        for path, item in sorted(paths.items())
    }
    _link(operations, schemas)
    failures = {status for *_, said in _each(operations) for status in said["responses"] if int(status) >= 400}
    return operations, {failure_name(status): failure(int(status)) for status in sorted(failures)}


def _complete(path: str, method: str, said: dict[str, Any]) -> dict[str, Any]:
    operation: dict[str, Any] = _stream_in_words(_without_noise(said))
    if _knows_asker(path):
        operation.setdefault("security", ANYBODY)
    conditional = method == "get" and path.startswith("/v1/") and _EVENTS not in _content(operation, "200")
    parameters = _parameters(path, method, operation, conditional=conditional)
    if parameters:
        operation["parameters"] = parameters
    declared = operation["responses"]
    for status, why in _implied(path, method, operation):
        declared[str(status)] = with_cause(declared.get(str(status)), why)
    counted = RATE_HEADERS if "402" in declared else ()
    answers = {
        status: completed_answer(status, answer, (*counted, *_headers_of(status, conditional=conditional)))
        for status, answer in declared.items()
    }
    if conditional:
        answers["304"] = unchanged()
    operation["responses"] = dict(sorted(answers.items()))
    return operation


def _headers_of(status: str, *, conditional: bool) -> tuple[str, ...]:
    if status == "202":
        return OF_UNDER_WAY
    return ("ETag",) if conditional and status == "200" else ()


def _stream_in_words(operation: dict[str, Any]) -> dict[str, Any]:
    answers = operation["responses"]
    streams = [status for status, answer in answers.items() if list(answer.get("content", ())) == [_EVENTS]]
    others = [status for status, answer in answers.items() if status[0] == "2" and JSON in answer.get("content", ())]
    if not streams or not others:
        return operation
    words = [operation.get("description", ""), *(answers[status]["description"] for status in streams)]
    left = {status: answer for status, answer in answers.items() if status not in streams}
    return {**operation, "description": "\n\n".join(filter(None, words)), "responses": left}


def _parameters(path: str, method: str, operation: Mapping[str, Any], *, conditional: bool) -> list[dict[str, Any]]:
    declared = [_parameter(one) for one in operation.get("parameters", ())]
    names = {one["name"].lower() for one in declared if one["in"] == "header"}
    shared = _request_headers(path, method, operation, conditional=conditional)
    return declared + [{"$ref": f"#/components/parameters/{name}"} for name in shared if name.lower() not in names]


def _request_headers(path: str, method: str, operation: Mapping[str, Any], *, conditional: bool) -> Iterator[str]:
    if conditional:
        yield IF_NONE_MATCH
    if _repeatable(path, method):
        yield IDEMPOTENCY_KEY
    if "202" in operation["responses"]:
        yield PREFER
    if any(CONTENT_LANGUAGE in answer.get("headers", ()) for answer in operation["responses"].values()):
        yield ACCEPT_LANGUAGE
    if method != "get" and any("session" in way for way in operation.get("security", ())):
        yield CSRF


def _implied(path: str, method: str, operation: Mapping[str, Any]) -> Iterator[tuple[int, str]]:
    """The failures of the edge, by status, and what they are called."""
    yield from ((500, "Internal error"), (504, "The answer was not ready in time"))
    if "requestBody" in operation:
        yield from (
            (400, "Invalid request"),
            (408, "The request came too slowly"),
            (413, "Request body too large"),
            (415, "Unsupported media type"),
        )
    if _knows_asker(path):
        yield from ((401, "Not authenticated"), (429, "Too many requests"), (503, "Analysis unavailable"))
        if {} not in operation["security"] or method != "get":
            yield 403, "Not allowed"
    if _repeatable(path, method):
        yield from (
            (400, "Invalid request"),
            (409, "Conflict"),
            (422, "The idempotency key was used for another request"),
        )


def _knows_asker(path: str) -> bool:
    return path.startswith(_API) and path != _BRIEF_HEALTH


def _repeatable(path: str, method: str) -> bool:
    return method == "post" and path.startswith(_API)


def _parameter(said: dict[str, Any]) -> dict[str, Any]:
    """No parameter is ever null: it is left out. What it is is said once."""
    schema = {name: value for name, value in said.get("schema", {}).items() if value != said.get("description")}
    options = [option for option in schema.pop("oneOf", []) if option != {"type": "null"}]
    if len(options) == 1:
        schema = {**options[0], **schema}
    elif options:
        schema["oneOf"] = options
    if schema.get("default", "") is None:
        del schema["default"]
    return {**said, "schema": schema}


def _without_noise(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_noise(inner) for key, inner in value.items() if (key, inner) not in _SAYS_NOTHING}
    return [_without_noise(item) for item in value] if isinstance(value, list) else value


def _each(operations: Mapping[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, item in operations.items():
        for method, operation in item.items():
            yield path, method, operation


def _content(operation: Mapping[str, Any], status: str) -> Mapping[str, Any]:
    content: Mapping[str, Any] = operation["responses"].get(status, {}).get("content", {})
    return content


def _link(operations: dict[str, Any], schemas: Mapping[str, Any]) -> None:
    """What a POST made is found under its path by its `id`: `POST /v1/verdicts` → `GET /v1/verdicts/{verdict_id}`."""
    for path, method, operation in _each(operations):
        made = operation["responses"].get("201")
        if method == "post" and made and _has_id(made, schemas):
            below = re.compile(rf"{re.escape(path)}/{{(\w+)}}[^{{]*")
            made["links"] = {
                found["operationId"]: {
                    "operationId": found["operationId"],
                    "parameters": {matched[1]: "$response.body#/id"},
                }
                for address, found_method, found in _each(operations)
                if found_method != "post" and (matched := below.fullmatch(address))
            }


def _has_id(answer: Mapping[str, Any], schemas: Mapping[str, Any]) -> bool:
    references = [content["schema"].get("$ref", "") for content in answer.get("content", {}).values()]
    return any("id" in schemas[reference.rpartition("/")[2]]["properties"] for reference in references if reference)
