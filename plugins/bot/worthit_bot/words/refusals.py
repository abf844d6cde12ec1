"""Why there is no answer: by error code, and for who asks more than is allowed."""

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct

from worthit.plugin import ErrorCode
from worthit_bot.words.languages import InLanguages


class RefusalWords(Struct, frozen=True, kw_only=True):
    """All of it is plain text; the code is added to those that have one."""

    by_code: Mapping[ErrorCode, str]
    slow_down: str
    too_many_today: str
    too_many_at_once: str
    plan_has_ended: str


REFUSALS: InLanguages[RefusalWords] = MappingProxyType(
    {
        "en": RefusalWords(
            by_code={
                ErrorCode.INVALID_URL: (
                    "This is not a link that I can open. Send me the link of a page on the public web."
                ),
                ErrorCode.UNSUPPORTED_RETAILER: (
                    "I cannot read links of this kind. Send me the saved page as a file instead."
                ),
                ErrorCode.PRODUCT_NOT_FOUND: "The shop says that this page does not exist. Check the link.",
                ErrorCode.ANALYSIS_UNAVAILABLE: "I could not get or read the page now. Try again in a few minutes.",
                ErrorCode.INVALID_REQUEST: (
                    "The file and the link belong to different products. Send me the one or the other."
                ),
                ErrorCode.PAGE_BLOCKED: (
                    "The shop does not let me see this page. Open it in your browser, save it as HTML, and send me the "
                    "file: then I can read it."
                ),
                ErrorCode.NOT_A_PRODUCT: "This is not the page of one product. Send me the product's own page.",
                ErrorCode.INTERNAL: (
                    "Something went wrong here, and it is my fault. It has been noted. Try again later."
                ),
            },
            slow_down="That is a lot at once. Try again in {seconds} s.",
            too_many_today="Your plan allows no more questions today. Ask me again in {hours} h {minutes} min.",
            too_many_at_once="I am still looking at other products for you. Ask me again when I am done.",
            plan_has_ended=(
                "Your plan has ended, and the free one allows no more questions today. Ask me again tomorrow (UTC)."
            ),
        ),
        "it": RefusalWords(
            by_code={
                ErrorCode.INVALID_URL: "Questo non è un link che posso aprire. Mandami il link di una pagina pubblica.",
                ErrorCode.UNSUPPORTED_RETAILER: (
                    "Non so leggere link di questo tipo. Mandami la pagina salvata come file."
                ),
                ErrorCode.PRODUCT_NOT_FOUND: "Il negozio dice che questa pagina non esiste. Controlla il link.",
                ErrorCode.ANALYSIS_UNAVAILABLE: (
                    "Ora non riesco a ottenere o a leggere la pagina. Riprova tra qualche minuto."
                ),
                ErrorCode.INVALID_REQUEST: "Il file e il link sono di prodotti diversi. Mandami l'uno o l'altro.",
                ErrorCode.PAGE_BLOCKED: (
                    "Il negozio non mi lascia vedere questa pagina. Aprila nel tuo browser, salvala come HTML e "
                    "mandami il file: così posso leggerla."
                ),
                ErrorCode.NOT_A_PRODUCT: (
                    "Questa non è la pagina di un prodotto. Mandami la pagina del prodotto stesso."
                ),
                ErrorCode.INTERNAL: "Qualcosa è andato storto, ed è colpa mia. L'ho annotato. Riprova più tardi.",
            },
            slow_down="Sono tante richieste insieme. Riprova tra {seconds} s.",
            too_many_today="Il tuo piano non consente altre domande per oggi. Riprova tra {hours} h {minutes} min.",
            too_many_at_once="Sto ancora guardando altri prodotti per te. Chiedimelo di nuovo quando ho finito.",
            plan_has_ended=(
                "Il tuo piano è finito, e quello gratuito non consente altre domande per oggi. Riprova domani "
                "(ora UTC)."
            ),
        ),
        "de": RefusalWords(
            by_code={
                ErrorCode.INVALID_URL: (
                    "Das ist kein Link, den ich öffnen kann. Schick mir den Link einer öffentlichen Seite."
                ),
                ErrorCode.UNSUPPORTED_RETAILER: (
                    "Links dieser Art kann ich nicht lesen. Schick mir stattdessen die gespeicherte Seite als Datei."
                ),
                ErrorCode.PRODUCT_NOT_FOUND: "Der Shop sagt, dass es diese Seite nicht gibt. Prüfe den Link.",
                ErrorCode.ANALYSIS_UNAVAILABLE: (
                    "Die Seite war jetzt nicht zu bekommen oder nicht zu lesen. Versuch es in ein paar Minuten noch "
                    "einmal."
                ),
                ErrorCode.INVALID_REQUEST: (
                    "Die Datei und der Link gehören zu verschiedenen Produkten. Schick mir nur eines von beiden."
                ),
                ErrorCode.PAGE_BLOCKED: (
                    "Der Shop lässt mich diese Seite nicht sehen. Öffne sie im Browser, speichere sie als HTML und "
                    "schick mir die Datei: Dann kann ich sie lesen."
                ),
                ErrorCode.NOT_A_PRODUCT: (
                    "Das ist nicht die Seite eines einzelnen Produkts. Schick mir die Seite des Produkts selbst."
                ),
                ErrorCode.INTERNAL: (
                    "Hier ist etwas schiefgegangen, und es ist meine Schuld. Es ist notiert. Versuch es später wieder."
                ),
            },
            slow_down="Das ist viel auf einmal. Versuch es in {seconds} s wieder.",
            too_many_today=(
                "Dein Tarif erlaubt heute keine weiteren Fragen. Frag mich wieder in {hours} h {minutes} min."
            ),
            too_many_at_once="Ich sehe mir noch andere Produkte für dich an. Frag noch einmal, wenn ich fertig bin.",
            plan_has_ended=(
                "Dein Tarif ist abgelaufen, und der kostenlose erlaubt heute keine weiteren Fragen. Frag mich morgen "
                "wieder (UTC)."
            ),
        ),
        "fr": RefusalWords(
            by_code={
                ErrorCode.INVALID_URL: (
                    "Ce n'est pas un lien que je puisse ouvrir. Envoie-moi le lien d'une page publique."
                ),
                ErrorCode.UNSUPPORTED_RETAILER: (
                    "Je ne sais pas lire ce genre de lien. Envoie-moi plutôt la page enregistrée comme fichier."
                ),
                ErrorCode.PRODUCT_NOT_FOUND: "La boutique dit que cette page n'existe pas. Vérifie le lien.",
                ErrorCode.ANALYSIS_UNAVAILABLE: (
                    "Je n'ai pas pu obtenir ou lire la page maintenant. Réessaie dans quelques minutes."
                ),
                ErrorCode.INVALID_REQUEST: (
                    "Le fichier et le lien sont ceux de produits différents. Envoie-moi l'un ou l'autre."
                ),
                ErrorCode.PAGE_BLOCKED: (
                    "La boutique ne me laisse pas voir cette page. Ouvre-la dans ton navigateur, enregistre-la en HTML "
                    "et envoie-moi le fichier : je pourrai alors la lire."
                ),
                ErrorCode.NOT_A_PRODUCT: (
                    "Ce n'est pas la page d'un seul produit. Envoie-moi la page du produit lui-même."
                ),
                ErrorCode.INTERNAL: (
                    "Quelque chose s'est mal passé ici, et c'est ma faute. C'est noté. Réessaie plus tard."
                ),
            },
            slow_down="Ça fait beaucoup à la fois. Réessaie dans {seconds} s.",
            too_many_today=(
                "Ton forfait ne permet plus de questions aujourd'hui. Redemande-moi dans {hours} h {minutes} min."
            ),
            too_many_at_once="Je regarde encore d'autres produits pour toi. Redemande-moi quand j'aurai fini.",
            plan_has_ended=(
                "Ton forfait est terminé, et le gratuit ne permet plus de questions aujourd'hui. Redemande-moi demain "
                "(UTC)."
            ),
        ),
        "es": RefusalWords(
            by_code={
                ErrorCode.INVALID_URL: (
                    "Este no es un enlace que pueda abrir. Envíame el enlace de una página pública."
                ),
                ErrorCode.UNSUPPORTED_RETAILER: (
                    "No sé leer enlaces de este tipo. Envíame la página guardada como archivo."
                ),
                ErrorCode.PRODUCT_NOT_FOUND: "La tienda dice que esta página no existe. Comprueba el enlace.",
                ErrorCode.ANALYSIS_UNAVAILABLE: (
                    "Ahora no he podido obtener o leer la página. Inténtalo dentro de unos minutos."
                ),
                ErrorCode.INVALID_REQUEST: (
                    "El archivo y el enlace son de productos distintos. Envíame uno de los dos."
                ),
                ErrorCode.PAGE_BLOCKED: (
                    "La tienda no me deja ver esta página. Ábrela en tu navegador, guárdala como HTML y envíame el "
                    "archivo: así podré leerla."
                ),
                ErrorCode.NOT_A_PRODUCT: (
                    "Esta no es la página de un solo producto. Envíame la página del propio producto."
                ),
                ErrorCode.INTERNAL: ("Algo ha ido mal aquí, y es culpa mía. Queda anotado. Inténtalo más tarde."),
            },
            slow_down="Es mucho de una vez. Inténtalo dentro de {seconds} s.",
            too_many_today=(
                "Tu plan no permite más preguntas hoy. Pregúntame de nuevo dentro de {hours} h {minutes} min."
            ),
            too_many_at_once="Todavía estoy mirando otros productos para ti. Pregúntame de nuevo cuando acabe.",
            plan_has_ended=(
                "Tu plan ha terminado, y el gratuito no permite más preguntas hoy. Pregúntame de nuevo mañana (UTC)."
            ),
        ),
    }
)
