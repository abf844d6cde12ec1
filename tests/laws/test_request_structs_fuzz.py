"""Laws of every request body of the API, found by walking its routes: right ones are taken as they are, wrong ones are
refused with the member named, and none is ever a fault.
"""

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import httpx
import msgspec
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from msgspec import Struct
from msgspec import inspect as types
from openapi_schema_validator import OAS31Validator

from tests.journeys.instance import Instance, running_instance
from tests.laws.json_of_types import HUGE, right, wrong
from tests.laws.request_bodies import (
    changed,
    members,
    objects,
    places,
    routes_with_bodies,
    there,
    without,
    written,
)
from worthit.app import create_app
from worthit.config import Environment
from worthit.errors import InvalidRequest
from worthit.house import House
from worthit.plugin.load import load_host
from worthit.web.body import decode_strict
from worthit.web.openapi import render_openapi

APP = create_app(House(load_host(Environment(sections={"plugins": {"enabled": ""}}))))
DOCUMENT = json.loads(render_openapi(APP))
ROUTES = {(method, path): model for method, path, model in routes_with_bodies(APP)}
STRUCTS = sorted(set(ROUTES.values()), key=lambda model: model.__name__)

RULES_APART = settings(suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
"""Bodies that break a rule across their members are made too, and passed over."""

every_struct = pytest.mark.parametrize("model", STRUCTS, ids=lambda model: model.__name__)
every_route = pytest.mark.parametrize("route", sorted(ROUTES), ids=" ".join)


def refusal(body: Any, model: type[Struct]) -> InvalidRequest | None:
    try:
        decode_strict(json.dumps(body).encode(), model)
    except InvalidRequest as error:
        return error
    return None


@cache
def shape(model: type[Struct]) -> types.Type:
    return types.type_info(model)


@cache
def all_right(model: type[Struct]) -> st.SearchStrategy[Any]:
    """Made once: to make it takes longer than to draw from it."""
    return right(shape(model))


def taken(draw: st.DrawFn, model: type[Struct]) -> Any:
    """A body that this model takes. One that breaks a rule across its members is passed over: that names no member."""
    body = draw(all_right(model))
    refused = refusal(body, model)
    assert refused is None or refused.field is None, f"{refused.detail} {body}"
    assume(refused is None)
    return body


@st.composite
def right_bodies(draw: st.DrawFn, model: type[Struct]) -> Any:
    return taken(draw, model)


@st.composite
def wrong_bodies(draw: st.DrawFn, model: type[Struct]) -> tuple[Any, set[str | None]]:
    """A body with one thing wrong in it, and how the spot may be named."""
    of = shape(model)
    body = taken(draw, model)
    match draw(st.sampled_from(["value", "surplus", "missing", "case"])):
        case "value":
            spoilt = [(place, value) for place, inner in places(body, of) for value in wrong(inner)]
            place, value = draw(st.sampled_from(spoilt))
            return changed(body, place, value), {written(place)} | ({None} if value == HUGE else set())
        case "surplus":
            place, _ = draw(st.sampled_from(objects(body, of)))
            surplus = (*place, draw(st.sampled_from(["surplus", "_id", "__class__", "a-b"])))
            return changed(body, surplus, 1), {written(surplus)}
        case "missing":
            place = draw(st.sampled_from(members(body, of, required=True) or [()]))
            assume(place)
            return without(body, place), {written(place)}
    place = draw(st.sampled_from(members(body, of, required=False) or [()]))
    assume(place)
    shouted = (*place[:-1], str(place[-1]).upper())
    return changed(without(body, place), shouted, there(body, place)), {written(place), written(shouted)}


@every_struct
def test_a_right_body_is_taken_and_says_the_same_when_written_again(model: type[Struct]) -> None:
    @RULES_APART
    @given(right_bodies(model))
    def law(body: Any) -> None:
        request = decode_strict(json.dumps(body).encode(), model)
        assert decode_strict(msgspec.json.encode(request), model) == request

    law()


@every_struct
def test_the_document_allows_what_is_taken_and_nothing_that_a_rule_forbids(model: type[Struct]) -> None:
    schema = {"$ref": f"#/components/schemas/{model.__name__}", "components": DOCUMENT["components"]}
    validator = OAS31Validator(schema)

    @given(all_right(model))
    def law(body: Any) -> None:
        assert validator.is_valid(body) == (refusal(body, model) is None)

    law()


@every_struct
def test_one_thing_wrong_is_refused_with_its_place(model: type[Struct]) -> None:
    @RULES_APART
    @given(wrong_bodies(model))
    def law(wrong: tuple[Any, set[str | None]]) -> None:
        body, names = wrong
        refused = refusal(body, model)
        assert refused is not None
        assert any(refused.field == name or (name and (refused.field or "").startswith(f"{name}[")) for name in names)
        assert 0 < len(refused.detail) < 200

    law()


@pytest.fixture(scope="module")
def fuzzed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Instance]:
    with running_instance(tmp_path_factory.mktemp("fuzzed")) as started:
        yield started


@every_route
def test_no_body_is_a_fault_and_each_answer_is_one_that_the_document_tells(
    fuzzed: Instance, route: tuple[str, str]
) -> None:
    method, path = route
    answers = DOCUMENT["paths"][path][method.lower()]["responses"]
    url = fuzzed.url + re.sub(r"{\w+}", "unknown", path)
    bodies = right_bodies(ROUTES[route]) | wrong_bodies(ROUTES[route]).map(lambda wrong: wrong[0])

    @settings(RULES_APART, max_examples=20)
    @given(bodies)
    def law(body: Any) -> None:
        answer = client.request(method, url, json=body)
        assert answer.status_code != 500
        assert str(answer.status_code) in answers
        if answer.status_code >= 400:
            assert answer.headers["Content-Type"] == "application/problem+json"

    with httpx.Client(timeout=30, trust_env=False) as client:
        law()
