"""What is said at the beginning, and to whoever does not know how to go on."""

from types import MappingProxyType

from msgspec import Struct

from worthit_bot.words.languages import InLanguages


class KeyLabels(Struct, frozen=True, kw_only=True):
    """What stands on the buttons of the reply keyboard, each of them a command."""

    search_button: str
    scan_button: str
    watches_button: str
    history_button: str
    popular_button: str
    help_button: str


class StartWords(Struct, frozen=True, kw_only=True):
    """Whole messages are HTML of Telegram's kind. description, short_description: what people see of the bot before
    they talk with it, of at most 512 and 120 characters.
    """

    start: str
    help: str
    unknown_command: str
    choose_language: str
    language_chosen: str
    keys: KeyLabels
    app_button: str
    came_for_verdict: str
    came_for_command: str
    not_my_link: str
    foreign_press: str
    app_not_understood: str
    description: str
    short_description: str


START: InLanguages[StartWords] = MappingProxyType(
    {
        "en": StartWords(
            start=(
                "<b>Is it worth its price?</b>\n\n"
                "Send me the link of a product. I read its page and tell you how content its owners are, whether the "
                "price is fair, and how sure that is. When I don't know, I say so.\n\n"
                "You can also share a product from a shop's app, send a photo of its barcode, or a saved page as a "
                "file. More: /help"
            ),
            help=(
                "<b>How to ask</b>\n"
                "• Send a link, or share a product from a shop's app.\n"
                "• Send a photo of the barcode, or its digits: /scan.\n"
                "• Does the shop block me? Open the page in your browser, save it as HTML, and send me the file. Put "
                "the link in its caption if you have it.\n"
                "• In a group: mention me, or answer a link with my name.\n\n"
                "<b>What the answer means</b>\n"
                "The score goes from 0 to 10. It comes with the range in which it may lie, and with what it rests on. "
                "“Why this score” shows the sum. “Refresh” looks again. “Track” watches the price for you.\n\n"
                "<b>More</b>\n"
                "/search · /popular · /history · /compare · /watches · /plan · /language · /privacy · /support"
            ),
            unknown_command="I don't know this command. What I can do: /help",
            choose_language="In which language shall I answer?",
            language_chosen="I will answer in English.",
            keys=KeyLabels(
                search_button="Search",
                scan_button="Scan a code",
                watches_button="My watches",
                history_button="History",
                popular_button="Popular",
                help_button="Help",
            ),
            app_button="Open the app",
            came_for_verdict=("Send me the link of any product, and I tell you the same about it. More: /help"),
            came_for_command=("Here we are among ourselves. Tap: /{command}"),
            not_my_link=(
                "This link is not one of mine, or no longer. Send me the link of a product, and I answer anew."
            ),
            foreign_press="This button is no longer mine. Send me the link again.",
            app_not_understood=("I do not understand what the app sent me. Send me the link of the product here."),
            description=(
                "Send me the link of a product. I read its page and tell you how content its owners are, whether the "
                "price is fair, and how sure that is. When I don't know, I say so. I watch prices for you, compare "
                "products, and answer in groups when I am mentioned."
            ),
            short_description=(
                "Is it worth its price? Send me a link: what owners say, whether the price is fair, and how sure "
                "that is."
            ),
        ),
        "it": StartWords(
            start=(
                "<b>Vale il suo prezzo?</b>\n\n"
                "Mandami il link di un prodotto. Leggo la sua pagina e ti dico quanto è contento chi l'ha comprato, se "
                "il prezzo è onesto e quanto ne sono sicuro. Quando non lo so, te lo dico.\n\n"
                "Puoi anche condividere un prodotto dall'app di un negozio, mandare una foto del codice a barre o una "
                "pagina salvata come file. Di più: /aiuto"
            ),
            help=(
                "<b>Come chiedere</b>\n"
                "• Manda un link, o condividi un prodotto dall'app di un negozio.\n"
                "• Manda una foto del codice a barre, o le sue cifre: /scansiona.\n"
                "• Il negozio mi blocca? Apri la pagina nel tuo browser, salvala come HTML e mandami il file. Se hai "
                "il link, scrivilo nella didascalia.\n"
                "• In un gruppo: menzionami, o rispondi a un link con il mio nome.\n\n"
                "<b>Che cosa significa la risposta</b>\n"
                "Il punteggio va da 0 a 10. Con il punteggio trovi l'intervallo in cui può cadere, e su che cosa si "
                "basa. «Perché questo punteggio» mostra la somma. «Aggiorna» guarda di nuovo. «Segui» tiene d'occhio "
                "il prezzo per te.\n\n"
                "<b>Altro</b>\n"
                "/cerca · /popolari · /analisi · /confronta · /avvisi · /piano · /lingua · /riservatezza · /assistenza"
            ),
            unknown_command="Questo comando non lo conosco. Che cosa so fare: /aiuto",
            choose_language="In quale lingua devo rispondere?",
            language_chosen="Risponderò in italiano.",
            keys=KeyLabels(
                search_button="Cerca",
                scan_button="Leggi un codice",
                watches_button="I miei avvisi",
                history_button="Le mie analisi",
                popular_button="Popolari",
                help_button="Aiuto",
            ),
            app_button="Apri l'app",
            came_for_verdict=("Mandami il link di un prodotto qualsiasi e ti dico lo stesso di quello. Di più: /aiuto"),
            came_for_command=("Qui siamo tra noi. Tocca: /{command}"),
            not_my_link=("Questo link non è mio, o non lo è più. Mandami il link di un prodotto e rispondo di nuovo."),
            foreign_press="Questo pulsante non è più mio. Mandami di nuovo il link.",
            app_not_understood=("Non capisco che cosa mi ha mandato l'app. Mandami qui il link del prodotto."),
            description=(
                "Mandami il link di un prodotto. Leggo la sua pagina e ti dico quanto è contento chi l'ha comprato, "
                "se il prezzo è onesto e quanto ne sono sicuro. Quando non lo so, te lo dico. Tengo d'occhio i "
                "prezzi per te, confronto prodotti e rispondo nei gruppi quando mi menzionano."
            ),
            short_description=(
                "Vale il suo prezzo? Mandami un link: che cosa dice chi l'ha comprato, se il prezzo è onesto, quanto "
                "è sicuro."
            ),
        ),
        "de": StartWords(
            start=(
                "<b>Ist es seinen Preis wert?</b>\n\n"
                "Schick mir den Link eines Produkts. Ich lese seine Seite und sage dir, wie zufrieden die Käufer sind, "
                "ob der Preis fair ist und wie sicher das ist. Wenn ich es nicht weiß, sage ich das.\n\n"
                "Du kannst auch ein Produkt aus der App eines Shops teilen, ein Foto des Strichcodes schicken oder "
                "eine gespeicherte Seite als Datei. Mehr: /help"
            ),
            help=(
                "<b>So fragst du</b>\n"
                "• Schick einen Link, oder teile ein Produkt aus der App eines Shops.\n"
                "• Schick ein Foto des Strichcodes, oder seine Ziffern: /scan.\n"
                "• Der Shop sperrt mich aus? Öffne die Seite im Browser, speichere sie als HTML und schick mir die "
                "Datei. Den Link kannst du als Beschriftung dazuschreiben.\n"
                "• In einer Gruppe: erwähne mich, oder antworte auf einen Link mit meinem Namen.\n\n"
                "<b>Was die Antwort bedeutet</b>\n"
                "Die Punktzahl geht von 0 bis 10. Dabei steht, in welchem Bereich sie liegen kann und worauf sie "
                "beruht. „Warum diese Punktzahl“ zeigt die Rechnung. „Aktualisieren“ schaut noch einmal nach. "
                "„Beobachten“ behält den Preis für dich im Auge.\n\n"
                "<b>Mehr</b>\n"
                "/search · /popular · /history · /compare · /watches · /plan · /language · /privacy · /support"
            ),
            unknown_command="Diesen Befehl kenne ich nicht. Was ich kann: /help",
            choose_language="In welcher Sprache soll ich antworten?",
            language_chosen="Ich antworte auf Deutsch.",
            keys=KeyLabels(
                search_button="Suchen",
                scan_button="Code lesen",
                watches_button="Meine Beobachtungen",
                history_button="Verlauf",
                popular_button="Beliebt",
                help_button="Hilfe",
            ),
            app_button="App öffnen",
            came_for_verdict=(
                "Schick mir den Link irgendeines Produkts, und ich sage dir dasselbe darüber. Mehr: /help"
            ),
            came_for_command=("Hier sind wir unter uns. Tippe auf: /{command}"),
            not_my_link=(
                "Dieser Link ist keiner von mir, oder nicht mehr. Schick mir den Link eines Produkts, dann antworte "
                "ich neu."
            ),
            foreign_press="Dieser Knopf gehört nicht mehr zu mir. Schick mir den Link noch einmal.",
            app_not_understood=(
                "Ich verstehe nicht, was mir die App geschickt hat. Schick mir den Link des Produkts hierher."
            ),
            description=(
                "Schick mir den Link eines Produkts. Ich lese seine Seite und sage dir, wie zufrieden die Käufer "
                "sind, ob der Preis fair ist und wie sicher das ist. Wenn ich es nicht weiß, sage ich das. Ich "
                "beobachte Preise für dich, vergleiche Produkte und antworte in Gruppen, wenn man mich erwähnt."
            ),
            short_description=(
                "Ist es seinen Preis wert? Schick mir einen Link: was Käufer sagen, ob der Preis fair ist, wie "
                "sicher das ist."
            ),
        ),
        "fr": StartWords(
            start=(
                "<b>Est-ce que ça vaut son prix ?</b>\n\n"
                "Envoie-moi le lien d'un produit. Je lis sa page et je te dis si ses acheteurs sont contents, si le "
                "prix est honnête, et à quel point c'est sûr. Quand je ne sais pas, je le dis.\n\n"
                "Tu peux aussi partager un produit depuis l'application d'une boutique, envoyer une photo de son "
                "code-barres ou une page enregistrée comme fichier. Plus : /help"
            ),
            help=(
                "<b>Comment demander</b>\n"
                "• Envoie un lien, ou partage un produit depuis l'application d'une boutique.\n"
                "• Envoie une photo du code-barres, ou ses chiffres : /scan.\n"
                "• La boutique me bloque ? Ouvre la page dans ton navigateur, enregistre-la en HTML et envoie-moi le "
                "fichier. Mets le lien en légende si tu l'as.\n"
                "• Dans un groupe : mentionne-moi, ou réponds à un lien avec mon nom.\n\n"
                "<b>Ce que veut dire la réponse</b>\n"
                "Le score va de 0 à 10. Il vient avec l'intervalle où il peut se trouver, et avec ce sur quoi il "
                "repose. « Pourquoi ce score » montre le calcul. « Actualiser » regarde à nouveau. « Suivre » "
                "surveille le prix pour toi.\n\n"
                "<b>Et aussi</b>\n"
                "/search · /popular · /history · /compare · /watches · /plan · /language · /privacy · /support"
            ),
            unknown_command="Je ne connais pas cette commande. Ce que je sais faire : /help",
            choose_language="Dans quelle langue dois-je répondre ?",
            language_chosen="Je répondrai en français.",
            keys=KeyLabels(
                search_button="Chercher",
                scan_button="Lire un code",
                watches_button="Mes alertes",
                history_button="Historique",
                popular_button="Populaires",
                help_button="Aide",
            ),
            app_button="Ouvrir l'application",
            came_for_verdict=(
                "Envoie-moi le lien de n'importe quel produit, et je te dis la même chose de lui. Plus : /help"
            ),
            came_for_command=("Ici nous sommes entre nous. Touche : /{command}"),
            not_my_link=(
                "Ce lien n'est pas des miens, ou ne l'est plus. Envoie-moi le lien d'un produit, et je réponds à "
                "nouveau."
            ),
            foreign_press="Ce bouton n'est plus à moi. Envoie-moi le lien à nouveau.",
            app_not_understood=(
                "Je ne comprends pas ce que l'application m'a envoyé. Envoie-moi ici le lien du produit."
            ),
            description=(
                "Envoie-moi le lien d'un produit. Je lis sa page et je te dis si ses acheteurs sont contents, si le "
                "prix est honnête, et à quel point c'est sûr. Quand je ne sais pas, je le dis. Je surveille des prix "
                "pour toi, je compare des produits, et je réponds dans les groupes quand on me mentionne."
            ),
            short_description=(
                "Ça vaut son prix ? Envoie-moi un lien : ce qu'en disent les acheteurs, si le prix est honnête, à quel "
                "point c'est sûr."
            ),
        ),
        "es": StartWords(
            start=(
                "<b>¿Vale lo que cuesta?</b>\n\n"
                "Envíame el enlace de un producto. Leo su página y te digo si sus compradores están contentos, si el "
                "precio es justo y con qué certeza lo sé. Cuando no lo sé, lo digo.\n\n"
                "También puedes compartir un producto desde la app de una tienda, enviar una foto de su código de "
                "barras o una página guardada como archivo. Más: /help"
            ),
            help=(
                "<b>Cómo preguntar</b>\n"
                "• Envía un enlace, o comparte un producto desde la app de una tienda.\n"
                "• Envía una foto del código de barras, o sus cifras: /scan.\n"
                "• ¿La tienda me bloquea? Abre la página en tu navegador, guárdala como HTML y envíame el archivo. Pon "
                "el enlace en el texto del archivo, si lo tienes.\n"
                "• En un grupo: mencióname, o responde a un enlace con mi nombre.\n\n"
                "<b>Qué significa la respuesta</b>\n"
                "La puntuación va de 0 a 10. Viene con el intervalo en el que puede estar y con aquello en lo que se "
                "basa. «Por qué esta puntuación» muestra la suma. «Actualizar» mira de nuevo. «Seguir» vigila el "
                "precio por ti.\n\n"
                "<b>Más</b>\n"
                "/search · /popular · /history · /compare · /watches · /plan · /language · /privacy · /support"
            ),
            unknown_command="No conozco este comando. Lo que sé hacer: /help",
            choose_language="¿En qué idioma respondo?",
            language_chosen="Responderé en español.",
            keys=KeyLabels(
                search_button="Buscar",
                scan_button="Leer un código",
                watches_button="Mis avisos",
                history_button="Historial",
                popular_button="Más buscados",
                help_button="Ayuda",
            ),
            app_button="Abrir la app",
            came_for_verdict=("Envíame el enlace de cualquier producto y te digo lo mismo de él. Más: /help"),
            came_for_command=("Aquí estamos a solas. Toca: /{command}"),
            not_my_link=("Este enlace no es mío, o ya no lo es. Envíame el enlace de un producto y respondo de nuevo."),
            foreign_press="Este botón ya no es mío. Envíame el enlace otra vez.",
            app_not_understood=("No entiendo lo que me ha enviado la app. Envíame aquí el enlace del producto."),
            description=(
                "Envíame el enlace de un producto. Leo su página y te digo si sus compradores están contentos, si el "
                "precio es justo y con qué certeza lo sé. Cuando no lo sé, lo digo. Vigilo precios por ti, comparo "
                "productos y respondo en los grupos cuando me mencionan."
            ),
            short_description=(
                "¿Vale lo que cuesta? Envíame un enlace: qué dicen sus compradores, si el precio es justo y con "
                "qué certeza."
            ),
        ),
    }
)
