"""What is said in chats that the bot has no part in: as it is called inline, or as a guest."""

from types import MappingProxyType

from msgspec import Struct

from worthit_bot.words.languages import InLanguages


class InlineWords(Struct, frozen=True, kw_only=True):
    """All of it is plain text. wanted: a verdict that is still to be reached; shop: whose product it is.

    press: what its message says until somebody presses the button.
    """

    wanted: str
    wanted_about: str
    press: str
    get_button: str
    again_button: str
    chat_button: str
    more_button: str
    none_known: str
    none_known_about: str
    not_asked_yet: str
    link_forgotten: str
    guest_no_link: str


INLINE: InLanguages[InlineWords] = MappingProxyType(
    {
        "en": InlineWords(
            wanted="Ask about {shop}",
            wanted_about="Tap to send it; I write the verdict into it as soon as I have it.",
            press="Press the button, and I look at {shop}",
            get_button="Get the verdict",
            again_button="Try again",
            chat_button="Ask me in our own chat",
            more_button="More in the chat with me",
            none_known="I know no product with these words",
            none_known_about="Paste the link of the product instead.",
            not_asked_yet="Paste the link of a product, or type what it is called",
            link_forgotten="I no longer know which link this was. Ask me again.",
            guest_no_link="I see no link. Answer a link with my name, or write my name and the link of a product.",
        ),
        "it": InlineWords(
            wanted="Chiedi di {shop}",
            wanted_about="Tocca per inviare; ci scrivo il verdetto appena ce l'ho.",
            press="Premi il pulsante e guardo {shop}",
            get_button="Ottieni il verdetto",
            again_button="Riprova",
            chat_button="Chiedimelo nella nostra chat",
            more_button="Di più nella chat con me",
            none_known="Non conosco prodotti con queste parole",
            none_known_about="Incolla invece il link del prodotto.",
            not_asked_yet="Incolla il link di un prodotto, o scrivi come si chiama",
            link_forgotten="Non so più quale link fosse. Chiedimelo di nuovo.",
            guest_no_link=(
                "Non vedo nessun link. Rispondi a un link con il mio nome, o scrivi il mio nome e il link di un "
                "prodotto."
            ),
        ),
        "de": InlineWords(
            wanted="Nach {shop} fragen",
            wanted_about="Tippe, um es zu senden; ich schreibe das Urteil hinein, sobald ich es habe.",
            press="Drück den Knopf, und ich schaue bei {shop} nach",
            get_button="Urteil holen",
            again_button="Noch einmal versuchen",
            chat_button="Frag mich in unserem Chat",
            more_button="Mehr im Chat mit mir",
            none_known="Ich kenne kein Produkt mit diesen Wörtern",
            none_known_about="Füge stattdessen den Link des Produkts ein.",
            not_asked_yet="Füge den Link eines Produkts ein, oder schreib, wie es heißt",
            link_forgotten="Ich weiß nicht mehr, welcher Link das war. Frag mich noch einmal.",
            guest_no_link=(
                "Ich sehe keinen Link. Antworte auf einen Link mit meinem Namen, oder schreib meinen Namen und den "
                "Link eines Produkts."
            ),
        ),
        "fr": InlineWords(
            wanted="Demander pour {shop}",
            wanted_about="Touche pour l'envoyer ; j'y écris le verdict dès que je l'ai.",
            press="Appuie sur le bouton et je regarde {shop}",
            get_button="Obtenir le verdict",
            again_button="Réessayer",
            chat_button="Demande-moi en privé",
            more_button="Plus dans notre discussion",
            none_known="Je ne connais pas de produit avec ces mots",
            none_known_about="Colle plutôt le lien du produit.",
            not_asked_yet="Colle le lien d'un produit, ou écris comment il s'appelle",
            link_forgotten="Je ne sais plus quel lien c'était. Demande-moi à nouveau.",
            guest_no_link=(
                "Je ne vois pas de lien. Réponds à un lien avec mon nom, ou écris mon nom et le lien d'un produit."
            ),
        ),
        "es": InlineWords(
            wanted="Preguntar por {shop}",
            wanted_about="Toca para enviarlo; escribo en él el veredicto en cuanto lo tenga.",
            press="Pulsa el botón y miro en {shop}",
            get_button="Obtener el veredicto",
            again_button="Intentar de nuevo",
            chat_button="Pregúntame en nuestro chat",
            more_button="Más en el chat conmigo",
            none_known="No conozco ningún producto con estas palabras",
            none_known_about="Pega mejor el enlace del producto.",
            not_asked_yet="Pega el enlace de un producto, o escribe cómo se llama",
            link_forgotten="Ya no sé qué enlace era. Pregúntame de nuevo.",
            guest_no_link=(
                "No veo ningún enlace. Responde a un enlace con mi nombre, o escribe mi nombre y el enlace de un "
                "producto."
            ),
        ),
    }
)
