"""A small application at which questions are counted, for a server with several workers to serve."""

import os
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from litestar import Litestar

from tests.unit.accounts.asking import As, question_routes
from worthit.accounts.flood import FloodGuard
from worthit.accounts.limits import Limits
from worthit.accounts.model import Asker
from worthit.config import LimitsSettings, Secret, StorageSettings, WebSettings
from worthit.shared.limiter import MemoryLimiter
from worthit.storage.database import Database
from worthit.web.edge import edge_options

database = Database(StorageSettings(url=Secret(os.environ["WORTHIT_STORAGE__URL"])))
limits = Limits(database, LimitsSettings(), 40.0)


@asynccontextmanager
async def connections(_: Litestar) -> AsyncGenerator[None, None]:
    yield
    await limits.aclose()
    await database.aclose()


app = Litestar(
    question_routes(limits),
    lifespan=[connections],
    **edge_options(
        WebSettings(), [As(Asker(subject="address:abc")), FloodGuard(MemoryLimiter(), limits, 600, ["/v1/verdicts"])]
    ),
)
