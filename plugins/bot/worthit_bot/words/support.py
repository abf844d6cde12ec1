"""What is said of who runs the bot: how to reach them, their terms, and payments."""

from types import MappingProxyType

from msgspec import Struct

from worthit_bot.words.languages import InLanguages


class SupportWords(Struct, frozen=True, kw_only=True):
    """Each is a whole message, HTML of Telegram's kind. no_…: where whoever runs the bot has not told that."""

    terms: str
    no_terms: str
    terms_button: str
    support: str
    no_support: str
    payments: str
    no_payments: str


SUPPORT: InLanguages[SupportWords] = MappingProxyType(
    {
        "en": SupportWords(
            terms=(
                "The terms of whoever runs this bot are on a page of theirs.\n\n"
                "What I say is worked out from public pages, and I show what it rests on. It is no promise: look at "
                "the price in the shop before you buy."
            ),
            no_terms=(
                "Whoever runs this bot has set no terms of their own.\n\n"
                "What I say is worked out from public pages, and I show what it rests on. It is no promise: look at "
                "the price in the shop before you buy. How much you may ask: /plan. What I keep about you: /privacy"
            ),
            terms_button="Read the terms",
            support=(
                "Write to {contact}: whoever runs this bot reads that, and not what you write here.\n\n"
                "If it is about an answer, send its link along. How to ask me: /help"
            ),
            no_support=(
                "Whoever runs this bot has not said how to reach them, and nobody reads what you write here.\n\n"
                "The program is WorthIt!, which is open source; its authors do not run this bot. How to ask me: /help"
            ),
            payments=(
                "I take no payments in this chat, so I cannot give any back either.\n\n"
                "If you paid whoever runs this bot for a plan, write to {contact}. Ask within 7 days of paying to get "
                "your money back. Telegram's own support cannot help with that."
            ),
            no_payments=(
                "I take no payments in this chat, so I cannot give any back either.\n\n"
                "If you paid whoever runs this bot for a plan, turn to where you paid, within 7 days if you want your "
                "money back: they have not told me how to reach them. Telegram's own support cannot help with that."
            ),
        ),
        "it": SupportWords(
            terms=(
                "Le condizioni di chi gestisce questo bot sono in una sua pagina.\n\n"
                "Quello che dico è calcolato da pagine pubbliche, e mostro su che cosa si basa. Non è una promessa: "
                "guarda il prezzo nel negozio prima di comprare."
            ),
            no_terms=(
                "Chi gestisce questo bot non ha posto condizioni proprie.\n\n"
                "Quello che dico è calcolato da pagine pubbliche, e mostro su che cosa si basa. Non è una promessa: "
                "guarda il prezzo nel negozio prima di comprare. Quanto puoi chiedere: /piano. Che cosa conservo di "
                "te: /riservatezza"
            ),
            terms_button="Leggi le condizioni",
            support=(
                "Scrivi a {contact}: chi gestisce questo bot legge lì, e non quello che scrivi qui.\n\n"
                "Se si tratta di una risposta, manda anche il suo link. Come farmi una domanda: /aiuto"
            ),
            no_support=(
                "Chi gestisce questo bot non ha detto come raggiungerlo, e nessuno legge quello che scrivi qui.\n\n"
                "Il programma è WorthIt!, che è open source; i suoi autori non gestiscono questo bot. Come farmi una "
                "domanda: /aiuto"
            ),
            payments=(
                "In questa chat non accetto pagamenti, e quindi non posso nemmeno restituirne.\n\n"
                "Se hai pagato un piano a chi gestisce questo bot, scrivi a {contact}. Chiedi entro 7 giorni dal "
                "pagamento se rivuoi i soldi. L'assistenza di Telegram non può aiutarti in questo."
            ),
            no_payments=(
                "In questa chat non accetto pagamenti, e quindi non posso nemmeno restituirne.\n\n"
                "Se hai pagato un piano a chi gestisce questo bot, rivolgiti dove hai pagato, entro 7 giorni se rivuoi "
                "i soldi: non mi ha detto come raggiungerlo. L'assistenza di Telegram non può aiutarti in questo."
            ),
        ),
        "de": SupportWords(
            terms=(
                "Die Bedingungen des Betreibers dieses Bots stehen auf einer eigenen Seite.\n\n"
                "Was ich sage, ist aus öffentlichen Seiten errechnet, und ich zeige, worauf es beruht. Es ist kein "
                "Versprechen: Sieh im Shop nach dem Preis, bevor du kaufst."
            ),
            no_terms=(
                "Der Betreiber dieses Bots hat keine eigenen Bedingungen festgelegt.\n\n"
                "Was ich sage, ist aus öffentlichen Seiten errechnet, und ich zeige, worauf es beruht. Es ist kein "
                "Versprechen: Sieh im Shop nach dem Preis, bevor du kaufst. Wie viel du fragen kannst: /plan. Was ich "
                "über dich aufbewahre: /privacy"
            ),
            terms_button="Bedingungen lesen",
            support=(
                "Schreib an {contact}: Das liest der Betreiber dieses Bots, und nicht, was du hier schreibst.\n\n"
                "Geht es um eine Antwort, schick ihren Link mit. So fragst du mich: /help"
            ),
            no_support=(
                "Der Betreiber dieses Bots hat nicht gesagt, wie man ihn erreicht, und niemand liest, was du hier "
                "schreibst.\n\n"
                "Das Programm ist WorthIt!, das Open Source ist; seine Autoren betreiben diesen Bot nicht. So fragst "
                "du mich: /help"
            ),
            payments=(
                "Ich nehme in diesem Chat keine Zahlungen an und kann deshalb auch keine erstatten.\n\n"
                "Hast du dem Betreiber dieses Bots einen Tarif bezahlt, schreib an {contact}. Willst du dein Geld "
                "zurück, melde dich innerhalb von 7 Tagen nach der Zahlung. Der Support von Telegram kann dabei nicht "
                "helfen."
            ),
            no_payments=(
                "Ich nehme in diesem Chat keine Zahlungen an und kann deshalb auch keine erstatten.\n\n"
                "Hast du dem Betreiber dieses Bots einen Tarif bezahlt, wende dich dorthin, wo du bezahlt hast, "
                "innerhalb von 7 Tagen, wenn du dein Geld zurückwillst: Wie man ihn erreicht, hat er mir nicht gesagt. "
                "Der Support von Telegram kann dabei nicht helfen."
            ),
        ),
        "fr": SupportWords(
            terms=(
                "Les conditions de la personne qui gère ce bot sont sur une page à part.\n\n"
                "Ce que je dis est calculé à partir de pages publiques, et je montre sur quoi cela repose. Ce n'est "
                "pas une promesse : regarde le prix dans la boutique avant d'acheter."
            ),
            no_terms=(
                "La personne qui gère ce bot n'a pas fixé de conditions particulières.\n\n"
                "Ce que je dis est calculé à partir de pages publiques, et je montre sur quoi cela repose. Ce n'est "
                "pas une promesse : regarde le prix dans la boutique avant d'acheter. Combien tu peux demander : "
                "/plan. Ce que je garde sur toi : /privacy"
            ),
            terms_button="Lire les conditions",
            support=(
                "Écris à {contact} : c'est cela que lit la personne qui gère ce bot, et non ce que tu écris ici.\n\n"
                "S'il s'agit d'une réponse, joins son lien. Comment m'interroger : /help"
            ),
            no_support=(
                "La personne qui gère ce bot n'a pas dit comment la joindre, et personne ne lit ce que tu écris "
                "ici.\n\n"
                "Le programme est WorthIt!, qui est open source ; ses auteurs ne gèrent pas ce bot. Comment "
                "m'interroger : /help"
            ),
            payments=(
                "Je n'accepte pas de paiements dans cette discussion, et je ne peux donc pas en rembourser.\n\n"
                "Si tu as payé un forfait à la personne qui gère ce bot, écris à {contact}. Pour être remboursé, "
                "demande dans les 7 jours suivant le paiement. L'assistance de Telegram ne peut pas t'aider pour cela."
            ),
            no_payments=(
                "Je n'accepte pas de paiements dans cette discussion, et je ne peux donc pas en rembourser.\n\n"
                "Si tu as payé un forfait à la personne qui gère ce bot, adresse-toi là où tu as payé, dans les 7 "
                "jours si tu veux être remboursé : elle ne m'a pas dit comment la joindre. L'assistance de Telegram ne "
                "peut pas t'aider pour cela."
            ),
        ),
        "es": SupportWords(
            terms=(
                "Las condiciones de quien lleva este bot están en una página suya.\n\n"
                "Lo que digo está calculado a partir de páginas públicas, y muestro en qué se basa. No es una promesa: "
                "mira el precio en la tienda antes de comprar."
            ),
            no_terms=(
                "Quien lleva este bot no ha puesto condiciones propias.\n\n"
                "Lo que digo está calculado a partir de páginas públicas, y muestro en qué se basa. No es una promesa: "
                "mira el precio en la tienda antes de comprar. Cuánto puedes preguntar: /plan. Qué guardo de ti: "
                "/privacy"
            ),
            terms_button="Leer las condiciones",
            support=(
                "Escribe a {contact}: quien lleva este bot lee allí, y no lo que escribes aquí.\n\n"
                "Si se trata de una respuesta, envía también su enlace. Cómo preguntarme: /help"
            ),
            no_support=(
                "Quien lleva este bot no ha dicho cómo contactarle, y nadie lee lo que escribes aquí.\n\n"
                "El programa es WorthIt!, que es de código abierto; sus autores no llevan este bot. Cómo preguntarme: "
                "/help"
            ),
            payments=(
                "No acepto pagos en este chat, así que tampoco puedo devolverlos.\n\n"
                "Si pagaste un plan a quien lleva este bot, escribe a {contact}. Pide la devolución en los 7 días "
                "siguientes al pago. El soporte de Telegram no puede ayudarte con eso."
            ),
            no_payments=(
                "No acepto pagos en este chat, así que tampoco puedo devolverlos.\n\n"
                "Si pagaste un plan a quien lleva este bot, dirígete a donde pagaste, en un plazo de 7 días si quieres "
                "la devolución: no me ha dicho cómo contactarle. El soporte de Telegram no puede ayudarte con eso."
            ),
        ),
    }
)
