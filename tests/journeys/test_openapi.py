"""The document that a running instance serves: valid by others' judgement, whole, and true by schemathesis's."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from tests.fuzz.requests import ASKED_MUCH, schemathesis
from tests.journeys.instance import Instance, running_instance

METHODS = {"get", "post", "put", "patch", "delete"}
FEW_EXAMPLES = 2


@pytest.fixture(scope="module")
def document(instance: Instance) -> dict[str, Any]:
    answer: dict[str, Any] = httpx.get(f"{instance.url}/openapi.json", trust_env=False).json()
    return answer


def operations(document: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, item in document["paths"].items():
        for method, operation in item.items():
            yield path, method, operation


def test_an_independent_validator_finds_it_valid(document: dict[str, Any]) -> None:
    assert document["openapi"].startswith("3.1")
    assert [str(error) for error in OpenAPIV31SpecValidator(document).iter_errors()] == []


def test_every_operation_is_named_described_and_sorted_under_a_tag_that_is_explained(document: dict[str, Any]) -> None:
    explained = {tag["name"] for tag in document["tags"] if tag.get("description")}
    names = []
    for path, method, operation in operations(document):
        assert method in METHODS, path
        assert operation["summary"], path
        assert set(operation["tags"]) <= explained, path
        names.append(operation["operationId"])
    assert all(re.fullmatch(r"[a-z][A-Za-z0-9]+", name) for name in names)
    assert len(set(names)) == len(names)


def test_every_failure_is_a_problem_document_with_the_requests_id(document: dict[str, Any]) -> None:
    shared = document["components"]["responses"]
    for path, method, operation in operations(document):
        failures = {status: answer for status, answer in operation["responses"].items() if int(status) >= 400}
        assert "500" in failures, (method, path)
        for status, answer in failures.items():
            if answer.get("$ref") is None:
                assert path.startswith(("/health", "/api/health")), "only health tells of itself in another way"
                continue
            assert answer["$ref"] == f"#/components/responses/Problem{status}"
            assert list(shared[f"Problem{status}"]["content"]) == ["application/problem+json"]
            assert "X-Request-ID" in shared[f"Problem{status}"]["headers"]


def test_everything_that_is_named_is_there_and_everything_that_is_there_is_named(document: dict[str, Any]) -> None:
    written = json.dumps(document)
    named = set(re.findall(r'"#/components/(\w+)/([\w.-]+)"', written))
    there = {(kind, name) for kind, parts in document["components"].items() for name in parts}
    assert named <= there
    assert {name for kind, name in there - named if kind in ("schemas", "responses")} == set()
    required = {scheme for *_, said in operations(document) for way in said.get("security", ()) for scheme in way}
    assert required <= set(document["components"]["securitySchemes"])


def test_requests_are_strict_and_answers_whole(document: dict[str, Any]) -> None:
    schemas = document["components"]["schemas"]
    for _, _, operation in operations(document):
        for content in operation.get("requestBody", {}).get("content", {}).values():
            taken = schemas[content["schema"]["$ref"].rpartition("/")[2]]
            assert taken["additionalProperties"] is False
    verdict = schemas["VerdictDocument"]
    assert verdict["required"] == list(verdict["properties"])


@pytest.mark.timeout(600)
def test_schemathesis_finds_nothing(tmp_path: Path) -> None:
    with running_instance(tmp_path, None, **ASKED_MUCH) as asked:
        code, said = schemathesis(asked.url, seed=1, examples=FEW_EXAMPLES, api_key=asked.new_api_key())
    assert code == 0, said
