"""What is said to who tells whether a verdict helped; the buttons and the thanks are among the words of verdicts."""

from types import MappingProxyType

from msgspec import Struct

from worthit_bot.words.languages import InLanguages


class OpinionWords(Struct, frozen=True, kw_only=True):
    """All of it is plain text."""

    taken_back: str


OPINIONS: InLanguages[OpinionWords] = MappingProxyType(
    {
        "en": OpinionWords(taken_back="Taken back: you have said nothing of this verdict."),
        "it": OpinionWords(taken_back="Ritirato: di questo verdetto non hai detto nulla."),
        "de": OpinionWords(taken_back="Zurückgenommen: Du hast zu diesem Urteil nichts gesagt."),
        "fr": OpinionWords(taken_back="Retiré : tu n'as rien dit de ce verdict."),
        "es": OpinionWords(taken_back="Retirado: no has dicho nada de este veredicto."),
    }
)
