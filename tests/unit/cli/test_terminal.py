"""What is better for the money, as a person reads it on a terminal."""

from datetime import UTC, datetime
from decimal import Decimal
from io import StringIO
from typing import Any

from rich.console import Console

from worthit.cli.terminal import verdict_on_terminal
from worthit.verdict.model import Alternative, Explanation, ProductSummary, Verdict, VerdictDocument


def shown(*alternatives: Alternative) -> str:
    document = VerdictDocument(
        id="v1",
        created_at=datetime(2026, 9, 1, tzinfo=UTC),
        provenance="fetched",
        ref=None,
        product=ProductSummary(**dict.fromkeys(ProductSummary.__struct_fields__)),
        verdict=Verdict(kind="product"),
        explanation=Explanation(language="en", answer="Not enough evidence", lines=()),
        alternatives=alternatives,
    )
    console = Console(file=StringIO(), width=400)
    console.print(verdict_on_terminal(document))
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
    assert (
        "Tarn [bold]Kettle: cheaper and rated alike. 30.00 EUR, 25% less; 4.4 to 5.0 stars from 1,234 owners" in words
    )
    assert "seen by this instance" in words
    assert "https://shop.example/tarn" in words


def test_what_only_the_page_says_and_who_pays_for_it_is_told() -> None:
    words = shown(tarn(source="page", sponsored=True, why="better_same_price", saves=0.0))
    assert "clearly better rated at the same price. 30.00 EUR; " in words
    assert "as this page says, not looked up, sponsored" in words


def test_without_one_nothing_is_said() -> None:
    assert "Better for the money" not in shown()
