"""The operations of the document, completed by what the edge does for every route, so that no route has to say it.

- Whoever takes a body may answer 413 and 415; whoever knows its asker 401, and 403 where that is demanded.
- A POST of the API may be sent again under an idempotency key: 409 and 422.
- What is read under `/v1` has an ETag and may be asked for with it: 304.
- Every answer carries the request's id, and where questions are counted what is left; refusals say when to ask again.
"""

import re
from collections.abc import Iterator, Mapping
from http import HTTPStatus
from typing import Any

from worthit.web.openapi_components import (
    CSRF,
    HEADERS,
    IDEMPOTENCY_KEY,
    IF_NONE_MATCH,
    RATE_HEADERS,
    failure,
    header_references,
)
from worthit.web.problems import MEDIA_TYPE
from worthit.web.request_id import HEADER as REQUEST_ID

_EVENTS = "text/event-stream"
_SAYS_NOTHING: tuple[tuple[str, Any], ...] = (
    ("deprecated", False),
    ("allowEmptyValue", False),
    ("allowReserved", False),
    ("headers", {}),
)
_SUCCESSES = {"200": "Here it is.", "201": "It is made.", "202": "It is under way.", "204": "It is done."}
_API = ("/v1/", "/api/")


def completed(paths: Mapping[str, Any], schemas: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The paths in order, without HEAD, which says nothing that GET does not; and the responses that they share.

    schemas: those of the models, by name.
    """
    operations = {
        path: {method: _complete(path, method, said) for method, said in item.items() if method != "head"}
        for path, item in sorted(paths.items())
    }
    failures = {int(status) for _, _, said in _each(operations) for status in said["responses"] if int(status) >= 400}
    _link(operations, schemas)
    return operations, {_problem_name(status): failure(status) for status in sorted(failures)}


def _complete(path: str, method: str, said: dict[str, Any]) -> dict[str, Any]:
    operation: dict[str, Any] = _without_noise(said)
    conditional = method == "get" and path.startswith("/v1/") and _EVENTS not in _content(operation, "200")
    parameters = [_parameter(one) for one in operation.get("parameters", [])]
    known = {one["name"].lower() for one in parameters if one["in"] == "header"}
    parameters += [
        {"$ref": f"#/components/parameters/{name}"}
        for name in _request_headers(path, method, operation, conditional=conditional)
        if name.lower() not in known
    ]
    if parameters:
        operation["parameters"] = parameters
    responses = operation["responses"]
    for status, why in _implied(path, method, operation):
        responses.setdefault(str(status), {"description": why, "content": {MEDIA_TYPE: {}}})
    counted = RATE_HEADERS if "429" in responses else ()
    operation["responses"] = {
        status: _response(status, responses[status], ("ETag",) if conditional and status == "200" else (), counted)
        for status in sorted(responses)
    }
    if conditional:
        unchanged = {"description": "What you have is still right.", "headers": header_references("ETag", REQUEST_ID)}
        operation["responses"]["304"] = unchanged
        operation["responses"] = dict(sorted(operation["responses"].items()))
    return operation


def _request_headers(path: str, method: str, operation: Mapping[str, Any], *, conditional: bool) -> Iterator[str]:
    if conditional:
        yield IF_NONE_MATCH
    if _repeatable(path, method):
        yield IDEMPOTENCY_KEY
    if method != "get" and any("session" in way for way in operation.get("security", ())):
        yield CSRF


def _implied(path: str, method: str, operation: Mapping[str, Any]) -> Iterator[tuple[int, str]]:
    """The failures of the edge, by status, and what they are called."""
    yield 500, "Internal error"
    if "requestBody" in operation:
        yield from ((400, "Invalid request"), (413, "Request body too large"), (415, "Unsupported media type"))
    if ways := operation.get("security"):
        yield 401, "Not authenticated"
        if {} not in ways or method != "get":
            yield 403, "Not allowed"
    if _repeatable(path, method):
        yield from (
            (400, "Invalid request"),
            (409, "Conflict"),
            (422, "The idempotency key was used for another request"),
        )


def _repeatable(path: str, method: str) -> bool:
    return method == "post" and path.startswith(_API)


def _response(status: str, said: dict[str, Any], *headers: tuple[str, ...]) -> dict[str, Any]:
    """A failure is said once for all, under the words of this operation; other answers get the headers of the edge."""
    if list(said.get("content", ())) == [MEDIA_TYPE]:
        return {"$ref": f"#/components/responses/{_problem_name(int(status))}", "description": said["description"]}
    if said["description"] == HTTPStatus(int(status)).description:
        said = {**said, "description": _SUCCESSES.get(status, said["description"])}
    shared = header_references(*(name for names in headers for name in names), REQUEST_ID)
    declared = {name: _header(name, header) for name, header in said.get("headers", {}).items()}
    return {**said, "headers": {**shared, **declared}}


def _header(name: str, said: dict[str, Any]) -> dict[str, Any]:
    """A header that a route declares: the shared one under the words of this route, if there is one."""
    if name in HEADERS:
        return {**header_references(name)[name], "description": said["description"]}
    return {"schema": {"type": "string"}, **said}


def _problem_name(status: int) -> str:
    return f"Problem{status}"


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
