"""Reactions to messages: those that Telegram has for everybody."""

from typing import Any

from worthit.testing.telegram.refusals import bad_request

_EMOJI = frozenset(
    [
        "❤",
        "👍",
        "👎",
        "🔥",
        "🥰",
        "👏",
        "😁",
        "🤔",
        "🤯",
        "😱",
        "🤬",
        "😢",
        "🎉",
        "🤩",
        "🤮",
        "💩",
        "🙏",
        "👌",
        "🕊",
        "🤡",
        "🥱",
        "🥴",
        "😍",
        "🐳",
        "❤\u200d🔥",
        "🌚",
        "🌭",
        "💯",
        "🤣",
        "⚡",
        "🍌",
        "🏆",
        "💔",
        "🤨",
        "😐",
        "🍓",
        "🍾",
        "💋",
        "🖕",
        "😈",
        "😴",
        "😭",
        "🤓",
        "👻",
        "👨\u200d💻",
        "👀",
        "🎃",
        "🙈",
        "😇",
        "😨",
        "🤝",
        "✍",
        "🤗",
        "🫡",
        "🎅",
        "🎄",
        "☃",
        "💅",
        "🤪",
        "🗿",
        "🆒",
        "💘",
        "🙉",
        "🦄",
        "😘",
        "💊",
        "🙊",
        "😎",
        "👾",
        "🤷\u200d♂",
        "🤷",
        "🤷\u200d♀",
        "😡",
    ]
)


def checked_reaction(given: Any) -> str:
    """The emoji of a ReactionType, or the id of a custom one. Raises: Refusal."""
    if not isinstance(given, dict):
        raise bad_request("can't parse ReactionType: expected an Object")
    if "type" not in given:
        raise bad_request("can't parse ReactionType: Can't find field \"type\"")
    kind = given["type"]
    if kind == "emoji":
        return checked_emoji(str(given.get("emoji", "")))
    if kind == "custom_emoji":
        return str(given.get("custom_emoji_id", ""))
    raise bad_request("can't parse ReactionType: invalid reaction type specified")


def checked_emoji(emoji: str) -> str:
    """The emoji as Telegram keeps it, without a variation selector. Raises: Refusal when it is no reaction."""
    emoji = emoji.replace("\ufe0f", "")
    if emoji not in _EMOJI:
        raise bad_request("REACTION_INVALID")
    return emoji


def reaction_types(emoji: tuple[str, ...]) -> list[dict[str, str]]:
    return [{"type": "emoji", "emoji": one} for one in emoji]
