"""German, to a reader who is addressed with "du"."""

from worthit.verdict.words.model import Headlines, Owners, Prices, Reviews, Score, Screen, Words
from worthit.verdict.words.numbers import Counted, Numbers, counted

_OWNER = ("Käufer", "Käufer")
_OF_OWNERS = ("Käufer", "Käufern")
_DAY = ("Tag", "Tage")

GERMAN = Words(
    language="de",
    numbers=Numbers(decimal=",", thousands="."),
    separator="; ",
    joiner="und",
    bands={"excellent": "hervorragend", "good": "gut", "average": "durchschnittlich", "poor": "schwach"},
    headlines=Headlines(
        scored="{score} von 10 ({band}): {advice}{unjudged}",
        unjudged=", Preis noch nicht beurteilt",
        alarmed="{advice}, {finding}",
        advice={
            "buy": "Kauf es",
            "consider": "eine Überlegung wert",
            "think_twice": "Überleg es dir gut",
            "avoid": "Kauf es lieber nicht",
            "stock": "Warte, es ist gerade nicht lieferbar",
            "price": "Warte, für dieses Produkt ist der Preis hoch",
        },
        no_page={
            "blocked": "Kein Urteil: Der Händler hat die Seite gesperrt",
            "not_product": "Kein Urteil: Diese Seite zeigt kein Produkt",
        },
        not_enough="Zu wenig Belege, denn {lacks}",
        nobody_rated="es fand sich keine Bewertung von Käufern",
        only_rated=Counted("nur {n} Käufer hat es bewertet", "nur {n} Käufer haben es bewertet"),
        unrated=counted("die Seite zählt {n} {noun}, aber nicht deren Sterne", *_OWNER),
        prices={"absent": "die Seite zeigt keinen Preis", "shown": "der Preis kann nicht stimmen"},
    ),
    score=Score(
        stars_alone=(
            "Alle {total} Punkte kommen von den Sternen der Käufer; "
            "was sonst bekannt ist, reicht nicht, um sie zu verschieben."
        ),
        parts={
            "satisfaction": "durch die Sterne der Käufer",
            "value_opinion": "für das, was Käufer über Preis und Leistung sagen",
            "price": "für den Preis im Vergleich zu früher",
        },
        between="Soweit bekannt, liegt die Punktzahl zwischen {low} und {high}; {so}.",
        level="Alles, was bekannt ist, führt zur Punktzahl {low}; {so}.",
        so_one="das Urteil ist also „{best}“",
        so_two="das Urteil kann also „{best}“ oder „{worst}“ sein",
        so_many="das Urteil kann also von „{worst}“ bis „{best}“ reichen",
        term="{name}: {value} von 10 ({source}{interval}).",
        term_interval="; zwischen {low} und {high}",
        base="Das ist die Grundlage der Punktzahl.",
        shift="Üblich ist {usual}, also verschiebt es die Punktzahl um {moved}.",
        terms={
            "satisfaction": "Sterne der Käufer",
            "value_opinion": "Was Käufer über Preis und Leistung sagen",
            "price": "Preis im Vergleich zu früher",
        },
        sources={
            "star_distribution": counted("die Sterne von {n} {noun}, vom Händler gezählt", *_OF_OWNERS),
            "rating_and_count": counted("die mittlere Bewertung von {n} {noun}", *_OF_OWNERS),
            "reviews_read": counted("die Sterne von {n} gelesenen {noun}", "Rezension", "Rezensionen"),
            "theme_counts": counted("{n} {noun} im Thema, das der Händler selbst zählt", *_OWNER),
            "review_texts": counted(
                "{n} Käufer, {noun}",
                "der in den gelesenen Rezensionen davon spricht",
                "die in den gelesenen Rezensionen davon sprechen",
            ),
            "theme_tone": counted("der Ton, den der Händler diesem Thema gibt; er zählt wie {n} {noun}", *_OWNER),
            "price_history": counted("Preise von {n} {noun}", "Tag", "Tagen"),
        },
        total="Summe: {sum} von 10.",
        total_cut="Summe: {sum}{cut}.",
        cut=", begrenzt auf {score}, {why}",
        is_cut="Die Punktzahl ist begrenzt auf {score}, {why}.",
        limits={
            "scale": "das Ende der Skala",
            "finding": "denn {finding}",
            "named": "wegen „{finding}“",
            "that_finding": "aus diesem Grund",
        },
        limit="Was auch sonst gilt, die Punktzahl ist höchstens {cap}, {why}.",
        findings={
            "trust_failed": "den Rezensionen ist nicht zu trauen",
            "safety": "mehrere Rezensionen berichten von einer Gefahr",
            "recall": "mehrere Rezensionen berichten von einem Rückruf",
            "counterfeit": "laut mehreren Rezensionen ist es eine Fälschung",
        },
    ),
    owners=Owners(
        owners=counted("{n} {noun}", *_OWNER),
        rated="Käufer geben dem Produkt {rating} von {best} ({owners})",
        not_shown=Counted("{n} Käufer hat es bewertet", "{n} Käufer haben es bewertet"),
        unsaid="Die Seite zeigt {rating} von {best}, sagt aber nicht, von wie vielen Käufern; dafür stehen {stars}",
        uncounted="Die Seite zählt keine Käufer; dafür stehen {stars}",
        stars_read=counted("die Sterne der {n} gelesenen {noun}", "Rezension", "Rezensionen"),
        shares="; {five} mit fünf Sternen, {poor} mit einem oder zwei",
        reading=(
            "Die Hälfte aller Produktseiten zeigt {low} bis {high} von 5 Sternen{few}; "
            "das zählt daher etwa {points} von 10 Punkten."
        ),
        few=Counted(", und {n} Käufer ist wenig", ", und {n} Käufer sind wenige"),
    ),
    reviews=Reviews(
        sides={
            "positive": "Käufer loben: {aspects}.",
            "negative": "Käufer bemängeln: {aspects}.",
            "mixed": "Käufer sind sich uneinig: {aspects}.",
            "few": "Nur ein oder zwei Käufer erwähnen: {aspects}.",
        },
        for_and_against="{name} ({k} dafür, {opposite} dagegen)",
        praised="{name} ({k} von {n}, lobend)",
        blamed="{name} ({k} von {n}, tadelnd)",
        agreed="{name} ({k} von {n})",
        opposed="{name} ({k} von {n}, {opposite} dagegen)",
        more=counted("; und {n} {noun}", "weiteres", "weitere"),
        quote="Ein Käufer zum ersten Punkt: „{quote}“",
        alarms={
            "safety": counted("{n} {noun} von einer Gefahr.", "Rezension berichtet", "Rezensionen berichten"),
            "recall": counted("{n} {noun} von einem Rückruf.", "Rezension berichtet", "Rezensionen berichten"),
            "counterfeit": counted("{n} {noun} es eine Fälschung.", "Rezension nennt", "Rezensionen nennen"),
        },
        alarm_quote="Eine davon: „{quote}“",
        themes="{shop} selbst zählt in den Rezensionen: {themes}.",
        the_shop="Der Händler",
        theme_sides="{name} ({positive} positiv, {negative} negativ)",
        tones={"positive": "positiv", "mixed": "gemischt", "negative": "negativ"},
        trusted=(
            "Vertrauen in die gelesenen Rezensionen: {grade} auf einer Skala von A bis F{because}; "
            "es zählen {kept} von {seen}{adjusted}."
        ),
        because=" (aufgefallen: {tests})",
        adjusted=", im Schnitt mit {stars} Sternen",
        also="Auch aufgefallen: {tests}.",
        no_grade=Counted(
            "Von {n} gelesenen Rezension bleibt zu wenig für eine Vertrauensnote. Aufgefallen: {tests}.",
            "Von {n} gelesenen Rezensionen bleiben zu wenige für eine Vertrauensnote. Aufgefallen: {tests}.",
        ),
        tests={
            "copies": "voneinander abgeschriebene Texte",
            "one_author": "mehrere vom selben Verfasser",
            "burst": "viele Rezensionen in wenigen Tagen",
            "phrases": "gleiche Wendungen in mehreren Rezensionen",
            "incentivised": "Rezensionen gegen eine Gegenleistung",
            "unverified": "nicht bestätigte Käufe",
            "mismatch": "Sterne im Widerspruch zum Text",
            "word_count": "Rezensionen von fast gleicher Länge",
            "after_burst": "schlechtere Bewertungen nach einer Welle von Rezensionen",
            "shop_choice": "eine vom Gesamtbild abweichende Auswahl des Händlers",
            "rating_rate": "mehr Bewertungen am Tag als plausibel",
            "count_leap": "ein plötzlicher Sprung der Zahl der Bewertungen",
            "after_leap": "schlechtere Bewertungen nach einem solchen Sprung",
            "removed": "verschwundene Rezensionen",
        },
        read=counted("{n} {noun} gelesen{unread}.", "Rezension", "Rezensionen"),
        read_of=Counted("{n} von {all} gelesen{unread}.", "{n} von {all} gelesen{unread}."),
        all_reviews=counted("{n} {noun}", "Rezension", "Rezensionen"),
        unread=counted(", aber was {noun}, zählt noch nicht", "sie sagt", "sie sagen"),
    ),
    prices=Prices(
        no_past="Frühere Preise in {currency} sind noch nicht bekannt; der heutige lässt sich mit nichts vergleichen.",
        short_past=counted(
            "Der Preis ist bisher für {n} {noun} bekannt; für ein Urteil braucht es {needed} aus dem letzten Jahr.",
            *_DAY,
        ),
        old_past=counted(
            "Der Preis ist insgesamt für {n} {noun} bekannt, aber im letzten "
            "Jahr für weniger als die {needed}, die ein Urteil braucht.",
            *_DAY,
        ),
        past=counted("Der Preis ist für {n} {noun} bekannt: {label}.{lower}", *_DAY),
        lower=" Im letzten Jahr war er in {share} der Zeit niedriger, am niedrigsten {low}.",
        hardly_lower=" Im letzten Jahr war er in weniger als 1\u00a0% der Zeit niedriger, am niedrigsten {low}.",
        never_lower=" Im letzten Jahr war er nicht niedriger.",
        unmoved="Im letzten Jahr hat er sich nicht bewegt",
        labels={
            "lowest": "Im letzten Jahr war er nicht niedriger",
            "good": "Es ist ein guter Preis",
            "usual": "Es ist ein üblicher Preis",
            "high": "Es ist ein hoher Preis",
        },
        claim="Der Händler wirbt mit {claimed} Rabatt auf {was}; {charged}.",
        charged="im Jahr davor wurde dieser Preis in {share} der bekannten Zeit verlangt{unreal}",
        really_charged="im Jahr davor wurde dieser Preis wirklich verlangt, in {share} der bekannten Zeit",
        not_charged="ob dieser Preis je verlangt wurde, ist nicht bekannt",
        unreal=", der Rabatt ist also nicht echt",
        lawful_less=(
            "Nach EU-Recht vom niedrigsten Preis der 30 Tage davor gerechnet, sind es {lawful}, nicht {claimed}."
        ),
        lawful="Nach EU-Recht vom niedrigsten Preis der 30 Tage davor gerechnet, sind es {lawful}.",
        lawful_too=(
            "Der niedrigste Preis der 30 Tage davor lag darunter; von ihm aus "
            "gerechnet, wie es das EU-Recht verlangt, sind es {lawful}."
        ),
        no_lawful="Der niedrigste Preis der 30 Tage davor, von dem das EU-Recht ausgeht, ist nicht bekannt.",
        followed=counted("WorthIt! sieht {n} {noun} lang jeden Tag wieder nach.", "Tag", "Tage"),
    ),
    not_known="Noch nicht bekannt: {things}.",
    missing={
        "value_opinion": "was genügend Käufer von Preis und Leistung halten",
        "price_history": "wie sich der Preis entwickelt hat",
        "review_texts": "was die gelesenen Rezensionen sagen",
        "trust": "wie weit den Rezensionen zu trauen ist",
    },
    your_copy="Das alles beruht auf deiner Kopie der Seite, die nicht geprüft ist.",
    screen=Screen(
        untitled="(die Seite zeigt keinen Titel)",
        list_price="Listenpreis {amount}",
        stars="{rating} von {best} Sternen",
        stars_of="{rating} von {best} Sternen, {owners}",
        out_of_stock="nicht lieferbar",
        between="zwischen {low} und {high}",
        better="Mehr fürs Geld",
        alternative="{name}: {why}. {price}{saves}; {low} bis {high} Sterne, {owners} ({source}{sponsored}).",
        advantages={
            "cheaper_and_better": "billiger und klar besser bewertet",
            "cheaper_rated_alike": "billiger und ebenso bewertet",
            "better_same_price": "klar besser bewertet zum gleichen Preis",
        },
        saves=", {share} weniger",
        sources={"known": "von WorthIt! gesehen", "page": "laut dieser Seite, nicht nachgesehen"},
        sponsored=", gesponsert",
        origins={
            "fetched": "beim Händler geholt",
            "your_copy": "deine Kopie, nicht geprüft",
            "taken_in": "auf dein Wort für alle übernommen",
        },
        kept="Urteil {id}",
        not_kept="dieses Urteil konnte nicht gespeichert werden",
        chart="Preis in {currency}",
        marks={
            "now": "jetzt {amount}",
            "last": "zuletzt gesehen {amount}",
            "lowest": "am niedrigsten {amount}",
            "highest": "am höchsten {amount}",
        },
        beyond=", weit über diesem Bild",
        gap="kein Preis bekannt",
    ),
)
