"""An alert is told in each language with the same facts, and its first line says what happened."""

import re
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from msgspec import structs

from worthit.money import Money
from worthit.price.watching.model import (
    Alert,
    AlertReason,
    BackInStock,
    NewLow,
    Occasion,
    PercentDrop,
    PriceRise,
    Sighting,
    TargetPrice,
    Trigger,
    offer_of,
)
from worthit.verdict.explain import LANGUAGES
from worthit.verdict.watching.words import alert_words, trigger_words

SEEN = datetime(2026, 9, 1, 14, 2, tzinfo=UTC)
REASONS = {
    "target": AlertReason(trigger=TargetPrice(amount=Decimal("1049.90"))),
    "drop": AlertReason(trigger=PercentDrop(percent=Decimal(10)), than=Decimal(1160)),
    "rise": AlertReason(trigger=PriceRise(percent=Decimal(10)), than=Decimal(905)),
    "new low": AlertReason(trigger=NewLow(days=90), than=Decimal("1033.50"), known_days=61),
    "back": AlertReason(trigger=BackInStock()),
}


def alert(*names: str, title: str | None = "Vesna Kettle", price: str = "1000") -> Alert:
    return Alert(
        watch_id="7",
        number=1,
        url="https://shop.example/kettle",
        title=title,
        created_at=SEEN,
        occasion=Occasion(
            price=Money(Decimal(price), "EUR"),
            seen_at=SEEN,
            before=Decimal(1160),
            reasons=tuple(REASONS[name] for name in names),
        ),
    )


def numbers(line: str) -> list[str]:
    """The digits of each number, however it is written."""
    return re.findall(r"\d+", re.sub(r"(?<=\d)[.,\u202f](?=\d)", "", line))


def test_an_alert_in_english() -> None:
    told = alert_words(alert("target", "drop", "new low"), "en")
    assert told.first == "Vesna Kettle: now €1,000.00"
    assert told.lines == (
        "Your target was €1,049.90.",
        "That is 13.8% below €1,160.00, the price when you began to watch.",
        "That is the lowest price of 90 days, of which 61 are known; the lowest before was €1,033.50.",
        "Seen 2026-09-01 14:02 UTC.",
    )


def test_a_rise_over_what_was_told_says_so() -> None:
    assert alert_words(alert("rise")).lines[0] == "That is 10.5% above €905.00, the price of an earlier alert."


@pytest.mark.parametrize(
    ("price", "in_stock", "language", "first"),
    [
        ("1100", True, "en", "Vesna Kettle: was €1,000.00 on 2026-09-01 14:02 UTC; now €1,100.00"),
        (None, False, "en", "Vesna Kettle: was €1,000.00 on 2026-09-01 14:02 UTC; now out of stock"),
        (None, None, "en", "Vesna Kettle: was €1,000.00 on 2026-09-01 14:02 UTC"),
        ("1100", True, "de", "Vesna Kettle: kostete am 2026-09-01 14:02 UTC 1.000,00\u00a0€; jetzt 1.100,00\u00a0€"),
        (None, False, "it", "Vesna Kettle: costava 1.000,00\u00a0€ il 2026-09-01 14:02 UTC; ora è esaurito"),
    ],
)
def test_a_price_that_is_not_the_newest_is_told_with_its_time(
    price: str | None, in_stock: bool | None, language: str, first: str
) -> None:
    since = Sighting(
        at=SEEN + timedelta(hours=2),
        price=None if price is None else Money(Decimal(price), "EUR"),
        in_stock=in_stock,
        offer=offer_of(None, None),
    )
    for name in ("target", "back"):
        told = alert_words(structs.replace(alert(name), since=since), language)
        assert told.first == first
        assert "2026-09-01 16:02 UTC" in told.lines[-1]


@pytest.mark.parametrize(
    ("language", "first"),
    [
        ("en", "Vesna Kettle: back in stock, €1,000.00"),
        ("it-IT", "Vesna Kettle: di nuovo disponibile, 1.000,00\u00a0€"),
        ("de", "Vesna Kettle: wieder lieferbar, 1.000,00\u00a0€"),
        ("fr", "Vesna Kettle : de nouveau en stock, 1\u202f000,00\u00a0€"),
        ("es_MX", "Vesna Kettle: disponible de nuevo, 1000,00\u00a0€"),
        ("pl", "Vesna Kettle: back in stock, €1,000.00"),
    ],
)
def test_the_first_line_says_it_all_in_the_language_that_is_asked_for(language: str, first: str) -> None:
    assert alert_words(alert("back"), language).first == first


@pytest.mark.parametrize("name", REASONS)
def test_every_language_tells_the_same_numbers(name: str) -> None:
    told = {language: alert_words(alert(name), language) for language in LANGUAGES}
    digits = {language: [numbers(line) for line in (words.first, *words.lines)] for language, words in told.items()}
    assert len(set(map(str, digits.values()))) == 1
    assert {words.language for words in told.values()} == set(LANGUAGES)


def test_what_it_cost_when_asked_is_told_where_that_says_more() -> None:
    assert "It cost €1,160.00 when you asked." in alert_words(alert("target")).lines
    assert "It cost €1,160.00 when you asked." not in alert_words(alert("drop")).lines
    assert "It cost €1,160.00 when you asked." not in alert_words(alert("target", price="1160")).lines


def test_a_product_without_a_title_has_words_and_a_very_long_title_is_cut() -> None:
    assert alert_words(alert("back", title=None)).first.startswith("The product: ")
    assert len(alert_words(alert("back", title="long title " * 100)).first) < 200


@pytest.mark.parametrize(
    ("trigger", "english", "italian"),
    [
        (TargetPrice(amount=Decimal("49.9")), "€49.90 or less", "49,90\u00a0€ o meno"),
        (PercentDrop(percent=Decimal(5)), "5% cheaper", "5% in meno"),
        (PriceRise(percent=Decimal("7.5")), "7.5% dearer", "7,5% in più"),
        (NewLow(days=90), "the lowest price of 90 days", "il prezzo più basso di 90 giorni"),
        (BackInStock(), "back in stock", "di nuovo disponibile"),
    ],
)
def test_what_a_watch_looks_for_in_a_few_words(trigger: Trigger, english: str, italian: str) -> None:
    assert trigger_words(trigger, "EUR", "en") == english
    assert trigger_words(trigger, "EUR", "it") == italian
