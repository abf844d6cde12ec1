"""Of product numbers, typed or read from a picture."""

from types import MappingProxyType

from msgspec import Struct

from worthit_bot.words.languages import InLanguages


class CodeWords(Struct, frozen=True, kw_only=True):
    """All of it is plain text. unknown: of a number that no known product has. no_product: of a code that says
    something else.
    """

    ask_code: str
    no_number: str
    wrong_check_digit: str
    unknown: str
    web_button: str
    several: str
    only_first: str
    no_code: str
    no_product: str
    unreadable: str


CODES: InLanguages[CodeWords] = MappingProxyType(
    {
        "en": CodeWords(
            ask_code=(
                "Which number? Send me the digits under the barcode, a photo of it, or an Amazon number (ASIN). "
                "/cancel leaves this."
            ),
            no_number=(
                "I see no product number in that. Send me the 8, 12, 13 or 14 digits under a barcode, the ISBN of a "
                "book, or an Amazon number (ASIN), which begins with B0 and has 10 characters."
            ),
            wrong_check_digit=(
                "{code} cannot be right: its check digit does not fit. The last digit is {last}, and with the others "
                "it would have to be {expected}. Check whether one of them is mistyped."
            ),
            unknown=(
                "I know no product with the number {code}. The number itself is valid. Send me the link of a shop's "
                "page that sells it: that I can judge."
            ),
            web_button="Search the web for it",
            several="Products that I know with the number {code}",
            only_first="These are {given} codes. I look at the first {most}.",
            no_code=(
                "I see no barcode and no QR code in this picture. Take it closer, straight and without reflections, or "
                "send me the digits. Is it a shop's page? Then share the link from the shop's app."
            ),
            no_product=(
                "I read this code, but it names no product and no link. It says: {text}\nSend me the barcode, or the "
                "link of the product."
            ),
            unreadable=(
                "I cannot read this picture: it is damaged, too large, or of a kind that I do not know. Send it as "
                "JPEG, PNG, WebP or GIF. (E009)"
            ),
        ),
        "it": CodeWords(
            ask_code=(
                "Quale numero? Mandami le cifre sotto il codice a barre, una sua foto, o un numero di Amazon (ASIN). "
                "/annulla per uscire."
            ),
            no_number=(
                "Qui non vedo nessun numero di prodotto. Mandami le 8, 12, 13 o 14 cifre sotto un codice a barre, "
                "l'ISBN di un libro, o un numero di Amazon (ASIN), che comincia con B0 e ha 10 caratteri."
            ),
            wrong_check_digit=(
                "{code} non può essere giusto: la cifra di controllo non torna. L'ultima cifra è {last}, e con le "
                "altre dovrebbe essere {expected}. Controlla se una è sbagliata."
            ),
            unknown=(
                "Non conosco nessun prodotto con il numero {code}. Il numero in sé è valido. Mandami il link di un "
                "negozio che lo vende: quello lo posso giudicare."
            ),
            web_button="Cercalo sul web",
            several="Prodotti che conosco con il numero {code}",
            only_first="Questi sono {given} codici. Guardo i primi {most}.",
            no_code=(
                "In questa immagine non vedo né un codice a barre né un codice QR. Fotografalo da più vicino, dritto e "
                "senza riflessi, o mandami le cifre. È la pagina di un negozio? Allora condividi il link dall'app del "
                "negozio."
            ),
            no_product=(
                "Ho letto questo codice, ma non indica né un prodotto né un link. Dice: {text}\nMandami il codice a "
                "barre, o il link del prodotto."
            ),
            unreadable=(
                "Non riesco a leggere questa immagine: è rovinata, troppo grande o di un tipo che non conosco. "
                "Mandamela come JPEG, PNG, WebP o GIF. (E009)"
            ),
        ),
        "de": CodeWords(
            ask_code=(
                "Welche Nummer? Schick mir die Ziffern unter dem Strichcode, ein Foto davon oder eine Amazon-Nummer "
                "(ASIN). Mit /cancel brichst du ab."
            ),
            no_number=(
                "Darin sehe ich keine Produktnummer. Schick mir die 8, 12, 13 oder 14 Ziffern unter einem Strichcode, "
                "die ISBN eines Buches oder eine Amazon-Nummer (ASIN), die mit B0 beginnt und 10 Zeichen hat."
            ),
            wrong_check_digit=(
                "{code} kann nicht stimmen: Die Prüfziffer passt nicht. Die letzte Ziffer ist {last}, mit den anderen "
                "müsste sie {expected} sein. Prüfe, ob du dich bei einer vertippt hast."
            ),
            unknown=(
                "Ich kenne kein Produkt mit der Nummer {code}. Die Nummer selbst ist gültig. Schick mir den Link "
                "eines Shops, der es verkauft: Den kann ich beurteilen."
            ),
            web_button="Im Web danach suchen",
            several="Produkte mit der Nummer {code}, die ich kenne",
            only_first="Das sind {given} Codes. Ich sehe mir die ersten {most} an.",
            no_code=(
                "Auf diesem Bild sehe ich keinen Strichcode und keinen QR-Code. Nimm ihn näher, gerade und ohne "
                "Spiegelung auf, oder schick mir die Ziffern. Ist es die Seite eines Shops? Dann teile den Link aus "
                "der App des Shops."
            ),
            no_product=(
                "Ich habe diesen Code gelesen, aber er nennt kein Produkt und keinen Link. Darin steht: {text}\nSchick "
                "mir den Strichcode oder den Link des Produkts."
            ),
            unreadable=(
                "Ich kann dieses Bild nicht lesen: Es ist beschädigt, zu groß oder von einer Art, die ich nicht kenne. "
                "Schick es als JPEG, PNG, WebP oder GIF. (E009)"
            ),
        ),
        "fr": CodeWords(
            ask_code=(
                "Quel numéro ? Envoie-moi les chiffres sous le code-barres, une photo, ou un numéro Amazon (ASIN). "
                "/cancel pour annuler."
            ),
            no_number=(
                "Je n'y vois aucun numéro de produit. Envoie-moi les 8, 12, 13 ou 14 chiffres sous un code-barres, "
                "l'ISBN d'un livre, ou un numéro Amazon (ASIN), qui commence par B0 et compte 10 caractères."
            ),
            wrong_check_digit=(
                "{code} ne peut pas être juste : sa clé de contrôle ne correspond pas. Le dernier chiffre est {last}, "
                "et avec les autres ce devrait être {expected}. Vérifie si l'un d'eux est mal tapé."
            ),
            unknown=(
                "Je ne connais aucun produit avec le numéro {code}. Le numéro lui-même est valide. Envoie-moi le "
                "lien d'une boutique qui le vend : cela, je peux le juger."
            ),
            web_button="Le chercher sur le web",
            several="Les produits que je connais avec le numéro {code}",
            only_first="Ce sont {given} codes. Je regarde les {most} premiers.",
            no_code=(
                "Je ne vois ni code-barres ni code QR sur cette image. Prends-le de plus près, droit et sans reflets, "
                "ou envoie-moi les chiffres. C'est la page d'une boutique ? Alors partage le lien depuis son "
                "application."
            ),
            no_product=(
                "J'ai lu ce code, mais il ne désigne ni produit ni lien. Il dit : {text}\nEnvoie-moi le code-barres, "
                "ou le lien du produit."
            ),
            unreadable=(
                "Je ne peux pas lire cette image : elle est abîmée, trop grande, ou d'un type que je ne connais pas. "
                "Envoie-la en JPEG, PNG, WebP ou GIF. (E009)"
            ),
        ),
        "es": CodeWords(
            ask_code=(
                "¿Qué número? Envíame las cifras bajo el código de barras, una foto, o un número de Amazon (ASIN). "
                "/cancel para salir."
            ),
            no_number=(
                "Ahí no veo ningún número de producto. Envíame las 8, 12, 13 o 14 cifras bajo un código de barras, el "
                "ISBN de un libro, o un número de Amazon (ASIN), que empieza por B0 y tiene 10 caracteres."
            ),
            wrong_check_digit=(
                "{code} no puede ser correcto: su dígito de control no encaja. La última cifra es {last}, y con las "
                "demás tendría que ser {expected}. Comprueba si alguna está mal escrita."
            ),
            unknown=(
                "No conozco ningún producto con el número {code}. El número en sí es válido. Envíame el enlace de "
                "una tienda que lo venda: eso lo puedo juzgar."
            ),
            web_button="Buscarlo en la web",
            several="Productos que conozco con el número {code}",
            only_first="Estos son {given} códigos. Miro los primeros {most}.",
            no_code=(
                "En esta imagen no veo ni un código de barras ni un código QR. Hazla más de cerca, recta y sin "
                "reflejos, o envíame las cifras. ¿Es la página de una tienda? Entonces comparte el enlace desde su app."
            ),
            no_product=(
                "He leído este código, pero no indica ni un producto ni un enlace. Dice: {text}\nEnvíame el código de "
                "barras, o el enlace del producto."
            ),
            unreadable=(
                "No puedo leer esta imagen: está dañada, es demasiado grande o de un tipo que no conozco. Envíala como "
                "JPEG, PNG, WebP o GIF. (E009)"
            ),
        ),
    }
)
