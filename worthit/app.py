"""The ASGI application of one worker: a house with the HTTP edge around it."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from litestar import Litestar, Router
from litestar.config.app import AppConfig
from litestar.connection import ASGIConnection
from litestar.plugins import InitPlugin
from litestar.types import Scope
from litestar_granian import GranianPlugin

from worthit.accounts.asker import asker_of
from worthit.accounts.flood import FloodGuard
from worthit.accounts.routes import account_routes
from worthit.health import health_checks
from worthit.house import House
from worthit.plugin import LIMITER
from worthit.plugin.adapter import HostPlugin
from worthit.price.routes import price_router
from worthit.product.routes import product_router
from worthit.storage.idempotency import IdempotencyKeys
from worthit.verdict.bundle.routes import bundle_router
from worthit.verdict.chart_routes import chart_router
from worthit.verdict.comparison_routes import comparison_router
from worthit.verdict.compatible_routes import compatible_router
from worthit.verdict.lookup_routes import lookup_router
from worthit.verdict.review_routes import review_router
from worthit.verdict.routes import verdict_router
from worthit.verdict.watching.alert_routes import alert_router
from worthit.verdict.watching.watch_routes import Watching, watch_router
from worthit.web.edge import edge_options, edge_routes, put_edge_around
from worthit.web.health import HealthChecks
from worthit.web.idempotency import Idempotency

SECONDS_TO_TELL = 30.0
"""How much longer than a verdict any answer may take to begin."""


def create_app(house: House | None = None) -> Litestar:
    """The ASGI application of one worker."""
    house = House.load() if house is None else house
    web = house.settings.web
    answer_seconds = house.settings.verdict.deadline_seconds + SECONDS_TO_TELL

    @asynccontextmanager
    async def connections(_: Litestar) -> AsyncGenerator[None, None]:
        async with house.connections(), house.lookups.running():
            yield

    checks = health_checks(house)
    app = Litestar(
        route_handlers=[
            *verdict_routes(house, checks),
            *product_routes(house),
            *watch_routes(house),
            *account_routes(house.reception, house.limits, house.personal_data),
            *edge_routes(checks, web.max_body_bytes),
        ],
        plugins=[HostPlugin(house.host), _EmbeddedJobs(house), GranianPlugin()],
        lifespan=[connections],
        **edge_options(
            web,
            [
                house.reception.authentication(),
                _flood_guard(house),
                Idempotency(IdempotencyKeys(house.database), _subject_of, _rights_of, lease_seconds=2 * answer_seconds),
            ],
            answer_seconds=answer_seconds,
        ),
    )
    return put_edge_around(app, web)


def _subject_of(scope: Scope) -> str:
    return asker_of(ASGIConnection(scope)).subject


def _rights_of(scope: Scope) -> str:
    return " ".join(sorted(asker_of(ASGIConnection(scope)).scopes))


def _flood_guard(house: House) -> FloodGuard:
    counted = ("/v1/verdicts", "/v1/comparisons", "/api/analyze")
    return FloodGuard(house.host.get(LIMITER), house.limits, house.settings.limits.requests_per_minute, counted)


def verdict_routes(house: House, checks: HealthChecks) -> list[Router]:
    """Questions, and what was answered."""
    return [
        verdict_router(
            house.asking, house.lookups, house.asked, house.memory.verdicts, house.settings.web.max_body_bytes
        ),
        bundle_router(house.bundles),
        chart_router(house.charts),
        comparison_router(house.asking),
        compatible_router(house.asking, checks),
        lookup_router(house.lookups, house.verdicts),
    ]


def product_routes(house: House) -> list[Router]:
    """What is known of products."""
    return [
        product_router(house.catalogue),
        price_router(house.catalogue, house.memory.prices),
        review_router(house.catalogue, house.review_summaries, house.verdicts),
    ]


def watch_routes(house: House) -> list[Router]:
    """Watches, and what they told."""
    watching = Watching(house.watches, house.catalogue, house.verdicts, house.notifiers)
    return [watch_router(watching), alert_router(house.watches)]


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
