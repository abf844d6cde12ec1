"""Numbers in the query and in headers are digits."""

from typing import Annotated

import pytest
from litestar import get
from litestar.params import HeaderParameter

from tests.unit.web.conftest import Serve
from worthit.web.pagination import DEFAULT_LIMIT, Limit


@get("/shelf")
async def shelf(limit: Limit = DEFAULT_LIMIT, after: Annotated[int, HeaderParameter(name="Last-Event-ID")] = 0) -> str:
    return f"{limit} after {after}"


async def test_digits_are_read(serve: Serve) -> None:
    client = serve(shelf)
    assert (await client.get("/shelf")).text == "20 after 0"
    answer = await client.get("/shelf?limit=7&other=1e2", headers={"Last-Event-ID": "12"})
    assert answer.text == "7 after 12"


@pytest.mark.parametrize("written", ["1e2", "1.0", "0x7", "%201", "\u0663", "1_0", "", "true"])
async def test_what_only_decodes_to_a_number_is_refused(serve: Serve, written: str) -> None:
    answer = await serve(shelf).get(f"/shelf?limit={written}")
    assert (answer.status_code, answer.json()["field"]) == (400, "limit")


async def test_in_headers_too(serve: Serve) -> None:
    answer = await serve(shelf).get("/shelf", headers={"Last-Event-ID": "1e3"})
    assert (answer.status_code, answer.json()["field"]) == (400, "Last-Event-ID")
