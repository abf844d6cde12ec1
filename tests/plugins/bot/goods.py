"""Products that a shop sells, and barcodes under which it sells them."""

import httpx

from tests.journeys.instance import page, saved_from
from tests.plugins.bot.world import World, is_verdict
from worthit.testing.shop import http_answer
from worthit.testing.telegram import Message, Person


def sold(world: World, target: str, title: str, price: str = "64.90", gtin: str = "") -> str:
    """A kettle of that name at that price from now on; gives its link."""
    link = world.shop.link(target)
    html = page("kettle").replace("Vesna Gooseneck Kettle 0.9 l", title).replace("64.90", price)
    html = html.replace('"sku": "VK-09",', f'"sku": "VK-09", "gtin13": "{gtin}",' if gtin else "")
    world.shop.answers[target] = http_answer(saved_from(link, html).encode())
    return link


async def known(world: World, *links: str) -> None:
    """They are looked up, one after the other, by nobody in particular."""
    async with httpx.AsyncClient(base_url=world.instance.url, trust_env=False) as api:
        for link in links:
            (await api.post("/v1/verdicts", json={"url": link})).raise_for_status()


async def asked_for(person: Person, link: str) -> Message:
    """They send the link; gives the verdict."""
    await person.send(link)
    return await person.chat.wait_for(lambda m: is_verdict(m) and any(button.url == link for button in m.buttons))


def ean(number: int) -> str:
    """The EAN with these digits before its check digit."""
    body = f"{number:012d}"
    return body + str(-sum(int(digit) * (1, 3)[place % 2] for place, digit in enumerate(body)) % 10)
