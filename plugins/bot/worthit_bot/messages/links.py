"""The links that somebody wrote: in a text or caption, and behind its words."""

import re

from aiogram.types import Message

from worthit.plugin import find_links

_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)


def links_in(message: Message) -> tuple[str, ...]:
    """Each once, in order.

    What looks like a link, or is one to Telegram, counts where we find none: so it is opened, or refused with a reason.
    """
    text = message.text or message.caption or ""
    entities = message.entities or message.caption_entities or ()
    hidden = [entity.url for entity in entities if entity.url]
    found = tuple(dict.fromkeys([*find_links(text), *(link for url in hidden for link in find_links(url))]))
    shown = [*_ADDRESS.findall(text), *(entity.extract_from(text) for entity in entities if entity.type == "url")]
    return found or tuple(url if "://" in url else f"https://{url}" for url in shown[:1])


def first_link(text: str) -> str | None:
    """Of a text without entities, by the same rule."""
    found = find_links(text) or tuple(_ADDRESS.findall(text))
    return found[0] if found else None
