"""Whole verdicts in each language, as a reader gets them; written by hand."""

from decimal import Decimal

import pytest
from msgspec.structs import replace

from tests.unit.verdict.kettle import NOW, SHOP, daily, kept_verdict, kettle
from worthit.product.model import Product, Review, Theme
from worthit.reviews.language import Language
from worthit.reviews.model import Quote
from worthit.verdict.explain import explain_again
from worthit.verdict.model import Evidence, VerdictInput, Veto

THEMES = (Theme(name="Boils fast", mentions=1200, tone="positive"), Theme(name="Lid", positive=4, negative=8))
ON_SALE = kettle(themes=THEMES, list_price=Decimal(50), reviews=(Review(id="a", text="Fine."),))
TOLD: dict[Language, tuple[str, ...]] = {
    "it": (
        "7,02 su 10 (buono): compralo",
        "6,95 dalle stelle degli acquirenti + 0,07 per il prezzo rispetto al passato = 7,02.",
        "Per quel che si sa, il punteggio sta fra 5,4 e 8,7, "
        "quindi il giudizio può andare da «nella media» a «eccellente».",
        "Chi l'ha comprato gli dà 4,7 su 5 (2.000 acquirenti); l'80% ha dato cinque stelle, il 2% una o due. "
        "Metà delle pagine dei negozi mostra da 4,3 a 4,7 stelle su 5, quindi questo vale circa 6,9 punti su 10.",
        f"Temi che {SHOP} stesso conta nelle sue recensioni: Boils fast (1.200, positivo); Lid (4 a favore, 8 contro).",
        "Il prezzo si conosce per 60 giorni: nell'ultimo anno non è stato più basso.",
        "Il negozio dichiara uno sconto del 20% su 50,00 €; nell'anno precedente quel prezzo è stato chiesto per lo 0% "
        "del tempo che conosciamo, quindi lo sconto non è vero. Contato come vuole la legge europea, dal prezzo più "
        "basso dei 30 giorni precedenti, lo sconto è del 2%, non del 20%.",
        "WorthIt! torna a guardarlo ogni giorno per 30 giorni.",
        "1 recensione letta su 2.000, ma quel che dice non conta ancora.",
        "Non si sa ancora che cosa pensa un numero sufficiente di acquirenti del rapporto qualità-prezzo "
        "e quanto ci si può fidare delle recensioni.",
    ),
    "de": (
        "7,02 von 10 (gut): Kauf es",
        "6,95 durch die Sterne der Käufer + 0,07 für den Preis im Vergleich zu früher = 7,02.",
        "Soweit bekannt, liegt die Punktzahl zwischen 5,4 und 8,7; "
        "das Urteil kann also von „durchschnittlich“ bis „hervorragend“ reichen.",
        "Käufer geben dem Produkt 4,7 von 5 (2.000 Käufer); 80 % mit fünf Sternen, 2 % mit einem oder zwei. "
        "Die Hälfte aller Produktseiten zeigt 4,3 bis 4,7 von 5 Sternen; das zählt daher etwa 6,9 von 10 Punkten.",
        f"{SHOP} selbst zählt in den Rezensionen: Boils fast (1.200, positiv); Lid (4 positiv, 8 negativ).",
        "Der Preis ist für 60 Tage bekannt: Im letzten Jahr war er nicht niedriger.",
        "Der Händler wirbt mit 20 % Rabatt auf 50,00 €; im Jahr davor wurde dieser Preis in 0 % der bekannten Zeit "
        "verlangt, der Rabatt ist also nicht echt. "
        "Nach EU-Recht vom niedrigsten Preis der 30 Tage davor gerechnet, sind es 2 %, nicht 20 %.",
        "WorthIt! sieht 30 Tage lang jeden Tag wieder nach.",
        "1 von 2.000 Rezensionen gelesen, aber was sie sagt, zählt noch nicht.",
        "Noch nicht bekannt: was genügend Käufer von Preis und Leistung halten und wie weit den Rezensionen zu trauen "
        "ist.",
    ),
    "fr": (
        "7,02 sur 10 (bon) : achète-le",
        "6,95 pour les étoiles des acheteurs + 0,07 pour le prix comparé au passé = 7,02.",
        "D'après ce que l'on sait, le score se situe entre 5,4 et 8,7 ; "
        "le verdict peut donc aller de « moyen » à « excellent ».",
        "Les acheteurs lui donnent 4,7 sur 5 (2 000 acheteurs) ; cinq étoiles pour 80 %, une ou deux pour 2 %. "
        "La moitié des pages de boutiques affiche de 4,3 à 4,7 étoiles sur 5 ; cela vaut donc environ 6,9 sur 10.",
        f"Thèmes comptés par {SHOP} dans ses propres avis : Boils fast (1 200, positif) ; Lid (4 pour, 8 contre).",
        "Le prix est connu sur 60 jours : sur la dernière année, il n'a pas été plus bas.",
        "La boutique annonce une remise de 20 % sur 50,00 € ; l'année précédente, ce prix a été demandé pendant 0 % du "
        "temps connu, la remise n'est donc pas réelle. "
        "Calculée comme le veut le droit européen, sur le prix le plus bas des 30 jours précédents, "
        "elle est de 2 %, et non de 20 %.",
        "WorthIt! le regarde à nouveau chaque jour pendant 30 jours.",
        "1 avis lu sur 2 000, mais ce qu'il dit ne compte pas encore.",
        "On ne sait pas encore ce qu'un nombre suffisant d'acheteurs pense du rapport qualité-prix et à quel point on "
        "peut se fier aux avis.",
    ),
    "es": (
        "7,02 de 10 (bueno): cómpralo",
        "6,95 por las estrellas de los compradores + 0,07 por el precio frente a su pasado = 7,02.",
        "Con lo que se sabe, la puntuación está entre 5,4 y 8,7, "
        "así que el veredicto puede ir de «regular» a «excelente».",
        "Los compradores le dan 4,7 de 5 (2000 compradores); el 80 % dio cinco estrellas, el 2 % una o dos. "
        "La mitad de las páginas de tiendas muestra de 4,3 a 4,7 estrellas de 5, "
        "así que esto cuenta como unos 6,9 puntos de 10.",
        f"Temas que {SHOP} cuenta en sus propias opiniones: Boils fast (1200, positivo); Lid (4 a favor, 8 en contra).",
        "El precio se conoce de 60 días: en el último año no ha estado más bajo.",
        "La tienda anuncia un descuento del 20 % sobre 50,00 €; en el año anterior ese precio se cobró el 0 % del "
        "tiempo que conocemos, así que el descuento no es real. "
        "Contado como pide la ley europea, desde el precio más bajo de los 30 días anteriores, "
        "es del 2 %, no del 20 %.",
        "WorthIt! vuelve a mirarlo cada día durante 30 días.",
        "1 opinión leída de 2000, pero lo que dice aún no cuenta.",
        "Aún no se sabe qué piensa un número suficiente de compradores de la relación calidad-precio y hasta qué punto "
        "se puede confiar en las opiniones.",
    ),
}
ALARMED: dict[Language, tuple[str, ...]] = {
    "it": (
        "3,90 su 10 (scarso): meglio lasciar perdere, più recensioni dicono che è un falso, prezzo non ancora valutato",
        "4 recensioni dicono che è un falso. Una di loro: «A fake.»",
        "I punti, 6,95, vengono tutti dalle stelle degli acquirenti: quel che altro si sa non basta a spostarli. "
        "Il punteggio è riportato a 3,9, perché più recensioni dicono che è un falso.",
    ),
    "de": (
        "3,90 von 10 (schwach): Kauf es lieber nicht, laut mehreren Rezensionen ist es eine Fälschung, "
        "Preis noch nicht beurteilt",
        "4 Rezensionen nennen es eine Fälschung. Eine davon: „A fake.“",
        "Alle 6,95 Punkte kommen von den Sternen der Käufer; was sonst bekannt ist, reicht nicht, um sie zu "
        "verschieben. Die Punktzahl ist begrenzt auf 3,9, denn laut mehreren Rezensionen "
        "ist es eine Fälschung.",
    ),
    "fr": (
        "3,90 sur 10 (médiocre) : mieux vaut l'éviter, plusieurs avis disent que c'est un faux, prix pas encore évalué",
        "4 avis disent que c'est un faux. L'un d'eux : « A fake. »",
        "Les points, 6,95, viennent tous des étoiles des acheteurs ; le reste de ce que l'on sait ne suffit pas à les "
        "déplacer. Le score est ramené à 3,9, car plusieurs avis disent "
        "que c'est un faux.",
    ),
    "es": (
        "3,90 de 10 (malo): mejor no lo compres, varias opiniones dicen que es falso, precio aún sin valorar",
        "4 opiniones dicen que es falso. Una de ellas: «A fake.»",
        "Los puntos, 6,95, vienen todos de las estrellas de los compradores: lo demás que se sabe no basta para "
        "moverlos. La puntuación queda limitada a 3,9, porque varias opiniones "
        "dicen que es falso.",
    ),
}


def with_plain_spaces(lines: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(line.replace("\u00a0", " ").replace("\u202f", " ") for line in lines)


@pytest.mark.parametrize("language", TOLD)
def test_a_verdict_reads_as_it_is_spoken(language: Language) -> None:
    reached = kept_verdict(VerdictInput(product=ON_SALE, points=daily(60, "41"), now=NOW))
    told = explain_again(replace(reached, followed_days=30), language)
    assert with_plain_spaces((told.answer, *told.lines)) == TOLD[language]


@pytest.mark.parametrize("language", ALARMED)
def test_an_alarm_is_told_before_all_else(language: Language) -> None:
    reached = kept_verdict(VerdictInput(product=kettle(), now=NOW))
    fake = Quote(review="r", start=0, end=7, text="A fake.")
    veto = Veto(name="counterfeit", cap=3.9, evidence=Evidence(source="reviews_read", n=42), k=4, quotes=(fake,))
    verdict = replace(reached.verdict, vetoes=(veto,), value_score=3.9, band="poor", recommendation="avoid")
    told = explain_again(replace(reached, verdict=verdict), language)
    assert with_plain_spaces((told.answer, *told.lines[:2])) == ALARMED[language]


@pytest.mark.parametrize(
    ("language", "answer"),
    [
        ("it", "6,95 su 10 (buono): vale la pena pensarci, prezzo non ancora valutato"),
        ("de", "6,95 von 10 (gut): eine Überlegung wert, Preis noch nicht beurteilt"),
        ("fr", "6,95 sur 10 (bon) : ça vaut la peine d'y penser, prix pas encore évalué"),
        ("es", "6,95 de 10 (bueno): vale la pena pensárselo, precio aún sin valorar"),
    ],
)
def test_the_first_line_is_the_answer(language: Language, answer: str) -> None:
    told = explain_again(kept_verdict(VerdictInput(product=kettle(), now=NOW)), language)
    assert with_plain_spaces((told.answer,)) == (answer,)


@pytest.mark.parametrize(
    ("language", "answer"),
    [
        (
            "it",
            "Non ci sono abbastanza elementi: "
            "non si trova nessun voto degli acquirenti e la pagina non mostra il prezzo",
        ),
        ("de", "Zu wenig Belege, denn es fand sich keine Bewertung von Käufern und die Seite zeigt keinen Preis"),
        ("fr", "Pas assez d'éléments : aucune note d'acheteur n'a été trouvée et la page n'affiche pas de prix"),
        (
            "es",
            "No hay datos suficientes: no se encuentra ninguna nota de compradores y la página no muestra el precio",
        ),
    ],
)
def test_without_a_score_the_first_line_says_what_is_missing(language: Language, answer: str) -> None:
    told = explain_again(kept_verdict(VerdictInput(product=Product(), now=NOW)), language)
    assert with_plain_spaces((told.answer,)) == (answer,)


@pytest.mark.parametrize(
    ("language", "answer"),
    [
        ("it", "Nessun verdetto: il negozio ha bloccato la pagina"),
        ("de", "Kein Urteil: Der Händler hat die Seite gesperrt"),
        ("fr", "Pas de verdict : la boutique a bloqué la page"),
        ("es", "Sin veredicto: la tienda ha bloqueado la página"),
    ],
)
def test_a_blocked_page_is_told_and_nothing_else(language: Language, answer: str) -> None:
    told = explain_again(kept_verdict(VerdictInput(kind="blocked", product=kettle(), now=NOW)), language)
    assert (with_plain_spaces((told.answer,)), told.lines) == ((answer,), ())
