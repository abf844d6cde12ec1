"""The answers of an operation: what every answer carries, and failures that are said once for all."""

from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Any

from worthit.web.openapi_components import HEADERS, header_references
from worthit.web.problems import MEDIA_TYPE
from worthit.web.request_id import HEADER as REQUEST_ID

_SUCCESSES = {"200": "Here it is.", "201": "It is made.", "202": "It is under way.", "204": "It is done."}
_TEXTS = ("text/", "application/json", "application/problem+json", "image/svg+xml")


def with_cause(said: Mapping[str, Any] | None, cause: str) -> Mapping[str, Any]:
    """A failure as a route declares it, if it does, with this cause among those that are told."""
    if said is None:
        return {"description": cause, "content": {MEDIA_TYPE: {}}}
    told = said["description"]
    return said if cause in told else {**said, "description": f"{told} · {cause}"}


def unchanged() -> dict[str, Any]:
    """304: what the asker has already is what there is."""
    return {"description": "What you have is still right.", "headers": header_references("ETag", REQUEST_ID)}


def completed_answer(status: str, said: Mapping[str, Any], headers: Iterable[str]) -> dict[str, Any]:
    """A failure becomes the shared one under the words of this operation; other answers get `headers` and the
    request's id. said: as the route declares it.
    """
    if list(said.get("content", ())) == [MEDIA_TYPE]:
        return {"$ref": f"#/components/responses/{failure_name(status)}", "description": said["description"]}
    answer = dict(said)
    if said["description"] == HTTPStatus(int(status)).description:
        answer["description"] = _SUCCESSES.get(status, said["description"])
    if "content" in said:
        answer["content"] = {media_type: _content(media_type, of) for media_type, of in said["content"].items()}
    declared = {name: _header(name, header) for name, header in said.get("headers", {}).items()}
    answer["headers"] = dict(sorted({**header_references(*headers, REQUEST_ID), **declared}.items()))
    return answer


def failure_name(status: str) -> str:
    """Of the shared response."""
    return f"Problem{status}"


def _content(media_type: str, said: dict[str, Any]) -> dict[str, Any]:
    """What is no text is bytes; generators of clients know them by this format."""
    return said if media_type.startswith(_TEXTS) else {"schema": {"type": "string", "format": "binary"}}


def _header(name: str, said: Mapping[str, Any]) -> dict[str, Any]:
    """The shared header under the words of the route, if there is one."""
    if name in HEADERS:
        return {**header_references(name)[name], "description": said["description"]}
    return {"schema": {"type": "string"}, **said}
