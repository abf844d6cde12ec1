"""The first page in a real browser: what a person sees, and that nothing else happens."""

import asyncio
import gzip
import json
import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, FilePayload, Page, expect

from tests.journeys.browsing import CHROMIUM, Visits, open_browser
from tests.journeys.instance import Instance, open_shop, page, shop_page
from worthit.testing.shop import LoopbackShop, http_answer

CONTRAST = (Path(__file__).parent / "contrast.js").read_text("utf-8")

pytestmark = [
    pytest.mark.asyncio(loop_scope="module"),  # one browser for all of them
    pytest.mark.skipif(CHROMIUM is None, reason="THE FIRST PAGE IS NOT TESTED: there is no chromium here"),
]


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with open_browser() as opened:
        yield opened


@pytest_asyncio.fixture(loop_scope="module")
async def visit(browser: Browser, instance: Instance) -> AsyncIterator[Visits]:
    visits = Visits(browser, instance.url)
    yield visits
    await visits.close()
    assert visits.wrong == []


@pytest_asyncio.fixture(loop_scope="module")
async def shop() -> AsyncIterator[LoopbackShop]:
    async with open_shop() as opened:
        yield opened


def saved(name: str, content: bytes) -> FilePayload:
    return {"name": name, "mimeType": "text/html", "buffer": content}


async def ask(at: Page, link: str) -> None:
    await at.get_by_label("Link of the product’s page").fill(link)
    await at.get_by_role("button", name="Check it").click()


async def test_a_link_becomes_a_verdict_at_an_address_that_stays(visit: Visits, shop: LoopbackShop) -> None:
    at = await visit()
    await ask(at, f"Look at this: {shop.link('/kettle')}! Isn't it nice?")
    answer = at.locator("#answer")
    await expect(answer).to_be_focused()
    await expect(answer).to_contain_text("out of 10")
    await expect(at.get_by_text("Vesna Gooseneck Kettle 0.9 l")).to_be_visible()
    await expect(at.get_by_text("4.6 of 5 stars from 1,204 owners")).to_be_visible()
    await expect(at.get_by_text("Your copy, not checked")).to_have_count(0)
    await expect(at).to_have_url(re.compile(r"/v/[0-9a-f]+$"))
    said = await answer.text_content()
    await at.reload()
    await expect(answer).to_have_text(said or "")
    await at.get_by_role("link", name="Check another product").click()
    await expect(at.get_by_role("heading", name="Is it worth its price?")).to_be_visible()


async def test_saved_pages_are_read_together_and_marked_as_ones_own(visit: Visits) -> None:
    at = await visit()
    lamp = gzip.compress(shop_page("amazon_lamp").encode())
    await at.get_by_label("Choose saved pages").set_input_files([saved("lamp.html.gz", lamp), saved("x.html", b"<p>")])
    await at.get_by_role("button", name="Remove x.html").click()
    await expect(at.locator("#chosen li")).to_have_count(1)
    await at.get_by_role("button", name="Check it").click()
    await expect(at.locator("#answer")).to_contain_text("out of 10")
    await expect(at.get_by_text("Your copy, not checked")).to_be_visible()
    await expect(at.get_by_text("8 of 1,846 reviews were read.")).to_be_visible()
    reviews = shop_page("amazon_kettle_reviews").replace("B0WRTHKTL1", "B0WRTHLMP1").replace(".de", ".co.uk")
    await at.get_by_label("Add saved pages of reviews").set_input_files([saved("reviews.html", reviews.encode())])
    await expect(at.get_by_text(re.compile(r"^1\d of 1,846 reviews were read"))).to_be_visible()
    await expect(at.get_by_role("heading", name="What amazon.co.uk counts in its reviews")).to_be_visible()
    await expect(at.get_by_role("img", name=re.compile(r"of 10, between .* and "))).to_be_visible()
    shares = await at.locator(".legend dd").all_text_contents()
    assert sum(int(share.rstrip("%")) for share in shares) in range(99, 102)


async def test_the_parts_add_up_before_the_readers_eyes(visit: Visits) -> None:
    at = await visit()
    await at.get_by_label("Choose saved pages").set_input_files(saved("lamp.html", shop_page("amazon_lamp").encode()))
    await at.get_by_role("button", name="Check it").click()
    await expect(at.locator("#answer")).to_be_visible()
    parts = await at.locator(".sum tbody td").all_text_contents()
    total = await at.locator(".sum tfoot td").last.text_content()
    assert len(parts) >= 1
    assert sum(map(float, parts)) == pytest.approx(float(total or "nan"), abs=0.001)


async def test_a_page_can_be_dropped(visit: Visits) -> None:
    at = await visit()
    transfer = await at.evaluate_handle(
        "(html) => { const held = new DataTransfer();"
        "held.items.add(new File([html], 'kettle.html', { type: 'text/html' })); return held; }",
        page("kettle"),
    )
    await at.dispatch_event("#drop", "dragover", {"dataTransfer": transfer})
    await expect(at.locator("#drop")).to_have_class("drop over")
    await at.dispatch_event("#drop", "drop", {"dataTransfer": transfer})
    await expect(at.locator("#chosen")).to_contain_text("kettle.html")
    await at.get_by_role("button", name="Check it").click()
    await expect(at.locator("#answer")).to_be_visible()


@pytest.mark.parametrize(
    ("encoding", "declared", "title"),
    [
        ("utf-8", "nonsense", "Théière à col de cygne"),
        ("windows-1252", "", "Théière à col de cygne"),
        ("utf-16", "utf-8", "Théière à col de cygne"),
        ("shift_jis", "shift_jis", "コーヒーポット"),
    ],
)
async def test_a_page_is_decoded_as_it_was_written(visit: Visits, encoding: str, declared: str, title: str) -> None:
    text = page("kettle").replace("Vesna Gooseneck Kettle 0.9 l", title)
    text = text.replace('charset="utf-8"', f'charset="{declared}"' if declared else "")
    at = await visit()
    content = text.encode(encoding, "xmlcharrefreplace")
    await at.get_by_label("Choose saved pages").set_input_files(saved("t.html", content))
    await at.get_by_role("button", name="Check it").click()
    await expect(at.locator(".product-title")).to_have_text(title)


async def test_progress_is_named_and_can_be_stopped(visit: Visits, shop: LoopbackShop) -> None:
    heard = asyncio.Event()

    async def keep_waiting(writer: asyncio.StreamWriter) -> None:
        heard.set()
        await asyncio.sleep(30)

    shop.answers["/slow"] = keep_waiting
    at = await visit()
    await ask(at, shop.link("/slow"))
    await expect(at.get_by_role("heading", name="Looking at it")).to_be_focused()
    await expect(at.locator("#stages [data-state=current] .stage")).to_have_text("Fetching its page")
    await expect(at.locator("#stages [data-state=done] .stage")).to_have_text("Finding the product")
    await expect(at.get_by_role("status")).to_contain_text("Fetching its page")
    await asyncio.wait_for(heard.wait(), 5)
    await at.get_by_role("button", name="Stop").click()
    await expect(at.get_by_label("Link of the product’s page")).to_be_focused()
    await expect(at.locator("#trouble")).to_be_hidden()


async def test_too_little_evidence_is_said_and_no_number_shown(visit: Visits) -> None:
    at = await visit()
    await at.get_by_label("Choose saved pages").set_input_files(saved("stool.html", page("stool").encode()))
    await at.get_by_role("button", name="Check it").click()
    await expect(at.locator("#answer")).to_contain_text("Not enough evidence")
    await expect(at.get_by_role("img", name="No score: there is not enough evidence for one.")).to_be_visible()
    await expect(at.get_by_text("Enough owners who gave stars")).to_be_visible()
    await expect(at.locator("details .lines")).to_be_visible()
    await expect(at.locator(".mark, .sum")).to_have_count(0)


@pytest.mark.parametrize(
    ("target", "title", "code"),
    [
        ("/robot_check", "The shop did not let us in", "E010"),
        ("/article", "This is not the page of one product", "E011"),
    ],
)
async def test_each_trouble_is_told_in_words(
    visit: Visits, shop: LoopbackShop, target: str, title: str, code: str
) -> None:
    at = await visit()
    await ask(at, shop.link(target))
    await expect(at.get_by_role("heading", name=title)).to_be_focused()
    await expect(at.locator("#trouble-code")).to_contain_text(code)
    await expect(at.get_by_label("Link of the product’s page")).to_have_value(shop.link(target))
    await ask(at, shop.link("/kettle"))
    await expect(at.locator("#answer")).to_be_visible()
    await expect(at.locator("#trouble")).to_be_hidden()


async def test_trouble_on_this_side_is_told_in_words_too(visit: Visits, shop: LoopbackShop) -> None:
    at = await visit()
    trouble = at.locator("#trouble-title")
    await at.get_by_role("button", name="Check it").click()
    await expect(at.get_by_role("alert")).to_have_text("Paste a link, or choose a saved page.")
    await ask(at, "no link at all")
    await expect(trouble).to_have_text("That is not a link we can follow")
    await at.context.set_offline(True)
    await ask(at, shop.link("/kettle"))
    await expect(trouble).to_have_text("You are offline")
    await at.context.set_offline(False)
    await at.route("**/v1/verdicts", lambda route: route.abort())
    await ask(at, shop.link("/kettle"))
    await expect(trouble).to_have_text("WorthIt! cannot be reached")
    await at.evaluate("document.body.dataset.maxBodyBytes = '20'")
    await ask(at, shop.link("/kettle"))
    await expect(trouble).to_have_text("These pages are too large")
    await at.get_by_label("Choose saved pages").set_input_files(saved("photo.gz", b"\x1f\x8bnot an archive"))
    await at.get_by_role("button", name="Check it").click()
    await expect(trouble).to_have_text("This file cannot be used")


async def test_it_does_not_wait_for_ever(visit: Visits, shop: LoopbackShop) -> None:
    async def keep_waiting(writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(30)

    shop.answers["/slow"] = keep_waiting
    at = await visit()
    await at.clock.install()
    await ask(at, shop.link("/slow"))
    await expect(at.locator("#stages [data-state=current]")).to_contain_text("Fetching its page")
    await at.clock.fast_forward(91_000)
    await expect(at.locator("#trouble-title")).to_have_text("The answer took too long")


async def test_an_answer_that_breaks_off_is_said_to_be_lost(visit: Visits, shop: LoopbackShop) -> None:
    at = await visit()
    begun = 'event: progress\r\ndata: {"stage":"identify","detail":null}\r\n\r\n'
    await at.route("**/v1/verdicts", lambda route: route.fulfill(body=begun, content_type="text/event-stream"))
    await ask(at, shop.link("/kettle"))
    await expect(at.locator("#trouble-title")).to_have_text("The connection broke off")


async def test_an_unknown_verdict_is_said_to_be_unknown(visit: Visits) -> None:
    at = await visit("/v/0000000000000000")
    await expect(at.get_by_role("heading", name="There is no such verdict")).to_be_focused()
    await expect(at.get_by_label("Link of the product’s page")).to_be_visible()


async def test_back_leads_to_the_question_and_forward_to_the_answer(visit: Visits, shop: LoopbackShop) -> None:
    at = await visit()
    await ask(at, shop.link("/kettle"))
    await expect(at.locator("#answer")).to_be_visible()
    await at.go_back()
    await expect(at.get_by_label("Link of the product’s page")).to_be_visible()
    await expect(at.locator("#result")).to_be_hidden()
    await at.go_forward()
    await expect(at.locator("#answer")).to_be_visible()


async def test_hostile_words_stay_words(visit: Visits, shop: LoopbackShop) -> None:
    hostile = '<img src="https://spy.example/x" onerror="document.title=1"><script>document.title=2</script>'
    written = json.dumps(hostile)[1:-1].replace("</", "<\\/")
    shop.answers["/hostile"] = http_answer(page("kettle").replace("Vesna Gooseneck Kettle 0.9 l", written, 2).encode())
    at = await visit()
    await ask(at, shop.link("/hostile"))
    await expect(at.locator("#answer")).to_be_visible()
    assert await at.locator("#result img, #result script").count() == 0
    assert await at.title() not in {"1", "2"}


async def test_the_keyboard_is_enough(visit: Visits, shop: LoopbackShop) -> None:
    at = await visit()
    await expect(at.get_by_label("Link of the product’s page")).to_be_focused()
    await at.keyboard.type(shop.link("/robot_check"))
    await at.keyboard.press("Enter")
    await expect(at.locator("#trouble-title")).to_be_focused()
    reached = []
    for _ in range(3):
        await at.keyboard.press("Tab")
        reached.append(await at.evaluate("document.activeElement.id || document.activeElement.textContent"))
    assert reached == ["link", "Check it", "files"]


@pytest.mark.parametrize(("scheme", "width"), [("light", 1100), ("dark", 360)])
async def test_everything_can_be_read(visit: Visits, scheme: str, width: int) -> None:
    at = await visit(color_scheme=scheme, viewport={"width": width, "height": 740})
    assert await at.evaluate(CONTRAST) == []
    await at.get_by_label("Choose saved pages").set_input_files(saved("lamp.html", shop_page("amazon_lamp").encode()))
    assert await at.evaluate(CONTRAST) == []
    await at.get_by_role("button", name="Check it").click()
    await expect(at.locator("#answer")).to_be_visible()
    assert await at.evaluate(CONTRAST) == []
    assert await at.evaluate("document.documentElement.scrollWidth") == width


async def test_nothing_moves_for_those_who_do_not_want_it(visit: Visits) -> None:
    at = await visit(reduced_motion="reduce")
    await at.evaluate("work.hidden = false; stages.innerText = ''; stages.append(document.createElement('li'))")
    await at.evaluate("stages.firstChild.dataset.state = 'current'")
    animation = "getComputedStyle(stages.firstChild, '::before').animationName"
    assert await at.evaluate(animation) == "none"
    await at.emulate_media(reduced_motion="no-preference")
    assert await at.evaluate(animation) == "breathe"


async def test_without_javascript_the_way_is_told(visit: Visits) -> None:
    at = await visit(java_script_enabled=False)
    await expect(at.locator("noscript p")).to_be_visible()
