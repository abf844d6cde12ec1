"""The ASGI application of one worker: a house with the HTTP edge around it."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from litestar import Litestar
from litestar.config.app import AppConfig
from litestar.plugins import InitPlugin
from litestar_granian import GranianPlugin

from worthit.house import House
from worthit.plugin.adapter import HostPlugin
from worthit.storage.history import CORE
from worthit.verdict.bundle.routes import bundle_router
from worthit.verdict.routes import verdict_router
from worthit.web.edge import edge_options, edge_routes
from worthit.web.health import Check, HealthChecks, PartHealth


def create_app(house: House | None = None) -> Litestar:
    """The ASGI application of one worker."""
    house = House.load() if house is None else house

    @asynccontextmanager
    async def connections(_: Litestar) -> AsyncGenerator[None, None]:
        async with house.connections():
            yield

    return Litestar(
        route_handlers=[
            verdict_router(house.verdicts),
            bundle_router(house.bundles),
            *edge_routes(health_checks(house)),
        ],
        plugins=[HostPlugin(house.host), _EmbeddedJobs(house), GranianPlugin()],
        lifespan=[connections],
        **edge_options(house.settings.web),
    )


class _EmbeddedJobs(InitPlugin):
    """Has the worker do jobs while it serves. Within the lifespans of the plugins, which the jobs use."""

    def __init__(self, house: House) -> None:
        self._house = house

    def on_app_init(self, app_config: AppConfig) -> AppConfig:
        if self._house.settings.jobs.embedded:
            app_config.lifespan.append(self._lifespan)
        return app_config

    @asynccontextmanager
    async def _lifespan(self, _: Litestar) -> AsyncGenerator[None, None]:
        async with self._house.jobs.running():
            yield


def health_checks(house: House) -> HealthChecks:
    """What `/health` and `worthit doctor` examine."""

    async def database() -> PartHealth:
        outdated = await house.database.outdated()
        if not outdated:
            return PartHealth(state="ok")
        detail = f"the tables of {', '.join(outdated)} are not up to date: run `worthit migrate`"
        return PartHealth(state="failed" if CORE in outdated else "degraded", detail=detail)

    async def huggingface() -> PartHealth:
        hosted = house.hosted_model
        if hosted is None:
            return PartHealth(state="off", detail="no WORTHIT_HUGGINGFACE__TOKEN: no text of a review is sent there")
        sent = f"sentences of reviews are sent to {hosted.host}, to the model {hosted.model}."
        if hosted.trouble is None:
            return PartHealth(state="ok", detail=sent)
        return PartHealth(state="degraded", detail=f"{sent} {hosted.trouble}")

    async def keys() -> PartHealth:
        trouble = await asyncio.to_thread(house.keyring.trouble)
        return PartHealth(state="ok") if trouble is None else PartHealth(state="degraded", detail=trouble)

    async def jobs() -> PartHealth:
        try:
            condition = await house.jobs.condition()
        except Exception as error:  # noqa: BLE001 - verdicts are given without jobs
            return PartHealth(state="degraded", detail=f"the database does not answer ({type(error).__name__})")
        if condition.late:
            late = ", ".join(condition.late)
            return PartHealth(state="degraded", detail=f"nobody does {late}: run `worthit run` or `worthit jobs`")
        if not condition.begun or condition.last_at is None:
            return PartHealth(state="off", detail="none was done yet: `worthit run` and `worthit jobs` do them")
        return PartHealth(state="ok", detail=f"last done at {condition.last_at:%Y-%m-%d %H:%M:%S} UTC")

    parts: dict[str, Check] = {"database": database, "huggingface": huggingface, "keys": keys, "jobs": jobs}
    return HealthChecks(parts=parts, plugins=house.host.health)
