"""Of several products side by side, and of what is better for the money; who leads is told by WorthIt! itself."""

from types import MappingProxyType

from msgspec import Struct

from worthit_bot.words.languages import InLanguages


class ComparingWords(Struct, frozen=True, kw_only=True):
    """All of it is plain text."""

    ask_links: str
    ask_other: str
    no_link: str
    only_first: str
    looking: str
    same: str
    advised_against: str
    owners: str
    stands_in: str
    press: str
    alternatives: str
    no_alternatives: str
    ask_for_verdict: str


COMPARING: InLanguages[ComparingWords] = MappingProxyType(
    {
        "en": ComparingWords(
            ask_links="Which products? Send me 2 to 6 links in one message. /cancel leaves this.",
            ask_other="With what? Send me the link of the other product. /cancel leaves this.",
            no_link="I see no link in that. Send me the link to compare with, or leave this with /cancel.",
            only_first="These are {given} links. I compare the first {most}.",
            looking="Comparing {count} products",
            same="Two of these links lead to the same product. Send me links of different ones. (E009)",
            advised_against="advised against",
            owners="owners: {owners}",
            stands_in="{title} could not be looked up now. I compare its verdict of {time} UTC.",
            press="Press a number to see that verdict whole.",
            alternatives="Better for the money than {title}",
            no_alternatives="I know of nothing that is better for the money.",
            ask_for_verdict="This rests on price and owners' stars alone. Send me the link of one for its verdict.",
        ),
        "it": ComparingWords(
            ask_links="Quali prodotti? Mandami da 2 a 6 link in un solo messaggio. /annulla per uscire.",
            ask_other="Con che cosa? Mandami il link dell'altro prodotto. /annulla per uscire.",
            no_link="Qui non vedo nessun link. Mandami il link con cui confrontare, o esci con /annulla.",
            only_first="Questi sono {given} link. Confronto i primi {most}.",
            looking="Confronto {count} prodotti",
            same="Due di questi link portano allo stesso prodotto. Mandami link di prodotti diversi. (E009)",
            advised_against="sconsigliato",
            owners="acquirenti: {owners}",
            stands_in="Ora non riesco a guardare {title}. Confronto il suo verdetto del {time} UTC.",
            press="Premi un numero per vedere tutto quel verdetto.",
            alternatives="Conviene più di {title}",
            no_alternatives="Non conosco niente che convenga di più.",
            ask_for_verdict=(
                "Questo si basa solo sul prezzo e sulle stelle di chi l'ha comprato. Mandami il link di uno per il suo "
                "verdetto."
            ),
        ),
        "de": ComparingWords(
            ask_links="Welche Produkte? Schick mir 2 bis 6 Links in einer Nachricht. Mit /cancel brichst du ab.",
            ask_other="Womit? Schick mir den Link des anderen Produkts. Mit /cancel brichst du ab.",
            no_link=(
                "Darin sehe ich keinen Link. Schick mir den Link, mit dem ich vergleichen soll, oder brich mit /cancel "
                "ab."
            ),
            only_first="Das sind {given} Links. Ich vergleiche die ersten {most}.",
            looking="Ich vergleiche {count} Produkte",
            same="Zwei dieser Links führen zum selben Produkt. Schick mir Links verschiedener Produkte. (E009)",
            advised_against="davon wird abgeraten",
            owners="Käufer: {owners}",
            stands_in="{title} konnte ich jetzt nicht nachsehen. Ich vergleiche das Urteil vom {time} UTC.",
            press="Tippe auf eine Nummer, um das ganze Urteil zu sehen.",
            alternatives="Mehr fürs Geld als {title}",
            no_alternatives="Ich weiß von nichts, was mehr fürs Geld bietet.",
            ask_for_verdict=(
                "Das beruht nur auf dem Preis und den Sternen der Käufer. Schick mir den Link von einem, um sein "
                "Urteil zu bekommen."
            ),
        ),
        "fr": ComparingWords(
            ask_links="Quels produits ? Envoie-moi 2 à 6 liens en un seul message. /cancel pour annuler.",
            ask_other="Avec quoi ? Envoie-moi le lien de l'autre produit. /cancel pour annuler.",
            no_link="Je n'y vois aucun lien. Envoie-moi le lien avec lequel comparer, ou annule avec /cancel.",
            only_first="Ce sont {given} liens. Je compare les {most} premiers.",
            looking="Je compare {count} produits",
            same="Deux de ces liens mènent au même produit. Envoie-moi des liens de produits différents. (E009)",
            advised_against="déconseillé",
            owners="acheteurs : {owners}",
            stands_in="Je n'ai pas pu regarder {title} maintenant. Je compare son verdict du {time} UTC.",
            press="Appuie sur un numéro pour voir tout ce verdict.",
            alternatives="Mieux pour ton argent que {title}",
            no_alternatives="Je ne connais rien de mieux pour ton argent.",
            ask_for_verdict=(
                "Cela ne repose que sur le prix et les étoiles des acheteurs. Envoie-moi le lien de l'un d'eux pour "
                "son verdict."
            ),
        ),
        "es": ComparingWords(
            ask_links="¿Qué productos? Envíame de 2 a 6 enlaces en un solo mensaje. /cancel para salir.",
            ask_other="¿Con qué? Envíame el enlace del otro producto. /cancel para salir.",
            no_link="Ahí no veo ningún enlace. Envíame el enlace con el que comparar, o sal con /cancel.",
            only_first="Estos son {given} enlaces. Comparo los primeros {most}.",
            looking="Comparo {count} productos",
            same="Dos de estos enlaces llevan al mismo producto. Envíame enlaces de productos distintos. (E009)",
            advised_against="desaconsejado",
            owners="compradores: {owners}",
            stands_in="Ahora no he podido mirar {title}. Comparo su veredicto del {time} UTC.",
            press="Pulsa un número para ver todo ese veredicto.",
            alternatives="Más por tu dinero que {title}",
            no_alternatives="No conozco nada que ofrezca más por tu dinero.",
            ask_for_verdict=(
                "Esto se basa solo en el precio y en las estrellas de los compradores. Envíame el enlace de uno para "
                "su veredicto."
            ),
        ),
    }
)
