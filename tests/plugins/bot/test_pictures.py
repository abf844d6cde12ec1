"""Photos and picture files in a chat: what their barcodes and QR codes lead to."""

import pytest
from PIL import Image

from tests.plugins.bot.goods import ean, known, sold
from tests.plugins.bot.world import World, is_verdict
from tests.unit.images.pictures import beside, code, packed, qr, turned

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.xdist_group("bot")]
WALL = packed(Image.new("L", (400, 300), 180))
NO_CODE = "I see no barcode and no QR code in this picture."


async def test_a_photo_of_a_qr_code_is_asked_like_its_link(chat: World) -> None:
    ada = chat.telegram.person("Ada")
    asked = await ada.send_photo(packed(turned(qr(chat.shop.link("/kettle")), 10)))
    verdict = await ada.chat.wait_for(is_verdict)
    assert verdict.button("Open in the shop").url == chat.shop.link("/kettle")
    assert asked.reactions == ("👀",)
    assert ada.chat.from_bot == [verdict]


@pytest.mark.parametrize("way", ["photo", "file"])
async def test_a_barcode_leads_to_the_known_product(by_webhook: World, way: str) -> None:
    ada = by_webhook.telegram.person("Ada")
    number = ean(430_000_000_000 + ada.id)
    await known(by_webhook, sold(by_webhook, f"/barcode-{ada.id}", "Kettle with a barcode", gtin=number))
    await ada.send("/scan")
    if way == "photo":
        await ada.send_photo(packed(code(number)))
    else:
        await ada.send_document("code.png", packed(code(number)), "image/png")
    await ada.chat.wait_for(is_verdict)
    await ada.send("hello")
    await ada.chat.wait_for(lambda m: m.words.startswith("I see no link in that."))


async def test_several_codes_are_all_answered(by_webhook: World) -> None:
    ada = by_webhook.telegram.person("Ada", language="en")
    number = ean(440_000_000_000 + ada.id)
    await ada.send_photo(packed(beside(code(number), qr(by_webhook.shop.link("/stool")))))
    await ada.chat.wait_for(is_verdict)
    await ada.chat.wait_for(lambda m: m.words.startswith(f"I know no product with the number {number}."))
    assert len(ada.chat.from_bot) == 2


async def test_the_link_below_a_picture_counts_more_than_its_code(by_webhook: World) -> None:
    ada = by_webhook.telegram.person("Ada")
    await ada.send_photo(packed(code()), caption=by_webhook.shop.link("/kettle"))
    await ada.chat.wait_for(is_verdict)
    assert len(ada.chat.from_bot) == 1


@pytest.mark.parametrize(
    ("name", "content", "mime_type", "words"),
    [
        ("wall.png", WALL, "image/png", NO_CODE),
        ("wifi.png", packed(qr("WIFI:S:<home>;")), "image/png", "I read this code, but it names no product"),
        ("torn.jpg", packed(code(), "JPEG")[:300], "image/jpeg", "I cannot read this picture"),
        ("drawing.svg", b"<svg/>", "image/svg+xml", "I cannot read this picture"),
        ("huge.png", b"x" * 20_000_001, "image/png", "This file is too big."),
    ],
)
async def test_a_picture_that_leads_nowhere_is_told_why(
    by_webhook: World, name: str, content: bytes, mime_type: str, words: str
) -> None:
    ada = by_webhook.telegram.person("Ada", language="en")
    await ada.send_document(name, content, mime_type)
    said = await ada.chat.wait_for(lambda _: True)
    assert said.words.startswith(words)
    assert ("(E009)" in said.words) == words.startswith("I cannot read")
    assert ("WIFI:S:<home>;" in said.words) == (name == "wifi.png")


async def test_an_album_is_answered_once(by_webhook: World) -> None:
    ada = by_webhook.telegram.person("Ada", language="en")
    await ada.send_album(WALL, WALL, WALL)
    await ada.send("hello")
    await ada.chat.wait_for(lambda m: m.words.startswith("I see no link"))
    assert [m.words.split(".")[0] for m in ada.chat.from_bot] == [NO_CODE.rstrip("."), "I see no link in that"]


async def test_the_picture_of_an_album_that_has_a_code_is_answered(by_webhook: World) -> None:
    ada = by_webhook.telegram.person("Ada", language="en")
    marked = packed(qr(by_webhook.shop.link("/kettle")))
    await ada.send_album(WALL, marked, WALL, marked)
    await ada.send("hello")
    await ada.chat.wait_for(lambda m: m.words.startswith("I see no link"))
    assert [is_verdict(m) for m in ada.chat.from_bot] == [True, False]


async def test_an_album_with_a_link_is_about_the_link(by_webhook: World) -> None:
    ada = by_webhook.telegram.person("Ada", language="en")
    await ada.send_album(WALL, WALL, caption=by_webhook.shop.link("/kettle"))
    await ada.send("hello")
    await ada.chat.wait_for(lambda m: m.words.startswith("I see no link"))
    assert [is_verdict(m) for m in ada.chat.from_bot] == [True, False]


async def test_scan_as_a_reply_to_a_photo_reads_that_photo(by_webhook: World) -> None:
    ada = by_webhook.telegram.person("Ada", language="en")
    number = ean(450_000_000_000 + ada.id)
    photo = await ada.send_photo(packed(code(number)))
    await ada.chat.wait_for(lambda m: m.replies_to == photo.id)
    scan = await ada.send("/scan", reply_to=photo)
    again = await ada.chat.wait_for(lambda m: m.replies_to == scan.id)
    assert again.words.startswith(f"I know no product with the number {number}.")
