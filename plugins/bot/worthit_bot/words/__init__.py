"""All that the bot itself says, one module a language. What a verdict says comes from WorthIt!."""

from worthit_bot.words.english import ENGLISH
from worthit_bot.words.italian import ITALIAN
from worthit_bot.words.model import Words

LANGUAGES: dict[str, Words] = {words.language: words for words in (ENGLISH, ITALIAN)}

__all__ = ["LANGUAGES", "Words"]
