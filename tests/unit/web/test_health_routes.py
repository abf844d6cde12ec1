"""How the instance says that it is."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping

import pytest
from structlog.testing import capture_logs

from tests.unit.web.conftest import Serve
from worthit.web import health
from worthit.web.health import Condition, HealthChecks, PartHealth, health_router


async def well() -> PartHealth:
    return PartHealth(state="ok")


async def broken() -> PartHealth:
    raise ConnectionError("postgresql://user:hush@db")


async def hanging() -> PartHealth:
    await asyncio.sleep(60)
    return PartHealth(state="ok")


def plugins(**conditions: PartHealth) -> Callable[[], Awaitable[Mapping[str, Condition]]]:
    async def ask() -> dict[str, Condition]:
        return dict(conditions)

    return ask


async def test_all_well(serve: Serve) -> None:
    client = serve(health_router(HealthChecks(parts={"database": well}, plugins=plugins(bot=PartHealth(state="ok")))))
    for path in ("/health", "/health/live", "/health/ready"):
        answer = await client.get(path)
        assert (answer.status_code, answer.json()["state"]) == (200, "ok")
        assert (await client.head(path)).status_code == 200
    assert (await client.get("/health")).json()["plugins"] == {"bot": {"state": "ok", "detail": ""}}


async def test_a_broken_core_part_means_not_ready_but_alive(serve: Serve) -> None:
    client = serve(health_router(HealthChecks(parts={"database": broken, "disk": well})))
    with capture_logs() as logged:
        answer = await client.get("/health/ready")
    assert (answer.status_code, answer.json()["state"]) == (503, "failed")
    assert answer.json()["parts"]["database"] == {"state": "failed", "detail": "it cannot be reached"}
    assert answer.json()["parts"]["disk"]["state"] == "ok"
    assert "hush" not in answer.text
    assert logged[0]["part"] == "database"
    assert (await client.get("/health/live")).status_code == 200


async def test_a_part_that_does_not_answer_in_time_has_failed(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "CHECK_SECONDS", 0.05)
    answer = await serve(health_router(HealthChecks(parts={"database": hanging, "disk": hanging}))).get("/health")
    assert answer.status_code == 503
    assert answer.json()["parts"]["database"]["detail"] == "no answer within 0.05 s"


@pytest.mark.parametrize(
    ("state", "overall"), [("ok", "ok"), ("off", "ok"), ("degraded", "degraded"), ("failed", "degraded")]
)
async def test_a_plugin_never_makes_the_instance_unready(serve: Serve, state: health.State, overall: str) -> None:
    checks = HealthChecks(parts={"database": well}, plugins=plugins(bot=PartHealth(state=state, detail="why")))
    client = serve(health_router(checks))
    answer = await client.get("/health")
    assert (answer.status_code, answer.json()["state"]) == (200, overall)
    assert answer.json()["plugins"]["bot"] == {"state": state, "detail": "why"}
    assert (await client.get("/health/ready")).json()["state"] == "ok"
