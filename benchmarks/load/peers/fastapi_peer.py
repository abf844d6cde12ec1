"""The same contract in FastAPI, twice: as one handler, and as a service whose askers are known, counted and told.

`whole` is what its users write: models in and out, a bearer key as a dependency, headers by an ASGI middleware (those
made with `@app.middleware` cost more), what was reached kept by its link. It keeps and counts in memory alone.
"""

import hashlib
import os
import secrets
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

from contract import VerdictDocument, VerdictRequest
from fastapi import Depends, FastAPI, HTTPException, Response
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

verdict = VerdictDocument.model_validate_json(Path(os.environ["VERDICT"]).read_bytes())
bare = FastAPI()
whole = FastAPI()

ACCOUNTS = {hashlib.sha256(os.environ["KEY"].encode()).hexdigest(): "account"}
HEADERS = [(b"cache-control", b"no-store")] + [
    (name.lower().encode(), value.encode())
    for name, value in (line.split(": ", 1) for line in os.environ["HEADERS"].splitlines())
]
reached = {os.environ["LINK"]: verdict}
used: dict[tuple[str, int], int] = {}
bearer = HTTPBearer()


@bare.post("/v1/verdicts", status_code=201)  # type: ignore[untyped-decorator]
async def give(asked: VerdictRequest) -> VerdictDocument:  # noqa: ARG001 - it is decoded, as it must be
    return verdict


async def account(given: Annotated[HTTPAuthorizationCredentials, Depends(bearer)]) -> str:
    known = ACCOUNTS.get(hashlib.sha256(given.credentials.encode()).hexdigest())
    if known is None:
        raise HTTPException(401)
    return known


@whole.post("/v1/verdicts", status_code=201)  # type: ignore[untyped-decorator]
async def answer(asked: VerdictRequest, asker: Annotated[str, Depends(account)], response: Response) -> VerdictDocument:
    today = asker, datetime.now(UTC).toordinal()
    used[today] = used.get(today, 0) + 1
    document = reached.get(asked.url.root)
    if document is None:
        raise HTTPException(404)
    response.headers["Location"] = f"/v1/verdicts/{document.id}"
    response.headers["RateLimit-Policy"] = '"at-once";q=10;qu="concurrent-requests"'
    return document


class Headers:
    """What every answer carries."""

    def __init__(self, app: Any) -> None:
        self.app = app

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        async def told(message: Any) -> None:
            if message["type"] == "http.response.start":
                message["headers"] += [*HEADERS, (b"x-request-id", secrets.token_hex(8).encode())]
            await send(message)

        await self.app(scope, receive, told)


whole.add_middleware(Headers)
