"""What is measured of requests, recorded by a real SDK that keeps it in memory."""

from typing import Any

import httpx
import pytest
from litestar import Litestar, get
from litestar.params import FromPath
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import InMemoryMetricReader
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from worthit.config import WebSettings
from worthit.web.edge import edge_options, put_edge_around
from worthit.web.observed import Observation


@get("/boxes/{box:str}")
async def read_box(box: FromPath[str]) -> str:
    return box


@get("/crash")
async def crash() -> None:
    raise ZeroDivisionError("hush")


class Recorded:
    def __init__(self) -> None:
        self._spans, self._metrics = InMemorySpanExporter(), InMemoryMetricReader()
        traces = TracerProvider()
        traces.add_span_processor(SimpleSpanProcessor(self._spans))
        self.observation = Observation(traces, MeterProvider([self._metrics]))

    def spans(self) -> list[Any]:
        return list(self._spans.get_finished_spans())

    def points(self, name: str) -> list[Any]:
        data: Any = self._metrics.get_metrics_data()
        metrics = [each for of in data.resource_metrics for scope in of.scope_metrics for each in scope.metrics]
        return [point for metric in metrics if metric.name == name for point in metric.data.data_points]


@pytest.fixture
def recorded() -> Recorded:
    return Recorded()


async def ask(recorded: Recorded, method: str, path: str, **headers: str) -> httpx.Response:
    settings = WebSettings()
    app = Litestar(route_handlers=[read_box, crash], **edge_options(settings))
    transport = httpx.ASGITransport(put_edge_around(app, settings, recorded.observation))  # type: ignore[arg-type] # narrower scopes
    async with httpx.AsyncClient(transport=transport, base_url="http://worthit.test") as client:
        return await client.request(method, path, headers=headers)


@pytest.mark.parametrize(
    ("method", "path", "expected"),
    [
        ("GET", "/boxes/hush?token=hush", {"http.request.method": "GET", "http.route": "/boxes/{box}",
         "http.response.status_code": 200}),
        ("HEAD", "/boxes/hush", {"http.request.method": "HEAD", "http.route": "/boxes/{box}",
         "http.response.status_code": 200}),
        ("DELETE", "/boxes/hush", {"http.request.method": "DELETE", "http.response.status_code": 405}),
        ("GET", "/hush", {"http.request.method": "GET", "http.response.status_code": 404}),
        ("HUSH", "/boxes/hush", {"http.request.method": "_OTHER", "http.response.status_code": 405}),
        ("GET", "/crash", {"http.request.method": "GET", "http.route": "/crash", "http.response.status_code": 500,
         "error.type": "500"}),
    ],
)  # fmt: skip
async def test_each_request_is_timed_by_its_route(
    recorded: Recorded, method: str, path: str, expected: dict[str, Any]
) -> None:
    answer = await ask(recorded, method, path, authorization="Bearer hush", referer="https://hush.example")
    assert answer.status_code == expected["http.response.status_code"]
    always = {"url.scheme": "http", "network.protocol.version": "1.1"}
    (duration,) = recorded.points("http.server.request.duration")
    assert dict(duration.attributes) == {**always, **expected}
    assert duration.count == 1
    (span,) = recorded.spans()
    assert dict(span.attributes) == {**always, **expected}
    assert span.name == " ".join(filter(None, (expected["http.request.method"], expected.get("http.route"))))
    assert (span.status.status_code.name == "ERROR") is ("error.type" in expected)
    assert "hush" not in f"{span.to_json()}{duration}"


async def test_those_under_way_are_counted_up_and_down(recorded: Recorded) -> None:
    await ask(recorded, "GET", "/crash")
    (active,) = recorded.points("http.server.active_requests")
    assert active.value == 0


async def test_a_span_belongs_to_the_trace_of_who_asked(recorded: Recorded) -> None:
    parent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
    await ask(recorded, "GET", "/boxes/a", traceparent=parent, baggage="token=hush")
    (span,) = recorded.spans()
    assert f"{span.context.trace_id:032x}" == "4bf92f3577b34da6a3ce929d0e0e4736"
    assert f"{span.parent.span_id:016x}" == "00f067aa0ba902b7"


async def test_nonsense_for_a_trace_begins_a_new_one(recorded: Recorded) -> None:
    assert (await ask(recorded, "GET", "/boxes/a", traceparent="00-hush-01")).status_code == 200
    assert recorded.spans()[0].parent is None


async def test_without_an_sdk_nothing_is_recorded_and_everything_works() -> None:
    class Nothing(Recorded):
        def __init__(self) -> None:
            self.observation = Observation()

    assert (await ask(Nothing(), "GET", "/boxes/a")).text == "a"
