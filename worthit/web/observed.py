"""What is measured of requests: how long they took, how many are being answered, and a span for each.

With the OpenTelemetry API alone, by its semantic conventions for HTTP servers: without an SDK, which a plugin may set
up, nothing is recorded. Addresses are named by the template of their route, so nothing that was sent is in there: no
path with an id, no query, no address of who asks.
"""

import time
from collections.abc import Awaitable, Mapping
from contextlib import AbstractContextManager, nullcontext
from functools import cached_property
from typing import Final

from litestar.enums import ScopeType
from litestar.types import ASGIApp, HTTPScope, Message, Receive, Scope, Send
from opentelemetry import context, metrics, trace
from opentelemetry.metrics import MeterProvider
from opentelemetry.trace import INVALID_SPAN, Span, SpanKind, Status, StatusCode, TracerProvider
from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator
from opentelemetry.util.types import AttributeValue

from worthit.web.raw_headers import values

_NAME: Final = "worthit.web"
_BUCKETS: Final = (0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1.0, 2.5, 5.0, 7.5, 10.0, 15.0, 20.0, 30.0)
"""Seconds: those of the conventions, and beyond, as a verdict may take half a minute."""
_METHODS: Final = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
_NOTHING_SET_UP: Final = "_ProxyMeterProvider"
"""The provider of measurements that stands in until there is one; the API does not export it."""
_PROPAGATOR = TraceContextTextMapPropagator()
Attributes = dict[str, AttributeValue]


class Observation:
    """Wraps an app. traces, meters: where to record; None: what is set up for the process, if anything is."""

    def __init__(self, traces: TracerProvider | None = None, meters: MeterProvider | None = None) -> None:
        meter = metrics.get_meter(_NAME, meter_provider=meters)
        self._traces, self._meters = traces, meters
        self._tracer = trace.get_tracer(_NAME, tracer_provider=traces)
        self._duration = meter.create_histogram(
            "http.server.request.duration",
            unit="s",
            description="Duration of HTTP server requests.",
            explicit_bucket_boundaries_advisory=_BUCKETS,
        )
        self._active = meter.create_up_down_counter(
            "http.server.active_requests", unit="{request}", description="Number of active HTTP server requests."
        )

    def __call__(self, app: ASGIApp) -> ASGIApp:
        def layer(scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
            if scope["type"] == ScopeType.HTTP and (self._traced or self._measured):
                return observed(scope, receive, send)
            return app(scope, receive, send)

        async def observed(scope: HTTPScope, receive: Receive, send: Send) -> None:
            began = time.perf_counter()
            asked: Attributes = {"http.request.method": _method(scope), "url.scheme": scope["scheme"]}
            status = 500

            async def noted(message: Message) -> None:
                nonlocal status
                if message["type"] == "http.response.start":
                    status = message["status"]
                await send(message)

            self._active.add(1, asked)
            with self._span(scope, asked) as span:
                try:
                    await app(scope, receive, noted)
                finally:
                    self._active.add(-1, asked)
                    answered = _answered(scope, asked, status)
                    _finish(span, answered)
                    self._duration.record(time.perf_counter() - began, answered)

        return layer

    @cached_property
    def _traced(self) -> bool:
        """Whether anybody records; whoever does has to be set up when the first request comes."""
        return not isinstance(self._traces or trace.get_tracer_provider(), trace.ProxyTracerProvider)

    @cached_property
    def _measured(self) -> bool:
        return self._meters is not None or type(metrics.get_meter_provider()).__name__ != _NOTHING_SET_UP

    def _span(self, scope: Scope, asked: Attributes) -> AbstractContextManager[Span]:
        if not self._traced:
            return nullcontext(INVALID_SPAN)
        return self._tracer.start_as_current_span(
            str(asked["http.request.method"]),
            context=_PROPAGATOR.extract(_trace_headers(scope), context.Context()),
            kind=SpanKind.SERVER,
            attributes=asked,
            record_exception=False,  # its words may quote what was sent
            set_status_on_exception=False,
        )


def _method(scope: HTTPScope) -> str:
    method: str = scope["method"]
    return method if method in _METHODS else "_OTHER"


def _answered(scope: Scope, asked: Attributes, status: int) -> Attributes:
    answered = {**asked, "http.response.status_code": status, "network.protocol.version": scope["http_version"]}
    if (route := scope.get("path_template")) is not None:
        answered["http.route"] = route
    if status >= 500:
        answered["error.type"] = str(status)
    return answered


def _finish(span: Span, answered: Attributes) -> None:
    if not span.is_recording():
        return
    if "http.route" in answered:
        span.update_name(" ".join((str(answered["http.request.method"]), str(answered["http.route"]))))
    span.set_attributes(answered)
    if "error.type" in answered:
        span.set_status(Status(StatusCode.ERROR))


def _trace_headers(scope: Scope) -> Mapping[str, str]:
    given = {name: ",".join(values(scope, name.encode())) for name in _PROPAGATOR.fields}
    return {name: value for name, value in given.items() if value}
