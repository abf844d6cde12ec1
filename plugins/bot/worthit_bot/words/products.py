"""Of products that are known here: found by words, much asked for, or asked for by this person."""

from types import MappingProxyType

from msgspec import Struct

from worthit_bot.words.languages import InLanguages


class ProductWords(Struct, frozen=True, kw_only=True):
    """All of it is plain text. found, popular, history: what stands above a list. *_press: what its numbers do."""

    ask_words: str
    found: str
    nothing_found: str
    popular: str
    nothing_popular: str
    history: str
    no_history: str
    press: str
    history_press: str
    seen_on: str
    no_price: str
    score: str
    no_score: str
    more_button: str
    back_button: str
    open_button: str
    list_gone: str
    unavailable: str


PRODUCTS: InLanguages[ProductWords] = MappingProxyType(
    {
        "en": ProductWords(
            ask_words="Which words are in its name? Send me them, such as: gooseneck kettle. /cancel leaves this.",
            found="Products that I know with “{words}” in their name",
            nothing_found=(
                "I know no product with “{words}” in its name. I only know what somebody asked me about before. Try "
                "fewer words, or send me the link of the product's page."
            ),
            popular="What was asked about most in the last 30 days",
            nothing_popular=(
                "No product was asked about by three people or more in the last 30 days. Send me the link of one."
            ),
            history="What you asked me, last first",
            no_history="I have no verdict that you asked me for. Send me the link of a product.",
            press="Press a number, and I look at that product for you.",
            history_press="Press a number to see that verdict again, as it was.",
            seen_on="seen on {date}",
            no_price="no price seen",
            score="{score} out of 10",
            no_score="no score",
            more_button="More",
            back_button="Back",
            open_button="Open {number}",
            list_gone="This list is no longer here. Ask me again.",
            unavailable="I cannot look that up now. Try again in a few minutes. (E004)",
        ),
        "it": ProductWords(
            ask_words="Quali parole ci sono nel suo nome? Mandamele, per esempio: bollitore inox. /annulla per uscire.",
            found="Prodotti che conosco con «{words}» nel nome",
            nothing_found=(
                "Non conosco nessun prodotto con «{words}» nel nome. Conosco solo ciò che qualcuno mi ha già chiesto. "
                "Prova con meno parole, o mandami il link della pagina del prodotto."
            ),
            popular="I prodotti più chiesti negli ultimi 30 giorni",
            nothing_popular=(
                "Nessun prodotto è stato chiesto da almeno tre persone negli ultimi 30 giorni. Mandami il link di uno."
            ),
            history="Che cosa mi hai chiesto, dal più recente",
            no_history="Non ho nessun verdetto che tu mi abbia chiesto. Mandami il link di un prodotto.",
            press="Premi un numero, e guardo quel prodotto per te.",
            history_press="Premi un numero per rivedere quel verdetto, com'era.",
            seen_on="visto il {date}",
            no_price="nessun prezzo visto",
            score="{score} su 10",
            no_score="senza punteggio",
            more_button="Altri",
            back_button="Indietro",
            open_button="Apri {number}",
            list_gone="Questo elenco non c'è più. Chiedimelo di nuovo.",
            unavailable="Ora non riesco a cercarlo. Riprova tra qualche minuto. (E004)",
        ),
        "de": ProductWords(
            ask_words=(
                "Welche Wörter stehen in seinem Namen? Schick sie mir, zum Beispiel: Wasserkocher Edelstahl. Mit "
                "/cancel brichst du ab."
            ),
            found="Produkte mit „{words}“ im Namen, die ich kenne",
            nothing_found=(
                "Ich kenne kein Produkt mit „{words}“ im Namen. Ich kenne nur, wonach mich schon jemand gefragt hat. "
                "Versuch es mit weniger Wörtern, oder schick mir den Link der Produktseite."
            ),
            popular="Wonach in den letzten 30 Tagen am meisten gefragt wurde",
            nothing_popular=(
                "Nach keinem Produkt haben in den letzten 30 Tagen drei Personen oder mehr gefragt. Schick mir den "
                "Link von einem."
            ),
            history="Wonach du mich gefragt hast, das Letzte zuerst",
            no_history="Ich habe kein Urteil, nach dem du gefragt hast. Schick mir den Link eines Produkts.",
            press="Tippe auf eine Nummer, und ich sehe mir das Produkt für dich an.",
            history_press="Tippe auf eine Nummer, um das Urteil noch einmal zu sehen, wie es war.",
            seen_on="gesehen am {date}",
            no_price="kein Preis gesehen",
            score="{score} von 10",
            no_score="ohne Punktzahl",
            more_button="Mehr",
            back_button="Zurück",
            open_button="{number} öffnen",
            list_gone="Diese Liste gibt es nicht mehr. Frag mich noch einmal.",
            unavailable="Das kann ich gerade nicht nachschlagen. Versuch es in ein paar Minuten noch einmal. (E004)",
        ),
        "fr": ProductWords(
            ask_words=(
                "Quels mots y a-t-il dans son nom ? Envoie-les-moi, par exemple : bouilloire inox. /cancel pour "
                "annuler."
            ),
            found="Les produits que je connais avec « {words} » dans leur nom",
            nothing_found=(
                "Je ne connais aucun produit avec « {words} » dans son nom. Je ne connais que ce qu'on m'a déjà "
                "demandé. Essaie avec moins de mots, ou envoie-moi le lien de la page du produit."
            ),
            popular="Les produits les plus demandés ces 30 derniers jours",
            nothing_popular=(
                "Aucun produit n'a été demandé par trois personnes ou plus ces 30 derniers jours. Envoie-moi un lien."
            ),
            history="Ce que tu m'as demandé, le plus récent d'abord",
            no_history="Je n'ai aucun verdict que tu m'aies demandé. Envoie-moi le lien d'un produit.",
            press="Appuie sur un numéro, et je regarde ce produit pour toi.",
            history_press="Appuie sur un numéro pour revoir ce verdict, tel qu'il était.",
            seen_on="vu le {date}",
            no_price="aucun prix vu",
            score="{score} sur 10",
            no_score="sans score",
            more_button="Plus",
            back_button="Retour",
            open_button="Ouvrir {number}",
            list_gone="Cette liste n'est plus là. Demande-moi à nouveau.",
            unavailable="Je ne peux pas chercher cela maintenant. Réessaie dans quelques minutes. (E004)",
        ),
        "es": ProductWords(
            ask_words=(
                "¿Qué palabras hay en su nombre? Envíamelas, por ejemplo: hervidor de acero. /cancel para salir."
            ),
            found="Productos que conozco con «{words}» en el nombre",
            nothing_found=(
                "No conozco ningún producto con «{words}» en el nombre. Solo conozco aquello por lo que alguien ya me "
                "preguntó. Prueba con menos palabras, o envíame el enlace de la página del producto."
            ),
            popular="Lo más preguntado en los últimos 30 días",
            nothing_popular=(
                "Por ningún producto han preguntado tres personas o más en los últimos 30 días. Envíame un enlace."
            ),
            history="Lo que me has preguntado, lo último primero",
            no_history="No tengo ningún veredicto que me hayas pedido. Envíame el enlace de un producto.",
            press="Pulsa un número, y miro ese producto por ti.",
            history_press="Pulsa un número para ver ese veredicto otra vez, tal como era.",
            seen_on="visto el {date}",
            no_price="sin precio visto",
            score="{score} de 10",
            no_score="sin puntuación",
            more_button="Más",
            back_button="Atrás",
            open_button="Abrir {number}",
            list_gone="Esta lista ya no está. Pídemela otra vez.",
            unavailable="Ahora no puedo buscarlo. Inténtalo de nuevo en unos minutos. (E004)",
        ),
    }
)
