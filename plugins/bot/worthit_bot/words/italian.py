"""Italian."""

from worthit.plugin import ErrorCode
from worthit_bot.words.model import Words

ITALIAN = Words(
    language="it",
    name="Italiano",
    commands={
        "start": "Che cosa faccio",
        "aiuto": "Come chiedere, e che cosa significa la risposta",
        "avvisi": "Che cosa tengo d'occhio per te",
        "lingua": "Scegli la lingua",
    },
    start=(
        "<b>Vale il suo prezzo?</b>\n\n"
        "Mandami il link di un prodotto. Leggo la sua pagina e ti dico quanto è contento chi l'ha comprato, se il "
        "prezzo è onesto e quanto ne sono sicuro. Quando non lo so, te lo dico.\n\n"
        "Puoi anche condividere un prodotto dall'app di un negozio, o mandare una pagina salvata come file. "
        "Di più: /aiuto"
    ),
    help=(
        "<b>Come chiedere</b>\n"
        "• Manda un link, o condividi un prodotto dall'app di un negozio.\n"
        "• Il negozio mi blocca? Apri la pagina nel tuo browser, salvala come HTML e mandami il file. Se hai il link, "
        "scrivilo nella didascalia.\n\n"
        "<b>Che cosa significa la risposta</b>\n"
        "Il punteggio va da 0 a 10. Con il punteggio trovi l'intervallo in cui può cadere, e su che cosa si basa. "
        "«Perché questo punteggio» mostra la somma. «Aggiorna» guarda di nuovo. «Segui» tiene "
        "d'occhio il prezzo per te; /avvisi mostra che cosa seguo.\n\n"
        "/lingua cambia la lingua."
    ),
    choose_language="In quale lingua devo rispondere?",
    language_chosen="Risponderò in italiano.",
    no_link=(
        "Qui non vedo nessun link. Mandami il link della pagina di un prodotto, o la pagina salvata come file. "
        "Di più: /aiuto"
    ),
    only_first="Questi sono {given} link. Guardo i primi {most}; mandami gli altri dopo.",
    stages={
        "identify": "riconosco il link",
        "fetch": "apro la pagina",
        "extract": "leggo la pagina",
        "price": "giudico il prezzo",
        "weigh": "peso le prove",
        "explain": "lo metto in parole",
    },
    refusals={
        ErrorCode.INVALID_URL: "Questo non è un link che posso aprire. Mandami il link di una pagina pubblica.",
        ErrorCode.UNSUPPORTED_RETAILER: "Non so leggere link di questo tipo. Mandami la pagina salvata come file.",
        ErrorCode.PRODUCT_NOT_FOUND: "Il negozio dice che questa pagina non esiste. Controlla il link.",
        ErrorCode.ANALYSIS_UNAVAILABLE: "Ora non riesco ad avere o a leggere la pagina. Riprova tra qualche minuto.",
        ErrorCode.INVALID_REQUEST: ("Il file e il link sono di prodotti diversi. Mandami l'uno o l'altro."),
        ErrorCode.PAGE_BLOCKED: (
            "Il negozio non mi lascia vedere questa pagina. Aprila nel tuo browser, salvala come HTML e mandami il "
            "file: così posso leggerla."
        ),
        ErrorCode.NOT_A_PRODUCT: "Questa non è la pagina di un prodotto. Mandami la pagina del prodotto stesso.",
        ErrorCode.INTERNAL: "Qualcosa è andato storto, ed è colpa mia. L'ho annotato. Riprova più tardi.",
    },
    slow_down="Sono tante richieste insieme. Riprova tra {seconds} secondi.",
    too_many_today="Il tuo piano non consente altre domande per oggi. Riprova tra {hours} h {minutes} min.",
    too_many_at_once="Sto ancora guardando altri prodotti per te. Chiedimelo di nuovo quando ho finito.",
    plan_has_ended=(
        "Il tuo piano è finito, e quello gratuito non consente altre domande per oggi. Riprova domani (ora UTC)."
    ),
    unknown_command="Questo comando non lo conosco. Che cosa so fare: /aiuto",
    no_page="Questo file è vuoto, rovinato o non è una pagina web. Salva di nuovo la pagina come HTML e mandamela.",
    page_too_intricate="Questa pagina è troppo intricata: non sono riuscito a leggerla in tempo. (E004)",
    not_html="So leggere pagine salvate come HTML (.html, .htm, .html.gz), non questo file.",
    file_too_big="Questo file è troppo grande. Telegram me ne dà fino a 20 MB.",
    looking="Guardo {shop}",
    reading_file="Leggo la tua pagina",
    verdict_gone="Questo verdetto non c'è più. Mandami di nuovo il link.",
    why="Perché questo punteggio",
    as_of="Verdetto del {time} UTC",
    refresh_button="Aggiorna",
    why_button="Perché questo punteggio",
    open_button="Apri nel negozio",
    track_button="🔔 Segui",
    tracked="🔔 {title}: guardo ogni giorno e ti avviso di questo: {wishes}. Tutto ciò che seguo per te: /avvisi",
    or_=", o ",
    watches="Che cosa tengo d'occhio per te",
    no_watches="Non tengo d'occhio niente per te. Sotto un verdetto, «🔔 Segui» lo fa cominciare.",
    more_watches="… e altri {count}; smetti con qualcuno di questi per vederli.",
    too_many_watches="Tengo già d'occhio tutto quello che posso per te. Prima smetti con qualcosa: /avvisi",
    stop_button="Non seguire più",
    stop_listed_button="Basta {number}",
    stopped="Non lo seguo più.",
)
