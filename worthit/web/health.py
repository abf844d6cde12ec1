"""How this instance is: alive, ready to answer, and part by part.

The app gives a check per part, each with a time limit; one that raises is a failed part. Plugins are asked by their
host, which limits and guards them in the same way.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Annotated, Literal, Protocol

import structlog
from litestar import Response, Router
from litestar.openapi.datastructures import ResponseSpec
from litestar.status_codes import HTTP_200_OK, HTTP_503_SERVICE_UNAVAILABLE
from msgspec import Meta, Struct

from worthit.web.reading import get_or_head

CHECK_SECONDS = 2.0
State = Literal["ok", "degraded", "off", "failed"]
log = structlog.get_logger(__name__)


class PartHealth(Struct, frozen=True, kw_only=True):
    """State of one part. `off` means not wanted here (such as no token given), which is not a fault."""

    state: State
    detail: Annotated[str, Meta(description="For the operator; never a secret.")] = ""


class HealthReport(Struct, frozen=True, kw_only=True):
    """State of the instance: `failed` when a core part failed, `degraded` when anything else is not as it should be."""

    state: State
    parts: Mapping[str, PartHealth]
    plugins: Mapping[str, PartHealth] = {}


class Condition(Protocol):
    """How a plugin says that it is: the shape of PartHealth."""

    @property
    def state(self) -> State: ...

    @property
    def detail(self) -> str: ...


Check = Callable[[], Awaitable[PartHealth]]


async def _no_plugins() -> Mapping[str, Condition]:
    return {}


class HealthChecks(Struct, frozen=True, kw_only=True):
    """What is examined. parts: the core's, all needed to be ready; plugins: asks their host."""

    parts: Mapping[str, Check] = {}
    plugins: Callable[[], Awaitable[Mapping[str, Condition]]] = _no_plugins


def health_router(checks: HealthChecks) -> Router:
    """`/health` for people and monitors, `/health/live` and `/health/ready` for whatever restarts and routes."""

    @get_or_head("/live", operation_id="getLiveness", summary="Is the process alive?")
    async def live() -> PartHealth:
        return PartHealth(state="ok")

    @get_or_head("/ready", operation_id="getReadiness", summary="Can it answer now?", responses=_UNAVAILABLE)
    async def ready() -> Response[HealthReport]:
        return _answer(_report(await run_checks(checks.parts), {}))

    @get_or_head("/", operation_id="getHealth", summary="How is each part and plugin?", responses=_UNAVAILABLE)
    async def health() -> Response[HealthReport]:
        return _answer(await examine(checks))

    return Router("/health", route_handlers=[live, ready, health], tags=["health"])


_UNAVAILABLE = {
    HTTP_503_SERVICE_UNAVAILABLE: ResponseSpec(
        HealthReport, generate_examples=False, description="A core part has failed"
    )
}


def _answer(report: HealthReport) -> Response[HealthReport]:
    failed = report.state == "failed"
    return Response(report, status_code=HTTP_503_SERVICE_UNAVAILABLE if failed else HTTP_200_OK)


def _report(parts: Mapping[str, PartHealth], plugins: Mapping[str, PartHealth]) -> HealthReport:
    if any(part.state == "failed" for part in parts.values()):
        state: State = "failed"
    elif any(part.state in {"degraded", "failed"} for part in (*parts.values(), *plugins.values())):
        state = "degraded"
    else:
        state = "ok"
    return HealthReport(state=state, parts=parts, plugins=plugins)


def _told(condition: Condition) -> PartHealth:
    return PartHealth(state=condition.state, detail=condition.detail)


async def examine(checks: HealthChecks) -> HealthReport:
    """Every part and every plugin, all at once."""
    parts, plugins = await asyncio.gather(run_checks(checks.parts), checks.plugins())
    return _report(parts, {name: _told(condition) for name, condition in plugins.items()})


async def run_checks(checks: Mapping[str, Check]) -> dict[str, PartHealth]:
    """All checks at once, each with its time limit; one that raises is a failed part."""
    results = await asyncio.gather(
        *(asyncio.wait_for(check(), CHECK_SECONDS) for check in checks.values()), return_exceptions=True
    )
    return {name: _outcome(name, result) for name, result in zip(checks, results, strict=True)}


def _outcome(name: str, result: PartHealth | BaseException) -> PartHealth:
    if isinstance(result, TimeoutError):
        return PartHealth(state="failed", detail=f"no answer within {CHECK_SECONDS:g} s")
    if isinstance(result, BaseException):
        log.warning("health check failed", part=name, reason=type(result).__name__)
        reached = not isinstance(result, OSError)
        return PartHealth(
            state="failed", detail="it cannot be used; the log has more" if reached else "it cannot be reached"
        )
    return result
