"""The methods of the Bot API, a file for each family. To add one: a function with `@method("itsName")`."""

from worthit.testing.telegram.methods import (
    bot,
    callbacks,
    drafts,
    editing,
    ephemeral,
    files,
    groups,
    guests,
    inline,
    messages,
    payments,
    profile,
    reactions,
    rich,
    updates,
    web_apps,
)
from worthit.testing.telegram.methods.table import METHODS

__all__ = [
    "METHODS",
    "bot",
    "callbacks",
    "drafts",
    "editing",
    "ephemeral",
    "files",
    "groups",
    "guests",
    "inline",
    "messages",
    "payments",
    "profile",
    "reactions",
    "rich",
    "updates",
    "web_apps",
]
