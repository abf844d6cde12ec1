"""The commands: their names in English and Italian, which work in every language, and what menus say of them."""

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct

from worthit_bot.words.languages import InLanguages


class ChatCommand(Struct, frozen=True, kw_only=True):
    """A command. also: its Italian name, where it has one, which Italian menus show.

    about: a line for the menu, in each language. in_groups: whether the menus of groups show it too.
    """

    name: str
    also: str | None = None
    about: InLanguages[str]
    in_groups: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name,) if self.also is None else (self.name, self.also)

    def name_in(self, language: str) -> str:
        """As menus of that language show it."""
        return self.also if language == "it" and self.also is not None else self.name


_ALL = (
    ChatCommand(
        name="start",
        about={
            "en": "What I do",
            "it": "Che cosa faccio",
            "de": "Was ich tue",
            "fr": "Ce que je fais",
            "es": "Qué hago",
        },
    ),
    ChatCommand(
        name="help",
        also="aiuto",
        in_groups=True,
        about={
            "en": "How to ask, and what the answer means",
            "it": "Come chiedere, e che cosa significa la risposta",
            "de": "Wie man fragt, und was die Antwort bedeutet",
            "fr": "Comment demander, et ce que veut dire la réponse",
            "es": "Cómo preguntar, y qué significa la respuesta",
        },
    ),
    ChatCommand(
        name="search",
        also="cerca",
        in_groups=True,
        about={
            "en": "Find a product that I know",
            "it": "Cerca un prodotto che conosco",
            "de": "Ein Produkt suchen, das ich kenne",
            "fr": "Chercher un produit que je connais",
            "es": "Buscar un producto que conozco",
        },
    ),
    ChatCommand(
        name="scan",
        also="scansiona",
        in_groups=True,
        about={
            "en": "Look up a barcode or an Amazon number",
            "it": "Cerca un codice a barre o un numero di Amazon",
            "de": "Einen Strichcode oder eine Amazon-Nummer nachschlagen",
            "fr": "Chercher un code-barres ou un numéro Amazon",
            "es": "Buscar un código de barras o un número de Amazon",
        },
    ),
    ChatCommand(
        name="compare",
        also="confronta",
        in_groups=True,
        about={
            "en": "Compare two products or more",
            "it": "Confronta due o più prodotti",
            "de": "Zwei oder mehr Produkte vergleichen",
            "fr": "Comparer deux produits ou plus",
            "es": "Comparar dos productos o más",
        },
    ),
    ChatCommand(
        name="history",
        also="analisi",
        about={
            "en": "What you asked me",
            "it": "Che cosa mi hai chiesto",
            "de": "Was du mich gefragt hast",
            "fr": "Ce que tu m'as demandé",
            "es": "Lo que me has preguntado",
        },
    ),
    ChatCommand(
        name="popular",
        also="popolari",
        in_groups=True,
        about={
            "en": "What many people ask about",
            "it": "Di che cosa chiedono in tanti",
            "de": "Wonach viele fragen",
            "fr": "Ce que beaucoup demandent",
            "es": "Por lo que muchos preguntan",
        },
    ),
    ChatCommand(
        name="watch",
        also="segui",
        about={
            "en": "Watch the price of a product",
            "it": "Tieni d'occhio il prezzo di un prodotto",
            "de": "Den Preis eines Produkts beobachten",
            "fr": "Surveiller le prix d'un produit",
            "es": "Vigilar el precio de un producto",
        },
    ),
    ChatCommand(
        name="watches",
        also="avvisi",
        about={
            "en": "What I watch for you",
            "it": "Che cosa tengo d'occhio per te",
            "de": "Was ich für dich beobachte",
            "fr": "Ce que je surveille pour toi",
            "es": "Lo que vigilo por ti",
        },
    ),
    ChatCommand(
        name="cancel",
        also="annulla",
        about={
            "en": "Leave what I asked you for",
            "it": "Lascia stare ciò che ti ho chiesto",
            "de": "Abbrechen, wonach ich gefragt habe",
            "fr": "Annuler ce que je t'ai demandé",
            "es": "Dejar lo que te he pedido",
        },
    ),
    ChatCommand(
        name="plan",
        also="piano",
        about={
            "en": "How much you may ask, and how much you did",
            "it": "Quanto puoi chiedere, e quanto hai chiesto",
            "de": "Wie viel du fragen kannst, und wie viel du gefragt hast",
            "fr": "Combien de questions tu peux poser, et combien tu en as posé",
            "es": "Cuánto puedes preguntar, y cuánto has preguntado",
        },
    ),
    ChatCommand(
        name="language",
        also="lingua",
        in_groups=True,
        about={
            "en": "Choose the language",
            "it": "Scegli la lingua",
            "de": "Die Sprache wählen",
            "fr": "Choisir la langue",
            "es": "Elegir el idioma",
        },
    ),
    ChatCommand(
        name="privacy",
        also="riservatezza",
        in_groups=True,
        about={
            "en": "What I keep about you",
            "it": "Che cosa conservo di te",
            "de": "Was ich über dich aufbewahre",
            "fr": "Ce que je garde sur toi",
            "es": "Qué guardo de ti",
        },
    ),
    ChatCommand(
        name="export",
        also="esporta",
        about={
            "en": "Get all that I keep about you",
            "it": "Ricevi tutto ciò che conservo di te",
            "de": "Alles bekommen, was ich über dich aufbewahre",
            "fr": "Recevoir tout ce que je garde sur toi",
            "es": "Recibir todo lo que guardo de ti",
        },
    ),
    ChatCommand(
        name="forget",
        also="dimentica",
        about={
            "en": "Erase all that I keep about you",
            "it": "Cancella tutto ciò che conservo di te",
            "de": "Alles löschen, was ich über dich aufbewahre",
            "fr": "Effacer tout ce que je garde sur toi",
            "es": "Borrar todo lo que guardo de ti",
        },
    ),
    ChatCommand(
        name="terms",
        also="condizioni",
        about={
            "en": "Under which terms I answer",
            "it": "A quali condizioni rispondo",
            "de": "Zu welchen Bedingungen ich antworte",
            "fr": "À quelles conditions je réponds",
            "es": "En qué condiciones respondo",
        },
    ),
    ChatCommand(
        name="support",
        also="assistenza",
        about={
            "en": "Ask the people behind this bot",
            "it": "Chiedi a chi gestisce questo bot",
            "de": "Die Betreiber dieses Bots fragen",
            "fr": "Écrire à la personne qui gère ce bot",
            "es": "Preguntar a quienes llevan este bot",
        },
    ),
    ChatCommand(
        name="paysupport",
        also="assistenza_pagamenti",
        about={
            "en": "Help with a payment",
            "it": "Aiuto per un pagamento",
            "de": "Hilfe bei einer Zahlung",
            "fr": "Aide pour un paiement",
            "es": "Ayuda con un pago",
        },
    ),
)
COMMANDS: Mapping[str, ChatCommand] = MappingProxyType({command.name: command for command in _ALL})
"""By their English names, in the order of the menus."""
