"""What buttons call the bot back with. 64 bytes at most, so things are named by their ids, and `sealing` signs them."""

from typing import Literal

from aiogram.filters.callback_data import CallbackData

Subject = Literal["refresh", "why", "chart", "alternatives", "track", "compare", "share", "like", "dislike"]


class AboutVerdict(CallbackData, prefix="v"):
    """What a button of a verdict asks for."""

    what: Subject
    verdict: str


class StopWatch(CallbackData, prefix="w"):
    """End a watch. place: whether the button stands in the list of watches, or under a message about one."""

    place: Literal["list", "message"]
    watch: str
