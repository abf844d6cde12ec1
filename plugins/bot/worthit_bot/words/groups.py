"""What is said where others listen."""

from types import MappingProxyType

from msgspec import Struct

from worthit_bot.words.languages import InLanguages


class GroupWords(Struct, frozen=True, kw_only=True):
    """All of it is plain text. name: the bot's, with its @. example: a command with what stands for its arguments."""

    greeting: str
    how: str
    in_private: str
    chat_button: str
    only_people: str
    only_administrators: str
    in_one_message: str
    a_link: str
    some_words: str
    a_number: str


GROUPS: InLanguages[GroupWords] = MappingProxyType(
    {
        "en": GroupWords(
            greeting=(
                "I say what a product is worth. Answer a link with {name}, or write {name} and a link. I keep silent "
                "else. More: /help"
            ),
            how="I see no link. Answer a link with {name}, or write {name} and the link of a product.",
            in_private="That is between the two of us. Ask me in our own chat.",
            chat_button="Open our chat",
            only_people=(
                "I count questions for whoever asks, so I answer people: not channels, nor administrators who stay "
                "anonymous. Ask me as yourself."
            ),
            only_administrators="The language here is for the administrators of this group to choose.",
            in_one_message="In a group, say it in one message, such as: {example}",
            a_link="LINK",
            some_words="WORDS",
            a_number="NUMBER",
        ),
        "it": GroupWords(
            greeting=(
                "Dico quanto vale un prodotto. Rispondi a un link con {name}, o scrivi {name} e un link. Per il resto "
                "sto zitto. Di più: /aiuto"
            ),
            how="Non vedo nessun link. Rispondi a un link con {name}, o scrivi {name} e il link di un prodotto.",
            in_private="Questa è una cosa tra noi due. Chiedimelo nella nostra chat.",
            chat_button="Apri la nostra chat",
            only_people=(
                "Conto le domande di chi chiede, quindi rispondo alle persone: non ai canali, né agli amministratori "
                "anonimi. Chiedimelo a tuo nome."
            ),
            only_administrators="Qui la lingua la scelgono gli amministratori del gruppo.",
            in_one_message="In un gruppo dimmi tutto in un messaggio, per esempio: {example}",
            a_link="LINK",
            some_words="PAROLE",
            a_number="NUMERO",
        ),
        "de": GroupWords(
            greeting=(
                "Ich sage, was ein Produkt wert ist. Antworte auf einen Link mit {name}, oder schreib {name} und einen "
                "Link. Sonst bin ich still. Mehr: /help"
            ),
            how="Ich sehe keinen Link. Antworte auf einen Link mit {name}, oder schreib {name} und den Link.",
            in_private="Das bleibt unter uns. Frag mich in unserem eigenen Chat.",
            chat_button="Unseren Chat öffnen",
            only_people=(
                "Ich zähle Fragen für die, die fragen, also antworte ich Menschen: keinen Kanälen und keinen anonymen "
                "Administratoren. Frag mich unter deinem Namen."
            ),
            only_administrators="Die Sprache wählen hier die Administratoren der Gruppe.",
            in_one_message="In einer Gruppe sag alles in einer Nachricht, zum Beispiel: {example}",
            a_link="LINK",
            some_words="WÖRTER",
            a_number="NUMMER",
        ),
        "fr": GroupWords(
            greeting=(
                "Je dis ce que vaut un produit. Réponds à un lien avec {name}, ou écris {name} et un lien. Sinon je me "
                "tais. Plus : /help"
            ),
            how="Je ne vois pas de lien. Réponds à un lien avec {name}, ou écris {name} et le lien d'un produit.",
            in_private="Ça reste entre nous deux. Demande-le-moi dans notre propre discussion.",
            chat_button="Ouvrir notre discussion",
            only_people=(
                "Je compte les questions de chaque personne, donc je réponds aux personnes : ni aux canaux, ni aux "
                "administrateurs anonymes. Demande-moi en ton nom."
            ),
            only_administrators="Ici, ce sont les administrateurs du groupe qui choisissent la langue.",
            in_one_message="Dans un groupe, dis tout en un message, par exemple : {example}",
            a_link="LIEN",
            some_words="MOTS",
            a_number="NUMÉRO",
        ),
        "es": GroupWords(
            greeting=(
                "Digo lo que vale un producto. Responde a un enlace con {name}, o escribe {name} y un enlace. Si no, "
                "me callo. Más: /help"
            ),
            how="No veo ningún enlace. Responde a un enlace con {name}, o escribe {name} y el enlace de un producto.",
            in_private="Eso queda entre nosotros. Pregúntamelo en nuestro propio chat.",
            chat_button="Abrir nuestro chat",
            only_people=(
                "Cuento las preguntas de quien pregunta, así que respondo a personas: ni a canales ni a "
                "administradores anónimos. Pregúntame en tu nombre."
            ),
            only_administrators="Aquí el idioma lo eligen los administradores del grupo.",
            in_one_message="En un grupo, dilo todo en un mensaje, por ejemplo: {example}",
            a_link="ENLACE",
            some_words="PALABRAS",
            a_number="NÚMERO",
        ),
    }
)
