"""What buttons call the bot back with. 64 bytes at most, so things are named by their ids, and `sealing` signs them."""

from typing import Literal

from aiogram.filters.callback_data import CallbackData

Subject = Literal["refresh", "why", "chart", "alternatives", "track", "compare", "like", "dislike", "show", "ask"]
Preset = Literal["drop5", "drop10", "drop20", "low", "stock"]


class AboutVerdict(CallbackData, prefix="v"):
    """What a button of a verdict asks for. show: the verdict as it is kept. ask: one on its product, as of now."""

    what: Subject
    verdict: str


class GetVerdict(CallbackData, prefix="g"):
    """Reach the verdict in a message that was sent by way of the bot. link: what the link is known by.

    anew: look, even where a moment ago there was no verdict.
    """

    link: str
    anew: bool


class StopWatch(CallbackData, prefix="w"):
    """End the watch that a message is about."""

    watch: str


class Erasing(CallbackData, prefix="e"):
    """An answer to whether all that is kept about a person shall be erased. until: in milliseconds since 1970."""

    answer: Literal["erase", "keep"]
    person: int
    until: int


class Aim(CallbackData, prefix="a"):
    """Of what shall be told of a watch; `ask` asks that."""

    what: Literal["ask"] | Preset
    watch: str


class ListedWatch(CallbackData, prefix="l"):
    """What a button in the list of watches asks for. page: on which it stands, from 0 on."""

    what: Literal["stop", "change"]
    watch: str
    page: int


class WatchPage(CallbackData, prefix="p"):
    """Show a page of the list of watches."""

    page: int


class Listing(CallbackData, prefix="s"):
    """A page of a list of products. key: of the words that were searched, or the code. first: how many come before."""

    of: Literal["search", "popular", "code", "history"]
    key: str
    first: int
