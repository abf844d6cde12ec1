"""The bookmarklet in a real browser: a shop's page is handed over, whatever the shop's policy for its pages."""

import re
from collections.abc import AsyncIterator
from urllib.parse import unquote

import pytest
import pytest_asyncio
from playwright.async_api import Browser, BrowserContext, Page, expect

from tests.journeys.browsing import CHROMIUM, open_browser
from tests.journeys.instance import Instance, open_shop, page, saved_from
from worthit.testing.shop import LoopbackShop, http_answer

pytestmark = [
    pytest.mark.asyncio(loop_scope="module"),
    pytest.mark.skipif(CHROMIUM is None, reason="THE BOOKMARKLET IS NOT TESTED: there is no chromium here"),
]
STRICT = "content-security-policy: default-src 'none'; form-action 'none'; require-trusted-types-for 'script'\r\n"
NO_OPENER = "cross-origin-opener-policy: same-origin\r\n"


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with open_browser() as opened:
        yield opened


@pytest_asyncio.fixture(loop_scope="module")
async def person(browser: Browser) -> AsyncIterator[BrowserContext]:
    context = await browser.new_context()
    context.set_default_timeout(10_000)
    yield context
    await context.close()


@pytest_asyncio.fixture(loop_scope="module")
async def shop() -> AsyncIterator[LoopbackShop]:
    async with open_shop() as opened:
        yield opened


async def bookmark(person: BrowserContext, instance: Instance) -> str:
    """The script that a person drags to the bookmarks."""
    first = await person.new_page()
    await first.goto(instance.url)
    href = await first.get_by_role("link", name="Worth it?").get_attribute("href")
    assert href is not None
    assert href.startswith("javascript:")
    return unquote(href.removeprefix("javascript:"))


async def click_bookmark(script: str, at: Page) -> Page:
    async with at.context.expect_page() as opened:
        await at.evaluate(script)
    return await opened.value


async def test_the_page_before_ones_eyes_is_judged(
    person: BrowserContext, instance: Instance, shop: LoopbackShop
) -> None:
    shown = saved_from(shop.link("/strict"), page("kettle"))
    shop.answers["/strict?for=members"] = http_answer(shown.encode(), headers=STRICT)
    script = await bookmark(person, instance)
    at = await person.new_page()
    await at.goto(shop.link("/strict?for=members"))
    await at.evaluate("document.querySelector('h1').append(' (as seen by a member)')")
    asked = len(shop.requests)
    answer = await click_bookmark(script, at)
    await expect(answer.locator("#answer")).to_contain_text("out of 10")
    await expect(answer.get_by_text("Your copy, not checked")).to_be_visible()
    await expect(answer).to_have_url(re.compile(r"/v/[0-9a-f]+$"))
    assert await answer.evaluate("window.opener") is None
    assert len(shop.requests) == asked


async def test_a_page_that_is_kept_from_being_handed_over_is_told(
    person: BrowserContext, instance: Instance, shop: LoopbackShop
) -> None:
    shop.answers["/alone"] = http_answer(page("kettle").encode(), headers=NO_OPENER)
    script = await bookmark(person, instance)
    at = await person.new_page()
    await at.goto(shop.link("/alone"))
    answer = await click_bookmark(script, at)
    await expect(answer.locator("#trouble-title")).to_have_text("The shop’s page did not arrive", timeout=15_000)
    await expect(answer.get_by_label("Link of the product’s page")).to_be_visible()


async def test_no_site_speaks_for_another(person: BrowserContext, instance: Instance, shop: LoopbackShop) -> None:
    script = await bookmark(person, instance)
    at = await person.new_page()
    await at.goto(shop.link("/kettle"))
    forged = script.replace("location.href", "'https://www.amazon.it/dp/B0WRTHLMP1'")
    answer = await click_bookmark(forged, at)
    await expect(answer.locator("#trouble-title")).to_have_text("The shop’s page did not arrive", timeout=15_000)
