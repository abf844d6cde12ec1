"""Product numbers in a chat: typed after /scan, when asked, or alone."""

import pytest

from tests.plugins.bot.goods import ean, known, sold
from tests.plugins.bot.world import World, heading, is_verdict
from tests.unit.images.pictures import code, packed

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.xdist_group("bot")]


@pytest.mark.parametrize("said", ["/scan {code}", "{code}", "EAN: {code}"])
async def test_the_number_of_a_known_product_gives_its_verdict(by_webhook: World, said: str) -> None:
    ada = by_webhook.telegram.person("Ada", language="en")
    code = ean(400_000_000_000 + ada.id)
    link = sold(by_webhook, f"/numbered-{ada.id}", "Numbered Kettle", gtin=code)
    await known(by_webhook, link)
    await ada.send(said.format(code=code))
    assert (await ada.chat.wait_for(is_verdict)).button("Open in the shop").url == link


async def test_the_number_of_several_known_products_lists_them(by_webhook: World) -> None:
    ada = by_webhook.telegram.person("Ada", language="en")
    code = ean(410_000_000_000 + ada.id)
    links = [sold(by_webhook, f"/shop-{n}-{ada.id}", f"Kettle of shop {n}", gtin=code) for n in (1, 2)]
    await known(by_webhook, *links)
    await ada.send(f"/scan {code}")
    listed = await ada.chat.wait_for(lambda m: heading(m) == f"Products that I know with the number {code}")
    assert "Kettle of shop 1" in listed.words
    assert "Kettle of shop 2" in listed.words
    assert [button.text for button in listed.buttons] == ["1", "2"]


async def test_without_a_number_it_asks_for_one(chat: World) -> None:
    ada = chat.telegram.person("Ada", language="it")
    code = ean(420_000_000_000 + ada.id)
    await ada.send("/scan")
    await ada.chat.wait_for(lambda m: m.words.startswith("Quale numero?"))
    await ada.send(code)
    said = await ada.chat.wait_for(lambda m: m.words.startswith(f"Non conosco nessun prodotto con il numero {code}."))
    assert said.button("Cercalo sul web").url == f"https://duckduckgo.com/?q={code}"
    await ada.send("ciao")
    await ada.chat.wait_for(lambda m: m.words.startswith("Qui non vedo nessun link."))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("4006381333932", "4006381333932 cannot be right: its check digit does not fit. The last digit is 2, and with"),
        ("/scan 0-306-40615-3", "0306406153 cannot be right"),
        ("/scan 12345", "I see no product number in that."),
        ("/scan kettle", "I see no product number in that."),
    ],
)
async def test_what_is_no_number_is_told_why(by_webhook: World, text: str, words: str) -> None:
    ada = by_webhook.telegram.person("Ada", language="en")
    await ada.send(text)
    await ada.chat.wait_for(lambda m: m.words.startswith(words))
    assert len(ada.chat.from_bot) == 1


@pytest.mark.parametrize(
    ("language", "said", "shop"), [("it", "/scan b0cxyz1234", "amazon.it"), ("pt", "B0CXYZ1234", "amazon.com")]
)
async def test_an_amazon_number_is_looked_up_at_the_amazon_of_the_language(
    by_webhook: World, language: str, said: str, shop: str
) -> None:
    ada = by_webhook.telegram.person("Ada", language=language)
    await ada.send(said)
    await ada.chat.wait_for(lambda m: any(version.words.split("\n")[0].endswith(shop) for version in m.history))


async def test_a_number_after_scan_counts_more_than_the_photo_that_is_replied_to(by_webhook: World) -> None:
    ada = by_webhook.telegram.person("Ada", language="en")
    photo = await ada.send_photo(packed(code()))
    await ada.chat.wait_for(lambda m: m.replies_to == photo.id)
    number = ean(460_000_000_000 + ada.id)
    await ada.send(f"/scan {number}", reply_to=photo)
    await ada.chat.wait_for(lambda m: m.words.startswith(f"I know no product with the number {number}."))


async def test_scan_with_a_link_is_a_question_about_the_link(by_webhook: World) -> None:
    ada = by_webhook.telegram.person("Ada", language="en")
    await ada.send(f"/scan {by_webhook.shop.link('/kettle')}")
    assert "Kettle" in (await ada.chat.wait_for(is_verdict)).words
