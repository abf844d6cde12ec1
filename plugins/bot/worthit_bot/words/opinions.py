"""What is said to who tells whether a verdict helped; the buttons and the thanks are among the words of verdicts."""

from types import MappingProxyType

from msgspec import Struct

from worthit_bot.words.languages import InLanguages


class OpinionWords(Struct, frozen=True, kw_only=True):
    """All of it is plain text."""

    taken_back: str


OPINIONS: InLanguages[OpinionWords] = MappingProxyType(
    {
        "en": OpinionWords(taken_back="Taken back. I have no opinion of yours on this verdict."),
        "it": OpinionWords(taken_back="Ritirato. Non ho nessun tuo parere su questo verdetto."),
        "de": OpinionWords(taken_back="Zurückgenommen. Ich habe keine Meinung von dir zu diesem Urteil."),
        "fr": OpinionWords(taken_back="Retiré. Je n'ai aucun avis de toi sur ce verdict."),
        "es": OpinionWords(taken_back="Retirado. No tengo ninguna opinión tuya sobre este veredicto."),
    }
)
