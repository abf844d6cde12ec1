"""Of leaving what was begun."""

from types import MappingProxyType

from msgspec import Struct

from worthit_bot.words.languages import InLanguages


class LeavingWords(Struct, frozen=True, kw_only=True):
    """All of it is plain text."""

    left: str


LEAVING: InLanguages[LeavingWords] = MappingProxyType(
    {
        "en": LeavingWords(left="All right, we leave that. Send me a link whenever you like."),
        "it": LeavingWords(left="Va bene, lasciamo stare. Mandami un link quando vuoi."),
        "de": LeavingWords(left="In Ordnung, wir lassen das. Schick mir einen Link, wann immer du magst."),
        "fr": LeavingWords(left="D'accord, laissons cela. Envoie-moi un lien quand tu veux."),
        "es": LeavingWords(left="De acuerdo, lo dejamos. Envíame un enlace cuando quieras."),
    }
)
