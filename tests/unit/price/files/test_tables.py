"""Tables that people have: dates and amounts in any usual notation, one price or one for each kind of offer."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from worthit.errors import InvalidRequest
from worthit.price.files import FileFormat, read_price_file
from worthit.price.files import limits as bounds
from worthit.price.model import PriceObservation

NOW = datetime(2026, 9, 1, 12, tzinfo=UTC)


def read(text: str, currency: str | None = "EUR", file_format: FileFormat = "auto") -> tuple[PriceObservation, ...]:
    return read_price_file(text.encode(), NOW, file_format=file_format, currency=currency).observations


def refused(text: str, currency: str | None = "EUR", file_format: FileFormat = "auto") -> str:
    with pytest.raises(InvalidRequest) as error:
        read(text, currency, file_format)
    return error.value.detail


def only(text: str, currency: str | None = "EUR") -> tuple[str, str, str]:
    (seen,) = read(text, currency)
    return f"{seen.at:%Y-%m-%d %H:%M:%S}", str(seen.amount), seen.currency


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("date,price\n2026-04-03,19.99\n", ("2026-04-03 00:00:00", "19.99", "EUR")),
        ("Date;Preis\n03.04.2026;19,99\n", ("2026-04-03 00:00:00", "19.99", "EUR")),
        ("data\tprezzo\n2026-04-03\t1.019,99\n", ("2026-04-03 00:00:00", "1019.99", "EUR")),
        ("time,amount,currency\n2026-04-03T14:30:00Z,19.99,usd\n", ("2026-04-03 14:30:00", "19.99", "USD")),
        ("time,price\n2026-04-03 14:30,$19.99\n", ("2026-04-03 14:30:00", "19.99", "USD")),
        ("time,price\n2026/4/3 2:30 PM,19.99\n", ("2026-04-03 14:30:00", "19.99", "EUR")),
        ("date,price\n1775226600,19.99\n", ("2026-04-03 14:30:00", "19.99", "EUR")),
        ("date,price\n1775226600000,19.99\n", ("2026-04-03 14:30:00", "19.99", "EUR")),
        ('date,price\n"Apr 3, 2026",19.99\n', ("2026-04-03 00:00:00", "19.99", "EUR")),
        ("date,price\n3 April 2026,19.99\n", ("2026-04-03 00:00:00", "19.99", "EUR")),
        ("2026-04-03,19.99\n", ("2026-04-03 00:00:00", "19.99", "EUR")),
        ("2026-04-03;19,99;GBP\n", ("2026-04-03 00:00:00", "19.99", "GBP")),
        ("date,price\r\n\r\n2026-04-03,19.99\r\n", ("2026-04-03 00:00:00", "19.99", "EUR")),
        ("date;price\n2026-04-03;12.345\n", ("2026-04-03 00:00:00", "12345", "EUR")),
        ("date;price\n2026-04-03;12345.678\n", ("2026-04-03 00:00:00", "12345.678", "EUR")),
        ("date;price\n2026-04-03;1,34,999.50\n", ("2026-04-03 00:00:00", "134999.50", "EUR")),
        ("date;price\n2026-04-03;1 299,00 €\n", ("2026-04-03 00:00:00", "1299.00", "EUR")),
    ],
)
def test_usual_notations_are_read(text: str, seen: tuple[str, str, str]) -> None:
    usd = None if "$" in text or "currency" in text else "EUR"
    assert only(text, None if text.endswith("GBP\n") else usd) == seen


def test_one_amount_with_cents_tells_how_all_are_written() -> None:
    seen = read("date;price\n2026-04-03;1.299\n2026-04-04;1.299,50\n")
    assert [observation.amount for observation in seen] == [Decimal(1299), Decimal("1299.50")]
    seen = read("date;price\n2026-04-03;1.299\n2026-04-04;19.5\n")
    assert [observation.amount for observation in seen] == [Decimal("1.299"), Decimal("19.5")]


def test_one_date_tells_whether_all_have_the_day_first() -> None:
    assert [seen.at.month for seen in read("date,price\n03/04/2026,1.50\n13/04/2026,1.60\n")] == [4, 4]
    assert [seen.at.month for seen in read("date,price\n03/04/2026,1.50\n04/13/2026,1.60\n")] == [3, 4]


def test_dates_that_may_be_read_in_two_ways_are_refused() -> None:
    assert refused("date,price\n03/03/2026,1.50\n03/04/2026,1.60\n").startswith("Line 3: this date may be")
    assert refused("date,price\n13/03/2026,1.50\n03/14/2026,1.60\n").startswith("Line 3: this date is month first")


def test_decimal_signs_that_contradict_are_refused() -> None:
    assert refused("date;price\n2026-04-03;1,50\n2026-04-04;1.60\n").startswith("Line 3: here “.”")


@pytest.mark.parametrize(
    ("text", "currency", "because"),
    [
        ("date,price\n2026-04-03,19,99\n", "EUR", "Line 2: 3 columns instead of 2. Decimal commas need"),
        ("date,price\n2026-04-03,19.99\n", None, "Line 2: the file does not say in which currency"),
        ("date,price\n2026-04-03,19.99 €\n", "USD", "Line 2: this price is in EUR, not in USD"),
        (
            "date,price,currency\n2026-04-03,19.99,EUR\n2026-04-04,21,USD\n",
            "EUR",
            "Line 3: this price is in USD, not in",
        ),
        ("date,price,currency\n2026-04-03,19.99,??\n", None, "Line 2: the currency must be"),
        ("date,price\n2026-13-03,19.99\n", "EUR", "Line 2: this is no date"),
        ("date,price\n\n2027-04-03,19.99\n", "EUR", "Line 3: this time lies in the future"),
        ("date,price\n2026-04-03,-5\n", "EUR", "Line 2: this is no price"),
        ("date,price\n2026-04-03,cheap\n", "EUR", "Line 2: this is no price"),
        ("date,price\n2026-04-03,1.2.3,4\n", "EUR", "Line 2: 3 columns"),
        ("date,price\n2026-04-03,9999999999999999.50\n", "EUR", "Line 2: this is no amount of money"),
        ("name,stars\nkettle,5\n", "EUR", "Line 1: the first line must name"),
        ("date,price\n", "EUR", "The file holds no price"),
        ("", "EUR", "Line 1: the first line must name"),
        ("date,price\n2026-04-03," + "1" * 20_000 + "\n", "EUR", "Line 2: longer than"),
    ],
)
def test_what_cannot_be_read_is_named(text: str, currency: str | None, because: str) -> None:
    assert refused(text, currency).startswith(because)


def test_a_dollar_is_that_of_the_currency_named() -> None:
    (seen,) = read("date,price\n2026-04-03,$19.99\n", "CAD")
    assert seen.currency == "CAD"


def test_the_same_sighting_twice_is_one() -> None:
    assert len(read("date,price\n2026-04-03,19.99\n2026-04-03,19.99\n2026-04-03,18.99\n")) == 2


def test_columns_of_offers_are_told_apart() -> None:
    text = (
        "Date,Amazon,3rd Party New,3rd Party Used,Sales Rank\n"
        "2026-04-03,19.99,18.50,,1042\n"
        "2026-04-04,N/A,18.50,9.00,1040\n"
    )
    file = read_price_file(text.encode(), NOW, file_format="camel", currency="EUR")
    assert [
        (str(seen.at.date()), str(seen.amount), seen.condition, seen.seller_kind) for seen in file.observations
    ] == [
        ("2026-04-03", "19.99", "new", "shop"),
        ("2026-04-03", "18.50", "new", "third_party"),
        ("2026-04-04", "18.50", "new", "third_party"),
        ("2026-04-04", "9.00", "used", "third_party"),
    ]
    assert file.ignored == ("Sales Rank",)


def test_a_table_of_changes_is_kept_while_prices_stood() -> None:
    text = "Time;Amazon\n2026-01-01;20,00\n2026-01-29;15,00\n2026-01-31;\n"
    assert [f"{seen.at:%m-%d} {seen.amount}" for seen in read(text, file_format="keepa")] == [
        "01-01 20.00", "01-08 20.00", "01-15 20.00", "01-22 20.00", "01-29 15.00",
    ]  # fmt: skip
    assert len(read(text)) == 2


def test_a_format_that_is_asked_for_must_be_there() -> None:
    assert "no columns for kinds of offers" in refused("date,price\n2026-04-03,1.50\n", file_format="camel")
    assert "not JSON" in refused("date,price\n2026-04-03,1.50\n", file_format="json")
    assert "JSON, not a table" in refused('{"prices":[]}', file_format="csv")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_of_spreadsheets_are_read(encoding: str) -> None:
    content = "Date;Preis (€)\n2026-04-03;19,99 €\n".encode(encoding)
    (seen,) = read_price_file(content, NOW).observations
    assert (seen.amount, seen.currency) == (Decimal("19.99"), "EUR")


def test_a_file_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InvalidRequest, match="larger than 50 MB"):
        read_price_file(b"date,price\n".ljust(50_000_001), NOW)
    monkeypatch.setattr(bounds, "MAX_ROWS", 2)
    assert len(read("date,price\n2026-04-03,1.50\n2026-04-04,1.60\n")) == 2
    assert "more than 2 prices" in refused("date,price\n2026-04-03,1.50\n2026-04-04,1.60\n2026-04-05,1.60\n")
    assert "more than 2 prices" in refused("date,price\n2026-01-01,1.50\n2026-04-04,1.60\n", file_format="keepa")
