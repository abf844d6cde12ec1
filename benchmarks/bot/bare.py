"""The least that Litestar and Granian can do with an update: read it, and answer 200."""

from typing import Any

from litestar import Litestar, Request, post
from litestar.status_codes import HTTP_200_OK


def application() -> Litestar:
    @post("/plugins/bot/webhook", status_code=HTTP_200_OK)
    async def receive_update(request: Request[Any, Any, Any]) -> None:
        await request.body()

    return Litestar([receive_update], openapi_config=None)
