"""What stands around a verdict: headings and buttons."""

from types import MappingProxyType

from msgspec import Struct

from worthit_bot.words.languages import InLanguages


class VerdictWords(Struct, frozen=True, kw_only=True):
    """All of it is plain text. like, dislike: whether the answer helped; thanks: for saying so.

    owners_praise, owners_blame: headings of what owners say; voices: how many of how many owners say it.
    """

    price: str
    owners: str
    owners_praise: str
    owners_blame: str
    owners_differ: str
    voices: str
    more_evidence: str
    chart: str
    as_of: str
    why: str
    refresh_button: str
    why_button: str
    open_button: str
    share_button: str
    chart_button: str
    alternatives_button: str
    compare_button: str
    like_button: str
    dislike_button: str
    thanks: str
    gone: str
    no_chart: str


VERDICT: InLanguages[VerdictWords] = MappingProxyType(
    {
        "en": VerdictWords(
            price="Price",
            owners="Owners",
            owners_praise="Owners praise",
            owners_blame="Owners complain of",
            owners_differ="Owners differ on",
            voices="{k} of {n}",
            more_evidence="What this rests on",
            chart="Price over time",
            as_of="Verdict of {time} UTC",
            why="Why this score",
            refresh_button="Refresh",
            why_button="Why this score",
            open_button="Open in the shop",
            share_button="Share",
            chart_button="Price chart",
            alternatives_button="Better for the money",
            compare_button="Compare",
            like_button="👍 Helpful",
            dislike_button="👎 Not helpful",
            thanks="Thank you, I have noted it.",
            gone="This verdict is no longer here. Send me the link again.",
            no_chart="I have not seen enough prices of this product to draw them.",
        ),
        "it": VerdictWords(
            price="Prezzo",
            owners="Chi l'ha comprato",
            owners_praise="Chi l'ha comprato loda",
            owners_blame="Chi l'ha comprato si lamenta di",
            owners_differ="I pareri sono divisi su",
            voices="{k} di {n}",
            more_evidence="Su che cosa si basa",
            chart="Il prezzo nel tempo",
            as_of="Verdetto del {time} UTC",
            why="Perché questo punteggio",
            refresh_button="Aggiorna",
            why_button="Perché questo punteggio",
            open_button="Apri nel negozio",
            share_button="Condividi",
            chart_button="Grafico del prezzo",
            alternatives_button="Di più per i tuoi soldi",
            compare_button="Confronta",
            like_button="👍 Utile",
            dislike_button="👎 Non utile",
            thanks="Grazie, ne prendo nota.",
            gone="Questo verdetto non c'è più. Mandami di nuovo il link.",
            no_chart="Non ho visto abbastanza prezzi di questo prodotto per disegnarli.",
        ),
        "de": VerdictWords(
            price="Preis",
            owners="Käufer",
            owners_praise="Käufer loben",
            owners_blame="Käufer beklagen",
            owners_differ="Käufer sind uneins über",
            voices="{k} von {n}",
            more_evidence="Worauf das beruht",
            chart="Der Preis im Lauf der Zeit",
            as_of="Urteil vom {time} UTC",
            why="Warum diese Punktzahl",
            refresh_button="Aktualisieren",
            why_button="Warum diese Punktzahl",
            open_button="Im Shop öffnen",
            share_button="Teilen",
            chart_button="Preisverlauf",
            alternatives_button="Mehr fürs Geld",
            compare_button="Vergleichen",
            like_button="👍 Hilfreich",
            dislike_button="👎 Nicht hilfreich",
            thanks="Danke, ich habe es notiert.",
            gone="Dieses Urteil gibt es nicht mehr. Schick mir den Link noch einmal.",
            no_chart="Ich habe von diesem Produkt nicht genug Preise gesehen, um sie zu zeichnen.",
        ),
        "fr": VerdictWords(
            price="Prix",
            owners="Acheteurs",
            owners_praise="Les acheteurs apprécient",
            owners_blame="Les acheteurs se plaignent de",
            owners_differ="Les avis divergent sur",
            voices="{k} sur {n}",
            more_evidence="Sur quoi cela repose",
            chart="Le prix au fil du temps",
            as_of="Verdict du {time} UTC",
            why="Pourquoi ce score",
            refresh_button="Actualiser",
            why_button="Pourquoi ce score",
            open_button="Ouvrir dans la boutique",
            share_button="Partager",
            chart_button="Courbe du prix",
            alternatives_button="Mieux pour ton argent",
            compare_button="Comparer",
            like_button="👍 Utile",
            dislike_button="👎 Pas utile",
            thanks="Merci, c'est noté.",
            gone="Ce verdict n'est plus là. Envoie-moi le lien à nouveau.",
            no_chart="Je n'ai pas vu assez de prix de ce produit pour les dessiner.",
        ),
        "es": VerdictWords(
            price="Precio",
            owners="Compradores",
            owners_praise="Los compradores elogian",
            owners_blame="Los compradores se quejan de",
            owners_differ="Opiniones divididas sobre",
            voices="{k} de {n}",
            more_evidence="En qué se basa",
            chart="El precio a lo largo del tiempo",
            as_of="Veredicto del {time} UTC",
            why="Por qué esta puntuación",
            refresh_button="Actualizar",
            why_button="Por qué esta puntuación",
            open_button="Abrir en la tienda",
            share_button="Compartir",
            chart_button="Gráfico del precio",
            alternatives_button="Más por tu dinero",
            compare_button="Comparar",
            like_button="👍 Útil",
            dislike_button="👎 No es útil",
            thanks="Gracias, lo he anotado.",
            gone="Este veredicto ya no está. Envíame el enlace otra vez.",
            no_chart="No he visto suficientes precios de este producto para dibujarlos.",
        ),
    }
)
