"""The least that Litestar and Granian can do: one handler, no middleware, the request decoded, the answer encoded."""

import os
from pathlib import Path

import msgspec
from litestar import Litestar, post

from worthit.verdict.model import VerdictDocument
from worthit.verdict.routes import VerdictRequest


def application() -> Litestar:
    verdict = msgspec.json.decode(Path(os.environ["VERDICT"]).read_bytes(), type=VerdictDocument)

    @post("/v1/verdicts")
    async def create_verdict(data: VerdictRequest) -> VerdictDocument:  # noqa: ARG001 - it is decoded, as it must be
        return verdict

    return Litestar(route_handlers=[create_verdict], openapi_config=None)
