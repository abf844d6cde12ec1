"""Names of products, which others wrote: nothing in them is to be pressed in a message of the bot."""

import re

_JOINER = "\u2060"  # unseen, and no part of a link, a mention or a command
_BEFORE = re.compile(r"(?<!\w)[/@#](?=\w)|(?<=:)/(?=/)|(?<=\w)\.(?=[^\W\d_]{2})")


def name_in_short(name: str, most: int) -> str:
    """As it can stand in a line of at most so many characters."""
    return harmless(name if len(name) <= most else f"{name[: most - 1]}…")


def harmless(name: str) -> str:
    """Reads the same, but Telegram finds no link, mention, hashtag or command in it."""
    return _BEFORE.sub(lambda found: found[0] + _JOINER, name)
