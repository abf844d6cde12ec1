"""What is said of products whose price is watched."""

from types import MappingProxyType

from msgspec import Struct

from worthit_bot.words.languages import InLanguages


class WatchWords(Struct, frozen=True, kw_only=True):
    """All of it is plain text. or_: between two wishes.

    not_a_price, other_currency: why a price is asked for again; left_alone: it is not asked for any more.
    gone: told of a button whose watch has ended; also: what other watches of the same product tell.
    """

    track_button: str
    tracked: str
    or_: str
    heading: str
    none: str
    page: str
    earlier_button: str
    later_button: str
    too_many: str
    stop_button: str
    stop_listed_button: str
    change_listed_button: str
    stopped: str
    gone: str
    ask_link: str
    cannot_watch: str
    set_price_button: str
    ask_price: str
    costs_now: str
    how_to_answer: str
    percent_button: str
    low_button: str
    stock_button: str
    not_a_price: str
    other_currency: str
    left_alone: str
    already: str
    also: str


WATCHES: InLanguages[WatchWords] = MappingProxyType(
    {
        "en": WatchWords(
            track_button="🔔 Track",
            tracked="🔔 {title}: I look every day, and tell you of this: {wishes}. All that I watch for you: /watches",
            or_=", or ",
            heading="What I watch for you",
            none="I watch nothing for you. Under a verdict, “🔔 Track” begins it; or send me /watch.",
            page="Page {page} of {pages}",
            earlier_button="◀ Before",
            later_button="More ▶",
            too_many="I watch as much for you as I can. Stop something first: /watches",
            stop_button="Stop watching",
            stop_listed_button="Stop {number}",
            change_listed_button="Change {number}",
            stopped="I no longer watch this.",
            gone="This was changed or ended before. What I watch: /watches",
            ask_link="What shall I watch? Send me the link of the product's page.",
            cannot_watch="I cannot watch this: its page does not tell me its own link.",
            set_price_button="Set a price",
            ask_price="From which price on shall I tell you of {title}?",
            costs_now="It costs {price} now.",
            how_to_answer="Send me an amount, such as 49.90, or choose:",
            percent_button="{percent}% cheaper",
            low_button="Lowest of 90 days",
            stock_button="Back in stock",
            not_a_price="I cannot read a price in that. Send me one amount above zero, such as 49.90.",
            other_currency="This is sold in {currency}. Send me the amount in {currency}.",
            left_alone="I still cannot read a price in that, so I leave it as it is. To change it later: /watches",
            already="It costs {price} now, so this is true already: I tell you at once.",
            also="Besides, I watch it for you for this: {wishes}.",
        ),
        "it": WatchWords(
            track_button="🔔 Segui",
            tracked=(
                "🔔 {title}: guardo ogni giorno e ti avviso di questo: {wishes}. Tutto ciò che seguo per te: /avvisi"
            ),
            or_=", o ",
            heading="Che cosa tengo d'occhio per te",
            none="Non tengo d'occhio niente per te. Sotto un verdetto, «🔔 Segui» lo fa cominciare; o mandami /segui.",
            page="Pagina {page} di {pages}",
            earlier_button="◀ Prima",
            later_button="Altri ▶",
            too_many="Tengo già d'occhio tutto quello che posso per te. Prima smetti con qualcosa: /avvisi",
            stop_button="Non seguire più",
            stop_listed_button="Basta {number}",
            change_listed_button="Cambia {number}",
            stopped="Non lo seguo più.",
            gone="Questo è già stato cambiato o finito. Che cosa tengo d'occhio: /avvisi",
            ask_link="Che cosa devo seguire? Mandami il link della pagina del prodotto.",
            cannot_watch="Questo non posso seguirlo: la sua pagina non mi dice il suo link.",
            set_price_button="Scegli un prezzo",
            ask_price="Da quale prezzo in giù ti avviso di {title}?",
            costs_now="Ora costa {price}.",
            how_to_answer="Mandami un importo, per esempio 49,90, o scegli:",
            percent_button="{percent}% in meno",
            low_button="Il più basso di 90 giorni",
            stock_button="Di nuovo disponibile",
            not_a_price="Qui non riesco a leggere un prezzo. Mandami un importo sopra lo zero, per esempio 49,90.",
            other_currency="Questo si vende in {currency}. Mandami l'importo in {currency}.",
            left_alone="Non riesco ancora a leggere un prezzo, e lascio tutto com'è. Per cambiarlo dopo: /avvisi",
            already="Ora costa {price}, quindi è già vero: te lo dico subito.",
            also="Inoltre lo tengo d'occhio per questo: {wishes}.",
        ),
        "de": WatchWords(
            track_button="🔔 Beobachten",
            tracked="🔔 {title}: Ich schaue jeden Tag nach und melde: {wishes}. Alles, was ich beobachte: /watches",
            or_=" oder ",
            heading="Was ich für dich beobachte",
            none="Ich beobachte nichts für dich. Unter einem Urteil beginnt es mit „🔔 Beobachten“; oder mit /watch.",
            page="Seite {page} von {pages}",
            earlier_button="◀ Davor",
            later_button="Weitere ▶",
            too_many="Ich beobachte schon so viel für dich, wie ich kann. Beende zuerst etwas: /watches",
            stop_button="Nicht mehr beobachten",
            stop_listed_button="{number} beenden",
            change_listed_button="{number} ändern",
            stopped="Ich beobachte das nicht mehr.",
            gone="Das wurde schon geändert oder beendet. Was ich beobachte: /watches",
            ask_link="Was soll ich beobachten? Schick mir den Link der Produktseite.",
            cannot_watch="Das kann ich nicht beobachten: Seine Seite nennt mir ihren eigenen Link nicht.",
            set_price_button="Preis festlegen",
            ask_price="Ab welchem Preis soll ich dir {title} melden?",
            costs_now="Jetzt kostet es {price}.",
            how_to_answer="Schick mir einen Betrag, etwa 49,90, oder wähle:",
            percent_button="{percent} % billiger",
            low_button="Tiefster in 90 Tagen",
            stock_button="Wieder lieferbar",
            not_a_price="Darin erkenne ich keinen Preis. Schick mir einen Betrag über null, etwa 49,90.",
            other_currency="Das wird in {currency} verkauft. Schick mir den Betrag in {currency}.",
            left_alone="Ich erkenne immer noch keinen Preis und lasse es, wie es ist. Später ändern: /watches",
            already="Jetzt kostet es {price}, das trifft also schon zu: Ich melde es sofort.",
            also="Außerdem beobachte ich es für dich hierauf: {wishes}.",
        ),
        "fr": WatchWords(
            track_button="🔔 Suivre",
            tracked=(
                "🔔 {title} : je regarde chaque jour et je te préviens : {wishes}. Tout ce que je surveille : /watches"
            ),
            or_=", ou ",
            heading="Ce que je surveille pour toi",
            none="Je ne surveille rien pour toi. Sous un verdict, « 🔔 Suivre » le fait commencer ; ou envoie /watch.",
            page="Page {page} sur {pages}",
            earlier_button="◀ Avant",
            later_button="Suite ▶",
            too_many="Je surveille déjà tout ce que je peux pour toi. Arrête d'abord quelque chose : /watches",
            stop_button="Ne plus suivre",
            stop_listed_button="Arrêter {number}",
            change_listed_button="Modifier {number}",
            stopped="Je ne le surveille plus.",
            gone="Cela a déjà été modifié ou arrêté. Ce que je surveille : /watches",
            ask_link="Que dois-je surveiller ? Envoie-moi le lien de la page du produit.",
            cannot_watch="Je ne peux pas surveiller cela : sa page ne me dit pas son propre lien.",
            set_price_button="Fixer un prix",
            ask_price="À partir de quel prix dois-je te prévenir pour {title} ?",
            costs_now="Il coûte {price} maintenant.",
            how_to_answer="Envoie-moi un montant, par exemple 49,90, ou choisis :",
            percent_button="{percent} % de moins",
            low_button="Le plus bas en 90 jours",
            stock_button="De nouveau en stock",
            not_a_price="Je n'y lis pas de prix. Envoie-moi un seul montant au-dessus de zéro, par exemple 49,90.",
            other_currency="Ce produit se vend en {currency}. Envoie-moi le montant en {currency}.",
            left_alone="Je n'y lis toujours pas de prix, je le laisse donc tel quel. Pour le changer : /watches",
            already="Il coûte {price} maintenant, c'est donc déjà vrai : je te le dis tout de suite.",
            also="En plus, je le surveille pour toi pour ceci : {wishes}.",
        ),
        "es": WatchWords(
            track_button="🔔 Seguir",
            tracked="🔔 {title}: miro cada día y te aviso de esto: {wishes}. Todo lo que sigo por ti: /watches",
            or_=", o ",
            heading="Lo que vigilo por ti",
            none="No vigilo nada por ti. Debajo de un veredicto, «🔔 Seguir» lo empieza; o envíame /watch.",
            page="Página {page} de {pages}",
            earlier_button="◀ Antes",
            later_button="Más ▶",
            too_many="Ya vigilo por ti todo lo que puedo. Deja antes alguno: /watches",
            stop_button="Dejar de seguir",
            stop_listed_button="Dejar {number}",
            change_listed_button="Cambiar {number}",
            stopped="Ya no lo vigilo.",
            gone="Esto ya se cambió o se dejó. Lo que vigilo: /watches",
            ask_link="¿Qué vigilo? Envíame el enlace de la página del producto.",
            cannot_watch="Esto no lo puedo vigilar: su página no me dice su propio enlace.",
            set_price_button="Poner un precio",
            ask_price="¿Desde qué precio te aviso de {title}?",
            costs_now="Ahora cuesta {price}.",
            how_to_answer="Envíame un importe, por ejemplo 49,90, o elige:",
            percent_button="{percent} % menos",
            low_button="El más bajo de 90 días",
            stock_button="Disponible de nuevo",
            not_a_price="Ahí no leo ningún precio. Envíame un solo importe por encima de cero, por ejemplo 49,90.",
            other_currency="Esto se vende en {currency}. Envíame el importe en {currency}.",
            left_alone="Sigo sin leer un precio, así que lo dejo como está. Para cambiarlo luego: /watches",
            already="Ahora cuesta {price}, así que ya se cumple: te lo digo enseguida.",
            also="Además lo vigilo por ti por esto: {wishes}.",
        ),
    }
)
