"""A verdict as a person reads it on a terminal: its language, its numbers, and what is better for the money."""

from datetime import UTC, datetime
from decimal import Decimal
from io import StringIO
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from tests.unit.price.chart.histories import days_ago, drawn
from worthit.cli.terminal import verdict_on_terminal
from worthit.plugin import alternative_words
from worthit.verdict.model import Alternative, Explanation, ProductSummary, Verdict, VerdictDocument

SHARES = "Preis " + "7\u00a0% und 2\u202f000\u00a0€ " * 9
LAMP: dict[str, Any] = {
    "price": Decimal("1089.9"),
    "price_high": Decimal(1200),
    "list_price": Decimal(1190),
    "currency": "EUR",
    "rating": 4.4,
    "owners": 1860,
    "availability": "out_of_stock",
}


def document(*alternatives: Alternative, language: str = "en", **changes: Any) -> VerdictDocument:
    given: dict[str, Any] = dict.fromkeys(ProductSummary.__struct_fields__) | changes
    return VerdictDocument(
        id="v1",
        created_at=datetime(2026, 9, 1, tzinfo=UTC),
        provenance="fetched",
        ref=None,
        product=ProductSummary(**given),
        verdict=Verdict(kind="product", value_score=5.0, interval=(3.014, 6.6), band="average"),
        explanation=Explanation(language=language, answer="", lines=(SHARES,)),
        alternatives=alternatives,
    )


def shown(*alternatives: Alternative, language: str = "en", width: int = 400, **changes: Any) -> str:
    console = Console(file=StringIO(), width=width)
    console.print(
        verdict_on_terminal(
            document(*alternatives, language=language, **changes),
            drawn([days_ago(40, "1289.90"), days_ago(3, "1300")], "1190"),
        )
    )
    assert isinstance(console.file, StringIO)
    return console.file.getvalue()


def tarn(**changes: Any) -> Alternative:
    given: dict[str, Any] = {
        "url": "https://shop.example/tarn",
        "title": "Tarn [bold]Kettle",
        "price": Decimal("30.00"),
        "currency": "EUR",
        "why": "cheaper_rated_alike",
        "saves": 0.25,
        "rating": (4.41, 5.06),
        "owners": 1234,
        "source": "known",
    }
    return Alternative(**(given | changes))


def test_an_alternative_is_told_with_its_reason_and_how_much_is_known_of_it() -> None:
    words = shown(tarn())
    assert "Better for the money" in words
    assert "Tarn [bold]Kettle: cheaper and rated alike. €30.00, 25% less; 4.4 to 5.0 stars from 1,234 owners" in words
    assert "seen by WorthIt!" in words
    assert "https://shop.example/tarn" in words


def test_what_only_the_page_says_and_who_pays_for_it_is_told() -> None:
    words = shown(tarn(source="page", sponsored=True, why="better_same_price", saves=0.0))
    assert "clearly better rated at the same price. €30.00; " in words
    assert "as this page says, not looked up, sponsored" in words


def test_whoever_shows_it_elsewhere_has_its_title_and_its_link_apart() -> None:
    told = [alternative_words(document(tarn()), language) for language in ("en", "it")]
    assert [(each.title, each.url) for (each,) in told] == [("Tarn [bold]Kettle", "https://shop.example/tarn")] * 2
    assert [each.line.partition(" (")[0].replace("\u00a0", " ") for (each,) in told] == [
        "cheaper and rated alike. €30.00, 25% less; 4.4 to 5.0 stars from 1,234 owners",
        "costa meno ed è valutato allo stesso modo. 30,00 €, 25% in meno; da 4,4 a 5,0 stelle da 1.234 acquirenti",
    ]


def test_without_one_nothing_is_said() -> None:
    assert "Better for the money" not in shown()


def test_all_is_told_in_the_language_of_the_explanation() -> None:
    words = shown(tarn(sponsored=True), language="de", **LAMP).replace("\u00a0", " ")
    assert (
        "1.089,90 € – 1.200,00 € (Listenpreis 1.190,00 €) · 4,4 von 5 Sternen, 1.860 Käufer · nicht lieferbar" in words
    )
    assert "5,00   zwischen 3,01 und 6,60" in words
    assert "Preis in EUR   jetzt 1.300,00 · am niedrigsten 1.289,90 · ╌ Listenpreis 1.190,00" in words
    assert "1.500┤" in words
    assert "Mehr fürs Geld" in words
    assert (
        "billiger und ebenso bewertet. 30,00 €, 25 % weniger; 4,4 bis 5,0 Sterne, 1.234 Käufer "
        "(von WorthIt! gesehen, gesponsert)." in words
    )
    assert "beim Händler geholt · " in words
    assert "· Urteil v1 ·" in words


def test_money_is_written_with_all_its_digits() -> None:
    assert "€1,089.90 – €1,200.00 (list price €1,190.00) · 4.4 of 5 stars from 1,860 owners" in shown(**LAMP)
    one = LAMP | {"price": Decimal("49.9"), "price_high": None, "list_price": None}
    assert "€49.90 · 4.4" in shown(**one)
    assert " 49.90 · 4.4" in shown(**(one | {"currency": None}))


@given(st.integers(24, 120))
def test_no_line_ends_between_a_number_and_its_unit(width: int) -> None:
    lines = shown(width=width, language="fr").splitlines()
    assert not any(line.strip().startswith(("%", "€", "000")) for line in lines)
    told = " ".join(" ".join(line.split(" ")).strip(" ·") for line in lines)
    assert told.count("7\u00a0%") == told.count("2\u202f000\u00a0€") == 9
    assert all(len(line) <= width for line in lines)
