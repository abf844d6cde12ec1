"""What is said on the way to a verdict: that it has begun, its stages, and why a message is none."""

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct

from worthit.plugin import Stage
from worthit_bot.words.languages import InLanguages


class QuestionWords(Struct, frozen=True, kw_only=True):
    """All of it is plain text. stages: what is done in each, as it goes on."""

    looking: str
    reading_file: str
    stages: Mapping[Stage, str]
    no_link: str
    only_first: str
    not_html: str
    no_page: str
    page_too_intricate: str
    file_too_big: str


QUESTION: InLanguages[QuestionWords] = MappingProxyType(
    {
        "en": QuestionWords(
            looking="Looking at {shop}",
            reading_file="Reading your page",
            stages={
                "identify": "recognising the link",
                "fetch": "opening the page",
                "extract": "reading the page",
                "price": "judging the price",
                "weigh": "weighing the evidence",
                "explain": "putting it in words",
            },
            no_link=(
                "I see no link in that. Send me the link of a product's page, or the saved page as a file. More: /help"
            ),
            only_first="These are {given} links. I look at the first {most}; send me the others afterwards.",
            not_html="I can read pages that were saved as HTML (.html, .htm, .html.gz), not this file.",
            no_page="This file is empty, damaged, or no web page. Save the page once more as HTML and send me that.",
            page_too_intricate="This page is too intricate for me: I could not read it in time. (E004)",
            file_too_big="This file is too big. Telegram lets me have files of up to 20 MB.",
        ),
        "it": QuestionWords(
            looking="Guardo {shop}",
            reading_file="Leggo la tua pagina",
            stages={
                "identify": "riconosco il link",
                "fetch": "apro la pagina",
                "extract": "leggo la pagina",
                "price": "giudico il prezzo",
                "weigh": "peso le prove",
                "explain": "lo metto in parole",
            },
            no_link=(
                "Qui non vedo nessun link. Mandami il link della pagina di un prodotto, o la pagina salvata come file. "
                "Di più: /aiuto"
            ),
            only_first="Questi sono {given} link. Guardo i primi {most}; mandami gli altri dopo.",
            not_html="So leggere pagine salvate come HTML (.html, .htm, .html.gz), non questo file.",
            no_page=(
                "Questo file è vuoto, rovinato o non è una pagina web. Salva di nuovo la pagina come HTML e mandamela."
            ),
            page_too_intricate="Questa pagina è troppo intricata: non sono riuscito a leggerla in tempo. (E004)",
            file_too_big="Questo file è troppo grande. Telegram me ne dà fino a 20 MB.",
        ),
        "de": QuestionWords(
            looking="Ich schaue bei {shop} nach",
            reading_file="Ich lese deine Seite",
            stages={
                "identify": "erkenne den Link",
                "fetch": "öffne die Seite",
                "extract": "lese die Seite",
                "price": "beurteile den Preis",
                "weigh": "wäge ab, was bekannt ist",
                "explain": "fasse es in Worte",
            },
            no_link=(
                "Darin sehe ich keinen Link. Schick mir den Link einer Produktseite oder die gespeicherte Seite als "
                "Datei. Mehr: /help"
            ),
            only_first="Das sind {given} Links. Ich sehe mir die ersten {most} an; schick mir die anderen danach.",
            not_html="Ich kann Seiten lesen, die als HTML gespeichert sind (.html, .htm, .html.gz), diese Datei nicht.",
            no_page=(
                "Diese Datei ist leer, beschädigt oder keine Webseite. Speichere die Seite noch einmal als HTML und "
                "schick mir die."
            ),
            page_too_intricate="Diese Seite ist zu verwickelt: Ich konnte sie nicht rechtzeitig lesen. (E004)",
            file_too_big="Diese Datei ist zu groß. Telegram gibt mir Dateien bis 20 MB.",
        ),
        "fr": QuestionWords(
            looking="Je regarde {shop}",
            reading_file="Je lis ta page",
            stages={
                "identify": "je reconnais le lien",
                "fetch": "j'ouvre la page",
                "extract": "je lis la page",
                "price": "je juge le prix",
                "weigh": "je pèse ce qui est connu",
                "explain": "je le mets en mots",
            },
            no_link=(
                "Je n'y vois pas de lien. Envoie-moi le lien de la page d'un produit, ou la page enregistrée comme "
                "fichier. Plus : /help"
            ),
            only_first="Cela fait {given} liens. Je regarde les {most} premiers ; envoie-moi les autres après.",
            not_html="Je sais lire les pages enregistrées en HTML (.html, .htm, .html.gz), pas ce fichier.",
            no_page=(
                "Ce fichier est vide, abîmé, ou n'est pas une page web. Enregistre la page à nouveau en HTML et "
                "envoie-la-moi."
            ),
            page_too_intricate="Cette page est trop compliquée : je n'ai pas pu la lire à temps. (E004)",
            file_too_big="Ce fichier est trop gros. Telegram m'en donne jusqu'à 20 Mo.",
        ),
        "es": QuestionWords(
            looking="Miro en {shop}",
            reading_file="Leo tu página",
            stages={
                "identify": "reconozco el enlace",
                "fetch": "abro la página",
                "extract": "leo la página",
                "price": "juzgo el precio",
                "weigh": "sopeso lo que se sabe",
                "explain": "lo pongo en palabras",
            },
            no_link=(
                "Ahí no veo ningún enlace. Envíame el enlace de la página de un producto, o la página guardada como "
                "archivo. Más: /help"
            ),
            only_first="Son {given} enlaces. Miro los primeros {most}; envíame los otros después.",
            not_html="Puedo leer páginas guardadas como HTML (.html, .htm, .html.gz), no este archivo.",
            no_page=(
                "Este archivo está vacío, dañado o no es una página web. Guarda la página otra vez como HTML y "
                "envíamela."
            ),
            page_too_intricate="Esta página es demasiado enrevesada: no pude leerla a tiempo. (E004)",
            file_too_big="Este archivo es demasiado grande. Telegram me da archivos de hasta 20 MB.",
        ),
    }
)
