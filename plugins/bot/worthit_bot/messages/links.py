"""The links that somebody wrote: in a text or caption, and behind its words."""

import re
from collections.abc import Iterable

from aiogram.types import Message

from worthit.plugin import WorthItError, find_links, identify

_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)


def links_in(message: Message) -> tuple[str, ...]:
    """One for each product, in order.

    What looks like a link, or is one to Telegram, counts where we find none: so it is opened, or refused with a reason.
    """
    text = message.text or message.caption or ""
    entities = message.entities or message.caption_entities or ()
    hidden = [entity.url for entity in entities if entity.url]
    found = one_each([*find_links(text), *(link for url in hidden for link in find_links(url))])
    shown = [*_ADDRESS.findall(text), *(entity.extract_from(text) for entity in entities if entity.type == "url")]
    return found or tuple(url if "://" in url else f"https://{url}" for url in shown[:1])


def one_each(links: Iterable[str]) -> tuple[str, ...]:
    """Of the links that lead to one product, the first; those that cannot be opened are refused each by itself."""
    first: dict[str, str] = {}
    for link in links:
        first.setdefault(_product(link), link)
    return tuple(first.values())


def first_link(text: str) -> str | None:
    """Of a text without entities, by the same rule."""
    found = find_links(text) or tuple(_ADDRESS.findall(text))
    return found[0] if found else None


def _product(link: str) -> str:
    try:
        return identify(link).key
    except WorthItError:
        return link
