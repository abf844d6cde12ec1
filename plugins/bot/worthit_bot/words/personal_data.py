"""What is said of what is kept about somebody: what it is, handing it out, and erasing it."""

from types import MappingProxyType

from msgspec import Struct

from worthit_bot.words.languages import InLanguages


class PersonalDataWords(Struct, frozen=True, kw_only=True):
    """HTML of Telegram's kind; buttons, and what buttons are answered with, are plain text.

    run_by, run_by_somebody: who runs the bot, where it is known how to reach them and where it is not.
    """

    privacy: str
    run_by: str
    run_by_somebody: str
    policy_button: str
    exported: str
    export_lacks: str
    export_too_big: str
    ask: str
    erase_button: str
    keep_button: str
    kept: str
    too_late: str
    not_yours: str
    already: str
    erased: str
    receipt: str
    erase_lacks: str
    not_now: str


PERSONAL_DATA: InLanguages[PersonalDataWords] = MappingProxyType(
    {
        "en": PersonalDataWords(
            privacy=(
                "<b>I keep no name and no address of yours. What I do keep:</b>\n"
                "• an account: your number at Telegram, your plan, and keys if you made some, until you erase it\n"
                "• the language of this chat, until you erase it\n"
                "• what you write to me, until I have answered; after that only that it was answered, for 3 days\n"
                "• which links of a message I answered, for a day, in case you edit it\n"
                "• which verdicts you asked for, for 1 year, and how many questions a day, for 400 days, unless "
                "whoever runs this bot has chosen other times\n"
                "• the prices I watch for you, until you end that; what I told you of them, for 30 days\n"
                "• whether you found a verdict helpful, for 1 year\n\n"
                "Pages and pictures that you send are read for your answer alone. What Telegram itself keeps, its own "
                "policy says.\n\n"
                "Others can find the products that were asked about (/search; /popular once three people have), but "
                "not who asked.\n\n"
                "Have all of it: /export\nErase all of it: /forget"
            ),
            run_by="Who runs this bot: {contact}",
            run_by_somebody="Whoever runs this bot has not said how to reach them.",
            policy_button="Privacy policy",
            exported="This is all that is kept about you, as JSON, which programs and text editors read.",
            export_lacks="Missing is what these parts could not give just now: {parts}. Try again later.",
            export_too_big=(
                "This is {megabytes} MB, and Telegram takes files of up to 50 MB from me. Programs get it at once: GET "
                "/v1/account/export, with a key of your account."
            ),
            ask=(
                "<b>Shall I erase all that is kept about you?</b>\n"
                "That is your account with its plan and keys, what you asked, what I watch for you, what you found "
                "helpful, and messages that wait for an answer. It cannot be undone. You get a receipt.\n\n"
                "I wait 5 minutes for your answer. Before that you can have a copy: /export"
            ),
            erase_button="Erase everything",
            keep_button="Keep it",
            kept="Nothing was erased.",
            too_late="That was more than 5 minutes ago, so I erased nothing. Ask me again: /forget",
            not_yours="This question is somebody else's.",
            already="That is erased already. What you asked since then is erased with another /forget.",
            erased=(
                "Everything that was kept about you is erased; which links I answered is forgotten within a day. If "
                "you ask me again, you begin anew."
            ),
            receipt="The receipt: {count} things were erased on {time} UTC. This instance has signed it.",
            erase_lacks="These parts could not erase theirs, and whoever runs this bot knows of it: {parts}.",
            not_now="I cannot get at what is kept about you just now. Try again in a few minutes. (E004)",
        ),
        "it": PersonalDataWords(
            privacy=(
                "<b>Non conservo né il tuo nome né il tuo indirizzo. Che cosa conservo:</b>\n"
                "• un account: il tuo numero su Telegram, il tuo piano e le chiavi, se ne hai fatte, finché non lo "
                "cancelli\n"
                "• la lingua di questa chat, finché non la cancelli\n"
                "• quello che mi scrivi, finché non ho risposto; poi solo che ho risposto, per 3 giorni\n"
                "• a quali link di un messaggio ho risposto, per un giorno, nel caso lo modificassi\n"
                "• quali verdetti hai chiesto, per 1 anno, e quante domande al giorno, per 400 giorni, se chi gestisce "
                "questo bot non ha scelto altri tempi\n"
                "• i prezzi che seguo per te, finché non smetti; che cosa te ne ho detto, per 30 giorni\n"
                "• se un verdetto ti è stato utile, per 1 anno\n\n"
                "Le pagine e le immagini che mandi le leggo solo per la tua risposta. Che cosa conserva Telegram lo "
                "dice la sua informativa.\n\n"
                "Gli altri possono trovare i prodotti che sono stati chiesti (/cerca; /popolari da tre persone in "
                "su), ma non chi li ha chiesti.\n\n"
                "Per averlo tutto: /esporta\nPer cancellarlo tutto: /dimentica"
            ),
            run_by="Chi gestisce questo bot: {contact}",
            run_by_somebody="Chi gestisce questo bot non ha detto come raggiungerlo.",
            policy_button="Informativa sulla privacy",
            exported="Questo è tutto ciò che è conservato di te, in JSON, che i programmi e gli editor sanno leggere.",
            export_lacks="Manca quello che queste parti ora non hanno potuto dare: {parts}. Riprova più tardi.",
            export_too_big=(
                "Sono {megabytes} MB, e da me Telegram prende file fino a 50 MB. I programmi lo ottengono subito: GET "
                "/v1/account/export, con una chiave del tuo account."
            ),
            ask=(
                "<b>Cancello tutto ciò che è conservato di te?</b>\n"
                "Cioè il tuo account con il piano e le chiavi, che cosa hai chiesto, che cosa seguo per te, che cosa "
                "ti è stato utile, e i messaggi che aspettano una risposta. Non si può annullare. Riceverai una "
                "ricevuta.\n\n"
                "Aspetto la tua risposta per 5 minuti. Prima puoi averne una copia: /esporta"
            ),
            erase_button="Cancella tutto",
            keep_button="Conserva",
            kept="Non è stato cancellato niente.",
            too_late="Sono passati più di 5 minuti, e non ho cancellato niente. Chiedimelo di nuovo: /dimentica",
            not_yours="Questa domanda è di qualcun altro.",
            already="È già cancellato. Quello che hai chiesto dopo si cancella con un altro /dimentica.",
            erased=(
                "Tutto ciò che era conservato di te è cancellato; a quali link ho risposto lo dimentico entro un "
                "giorno. Se mi chiedi ancora, ricominci da capo."
            ),
            receipt="La ricevuta: {count} cose sono state cancellate il {time} UTC. Questa istanza l'ha firmata.",
            erase_lacks=(
                "Queste parti non hanno potuto cancellare i loro dati, e chi gestisce questo bot lo sa: {parts}."
            ),
            not_now="Ora non riesco ad accedere a ciò che è conservato di te. Riprova tra qualche minuto. (E004)",
        ),
        "de": PersonalDataWords(
            privacy=(
                "<b>Ich bewahre weder deinen Namen noch deine Adresse auf. Was ich aufbewahre:</b>\n"
                "• ein Konto: deine Nummer bei Telegram, deinen Tarif, und Schlüssel, falls du welche erstellt hast, "
                "bis du es löschst\n"
                "• die Sprache dieses Chats, bis du sie löschst\n"
                "• was du mir schreibst, bis ich geantwortet habe; danach nur, dass ich es habe, 3 Tage lang\n"
                "• welche Links einer Nachricht ich beantwortet habe, einen Tag lang, falls du sie bearbeitest\n"
                "• nach welchen Urteilen du gefragt hast, 1 Jahr lang, und wie viele Fragen am Tag, 400 Tage lang, "
                "wenn der Betreiber dieses Bots keine anderen Fristen gewählt hat\n"
                "• die Preise, die ich für dich beobachte, bis du das beendest; was ich dazu gemeldet habe, 30 Tage "
                "lang\n"
                "• ob dir ein Urteil geholfen hat, 1 Jahr lang\n\n"
                "Seiten und Bilder, die du schickst, lese ich nur für deine Antwort. Was Telegram selbst aufbewahrt, "
                "steht in dessen Richtlinie.\n\n"
                "Andere können die Produkte finden, nach denen gefragt wurde (/search; /popular ab drei "
                "Personen), aber nicht, wer gefragt hat.\n\n"
                "Alles bekommen: /export\nAlles löschen: /forget"
            ),
            run_by="Wer diesen Bot betreibt: {contact}",
            run_by_somebody="Der Betreiber dieses Bots hat nicht gesagt, wie man ihn erreicht.",
            policy_button="Datenschutzerklärung",
            exported="Das ist alles, was über dich aufbewahrt wird, als JSON, das Programme und Texteditoren lesen.",
            export_lacks="Es fehlt, was diese Teile gerade nicht geben konnten: {parts}. Versuche es später noch "
            "einmal.",
            export_too_big=(
                "Das sind {megabytes} MB, und Telegram nimmt von mir Dateien bis 50 MB. Programme bekommen es sofort: "
                "GET /v1/account/export, mit einem Schlüssel deines Kontos."
            ),
            ask=(
                "<b>Soll ich alles löschen, was über dich aufbewahrt wird?</b>\n"
                "Das sind dein Konto mit Tarif und Schlüsseln, was du gefragt hast, was ich für dich beobachte, was "
                "dir geholfen hat, und Nachrichten, die auf eine Antwort warten. Es lässt sich nicht rückgängig "
                "machen. Du bekommst eine Quittung.\n\n"
                "Ich warte 5 Minuten auf deine Antwort. Vorher kannst du eine Kopie haben: /export"
            ),
            erase_button="Alles löschen",
            keep_button="Behalten",
            kept="Es wurde nichts gelöscht.",
            too_late="Das ist mehr als 5 Minuten her, deshalb habe ich nichts gelöscht. Frag noch einmal: /forget",
            not_yours="Diese Frage gilt jemand anderem.",
            already="Das ist schon gelöscht. Was du danach gefragt hast, löscht ein weiteres /forget.",
            erased=(
                "Alles, was über dich aufbewahrt wurde, ist gelöscht; welche Links ich beantwortet habe, ist binnen "
                "eines Tages vergessen. Fragst du wieder, fängst du neu an."
            ),
            receipt="Die Quittung: {count} Dinge wurden am {time} UTC gelöscht. Diese Instanz hat sie signiert.",
            erase_lacks=(
                "Diese Teile konnten ihre Daten nicht löschen, und der Betreiber dieses Bots weiß davon: {parts}."
            ),
            not_now="Ich komme gerade nicht an das heran, was über dich aufbewahrt wird. Versuche es in ein paar "
            "Minuten noch einmal. (E004)",
        ),
        "fr": PersonalDataWords(
            privacy=(
                "<b>Je ne garde ni ton nom ni ton adresse. Ce que je garde :</b>\n"
                "• un compte : ton numéro chez Telegram, ton forfait, et des clés si tu en as fait, jusqu'à ce que tu "
                "l'effaces\n"
                "• la langue de cette discussion, jusqu'à ce que tu l'effaces\n"
                "• ce que tu m'écris, jusqu'à ma réponse ; ensuite seulement que j'ai répondu, pendant 3 jours\n"
                "• à quels liens d'un message j'ai répondu, pendant un jour, au cas où tu le modifierais\n"
                "• quels verdicts tu as demandés, pendant 1 an, et combien de questions par jour, pendant 400 jours, "
                "sauf si la personne qui gère ce bot a choisi d'autres durées\n"
                "• les prix que je surveille pour toi, jusqu'à ce que tu arrêtes ; ce que je t'en ai dit, pendant 30 "
                "jours\n"
                "• si un verdict t'a été utile, pendant 1 an\n\n"
                "Les pages et les images que tu envoies sont lues pour ta réponse seulement. Ce que "
                "garde Telegram lui-même est dit dans sa propre politique.\n\n"
                "D'autres peuvent trouver les produits demandés (/search ; /popular à partir de trois personnes), "
                "mais pas voir qui les a demandés.\n\n"
                "Tout recevoir : /export\nTout effacer : /forget"
            ),
            run_by="La personne qui gère ce bot : {contact}",
            run_by_somebody="La personne qui gère ce bot n'a pas dit comment la joindre.",
            policy_button="Politique de confidentialité",
            exported="Voici tout ce qui est gardé sur toi, en JSON, que lisent programmes et éditeurs de texte.",
            export_lacks="Il manque ce que ces parties n'ont pas pu donner maintenant : {parts}. Réessaie plus tard.",
            export_too_big=(
                "Cela fait {megabytes} Mo, et Telegram accepte de moi des fichiers jusqu'à 50 Mo. Les programmes "
                "l'obtiennent tout de suite : GET /v1/account/export, avec une clé de ton compte."
            ),
            ask=(
                "<b>Dois-je effacer tout ce qui est gardé sur toi ?</b>\n"
                "C'est ton compte avec son forfait et ses clés, ce que tu as demandé, ce que je surveille pour toi, ce "
                "qui t'a été utile, et les messages qui attendent une réponse. On ne peut pas revenir en arrière. Tu "
                "recevras un justificatif.\n\n"
                "J'attends ta réponse 5 minutes. Avant cela, tu peux avoir une copie : /export"
            ),
            erase_button="Tout effacer",
            keep_button="Garder",
            kept="Rien n'a été effacé.",
            too_late="C'était il y a plus de 5 minutes, je n'ai donc rien effacé. Redemande-moi : /forget",
            not_yours="Cette question s'adresse à quelqu'un d'autre.",
            already="C'est déjà effacé. Ce que tu as demandé depuis s'efface par un autre /forget.",
            erased=(
                "Tout ce qui était gardé sur toi est effacé ; les liens auxquels j'ai répondu sont oubliés en un jour. "
                "Si tu m'interroges à nouveau, tu repars de zéro."
            ),
            receipt="Le justificatif : {count} choses ont été effacées le {time} UTC. Cette instance l'a signé.",
            erase_lacks=(
                "Ces parties n'ont pas pu effacer leurs données, et la personne qui gère ce bot le sait : {parts}."
            ),
            not_now="Je n'ai pas accès maintenant à ce qui est gardé sur toi. Réessaie dans quelques minutes. (E004)",
        ),
        "es": PersonalDataWords(
            privacy=(
                "<b>No guardo ni tu nombre ni tu dirección. Lo que guardo:</b>\n"
                "• una cuenta: tu número en Telegram, tu plan, y claves si has hecho alguna, hasta que la borres\n"
                "• el idioma de este chat, hasta que lo borres\n"
                "• lo que me escribes, hasta que he respondido; después solo que respondí, durante 3 días\n"
                "• a qué enlaces de un mensaje respondí, durante un día, por si lo editas\n"
                "• qué veredictos pediste, durante 1 año, y cuántas preguntas al día, durante 400 días, salvo que "
                "quien lleva este bot haya elegido otros plazos\n"
                "• los precios que vigilo por ti, hasta que lo dejes; lo que te dije de ellos, durante 30 días\n"
                "• si un veredicto te fue útil, durante 1 año\n\n"
                "Las páginas y las imágenes que envías se leen solo para tu respuesta. Lo que guarda Telegram lo dice "
                "su propia política.\n\n"
                "Otros pueden encontrar los productos por los que se preguntó (/search; /popular a partir de tres "
                "personas), pero no quién preguntó.\n\n"
                "Recibirlo todo: /export\nBorrarlo todo: /forget"
            ),
            run_by="Quien lleva este bot: {contact}",
            run_by_somebody="Quien lleva este bot no ha dicho cómo contactarle.",
            policy_button="Política de privacidad",
            exported="Esto es todo lo que se guarda de ti, en JSON, que leen los programas y los editores de texto.",
            export_lacks="Falta lo que estas partes no han podido dar ahora: {parts}. Inténtalo más tarde.",
            export_too_big=(
                "Son {megabytes} MB, y Telegram acepta de mí archivos de hasta 50 MB. Los programas lo obtienen "
                "enseguida: GET /v1/account/export, con una clave de tu cuenta."
            ),
            ask=(
                "<b>¿Borro todo lo que se guarda de ti?</b>\n"
                "Es tu cuenta con su plan y sus claves, lo que preguntaste, lo que vigilo por ti, lo que te fue útil, "
                "y los mensajes que esperan respuesta. No se puede deshacer. Recibirás un justificante.\n\n"
                "Espero tu respuesta 5 minutos. Antes puedes tener una copia: /export"
            ),
            erase_button="Borrarlo todo",
            keep_button="Conservarlo",
            kept="No se ha borrado nada.",
            too_late="Fue hace más de 5 minutos, así que no he borrado nada. Pídemelo otra vez: /forget",
            not_yours="Esta pregunta es para otra persona.",
            already="Ya está borrado. Lo que preguntaste después se borra con otro /forget.",
            erased=(
                "Todo lo que se guardaba de ti está borrado; los enlaces a los que respondí se olvidan en un día. Si "
                "me preguntas de nuevo, empiezas de cero."
            ),
            receipt="El justificante: {count} cosas se borraron el {time} UTC. Esta instancia lo ha firmado.",
            erase_lacks="Estas partes no han podido borrar sus datos, y quien lleva este bot lo sabe: {parts}.",
            not_now="Ahora no puedo acceder a lo que se guarda de ti. Inténtalo dentro de unos minutos. (E004)",
        ),
    }
)
