"""The page at /docs in a real browser: nothing from any other host, nothing that its policy refuses, and it can ask."""

from collections.abc import AsyncIterator

import httpx
import pytest
import pytest_asyncio
from playwright.async_api import Browser, expect

from tests.journeys.browsing import CHROMIUM, Visits, open_browser
from tests.journeys.instance import Instance

pytestmark = [
    pytest.mark.asyncio(loop_scope="module"),
    pytest.mark.skipif(CHROMIUM is None, reason="THE PAGE OF THE API IS NOT TESTED: there is no chromium here"),
]
VIOLATIONS = """
window.violations = [];
addEventListener("securitypolicyviolation", (found) => {
  violations.push(`${found.violatedDirective} ${found.blockedURI}`);
});
"""


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with open_browser() as opened:
        yield opened


@pytest_asyncio.fixture(loop_scope="module")
async def api(instance: Instance) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=instance.url, trust_env=False) as client:
        yield client


@pytest_asyncio.fixture(loop_scope="module")
async def visit(browser: Browser, instance: Instance) -> AsyncIterator[Visits]:
    visits = Visits(browser, instance.url)
    yield visits
    await visits.close()
    assert visits.wrong == []


async def test_every_operation_is_shown_and_one_can_be_tried_out(visit: Visits, api: httpx.AsyncClient) -> None:
    at = await visit("/")
    await at.add_init_script(VIOLATIONS)
    await at.get_by_role("link", name="API").click()
    document = (await api.get("/openapi.json")).json()
    operations = [operation for item in document["paths"].values() for operation in item.values()]
    await expect(at.locator(".opblock")).to_have_count(len(operations), timeout=30_000)
    for operation in operations:
        await expect(at.locator(f"[id$=-{operation['operationId']}]")).to_contain_text(operation["summary"])

    asking = at.locator("#operations-verdicts-createVerdict")
    await asking.get_by_role("button", name="Is it worth its price?").click()
    await asking.get_by_role("button", name="Try it out").click()
    await asking.get_by_role("button", name="Execute", exact=True).click()
    answer = asking.locator(".live-responses-table")
    await expect(answer.locator(".response-col_status").last).to_contain_text("201", timeout=30_000)
    await expect(answer.locator(".response-col_description").last).to_contain_text("Brass kettle")
    assert await at.evaluate("violations") == []


async def test_its_policy_lets_in_no_script_of_others_and_none_inline(api: httpx.AsyncClient) -> None:
    answer = await api.get("/docs")
    rules = dict(rule.split(" ", 1) for rule in answer.headers["Content-Security-Policy"].split("; "))
    assert rules["default-src"] == "'none'"
    assert rules["script-src"] == rules["style-src"] == rules["connect-src"] == "'self'"
    assert "<script>" not in answer.text
    assert "http" not in answer.text.replace("http-equiv", "")


@pytest.mark.parametrize("name", ["swagger-ui.css", "swagger-ui-bundle.js"])
async def test_its_files_are_revalidated_and_not_sent_again(api: httpx.AsyncClient, name: str) -> None:
    answer = await api.get(f"/docs/{name}")
    again = await api.get(f"/docs/{name}", headers={"If-None-Match": answer.headers["ETag"]})
    assert (answer.status_code, again.status_code, again.content) == (200, 304, b"")
