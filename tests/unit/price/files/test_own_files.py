"""Our own CSV and JSON: what was written is read back the same, and nothing that is wrong is taken in."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worthit.errors import InvalidRequest
from worthit.price.files import as_csv, as_json, read_price_file
from worthit.price.model import PriceObservation

NOW = datetime(2026, 9, 1, 12, tzinfo=UTC)
HEADER = "at,amount,currency,condition,seller_kind,shipping,total\n"

amounts = st.decimals(min_value="0.001", max_value="999999999", places=3)
observations = st.builds(
    PriceObservation,
    at=st.timedeltas(timedelta(0), timedelta(days=10_000)).map(lambda ago: NOW - ago),
    amount=amounts,
    currency=st.sampled_from(["EUR", "JPY", "KWD"]),
    condition=st.sampled_from([None, "new", "used", "refurbished"]),
    seller_kind=st.sampled_from([None, "shop", "third_party"]),
    shipping=st.none() | st.just(Decimal(0)) | amounts,
)
files = st.lists(observations, min_size=1, max_size=20, unique=True)


def in_order(seen: list[PriceObservation]) -> list[PriceObservation]:
    return sorted(seen, key=lambda observation: observation.at)


def digits(seen: tuple[PriceObservation, ...] | list[PriceObservation]) -> list[tuple[str, str]]:
    return [(str(observation.amount), str(observation.shipping)) for observation in seen]


@given(files)
def test_csv_is_read_back_to_the_last_digit(seen: list[PriceObservation]) -> None:
    read = read_price_file(as_csv(seen).encode(), NOW)
    assert list(read.observations) == in_order(seen)
    assert digits(read.observations) == digits(in_order(seen))


@given(files)
def test_json_is_read_back_to_the_last_digit(seen: list[PriceObservation]) -> None:
    read = read_price_file(as_json(seen).encode(), NOW)
    assert list(read.observations) == in_order(seen)
    assert digits(read.observations) == digits(in_order(seen))


def test_csv_shows_every_field_and_the_total() -> None:
    seen = PriceObservation(
        at=datetime(2026, 3, 1, 9, 30, tzinfo=UTC),
        amount=Decimal("19.90"),
        currency="EUR",
        condition="used",
        seller_kind="third_party",
        shipping=Decimal("4.10"),
    )
    assert as_csv([seen]) == HEADER + "2026-03-01T09:30:00+00:00,19.90,EUR,used,third_party,4.10,24.00\n"


def test_times_of_other_zones_are_kept_in_utc() -> None:
    row = "2026-03-01T09:30:00+02:00,19.90,EUR,,,,\n"
    (seen,) = read_price_file((HEADER + row).encode(), NOW).observations
    assert seen.at == datetime(2026, 3, 1, 7, 30, tzinfo=UTC)
    assert seen.at.utcoffset() == timedelta(0)


def test_a_spreadsheet_s_mark_before_json_is_no_harm() -> None:
    written = b'\xef\xbb\xbf{"prices":[{"at":"2026-03-01T09:30:00Z","amount":"19.90","currency":"EUR"}]}'
    assert read_price_file(written, NOW).observations[0].amount == Decimal("19.90")


@pytest.mark.parametrize(
    ("row", "because"),
    [
        ("2026-03-01T09:30:00,19.90,EUR,,,,", "time zone"),
        ("2026-09-01T12:00:01+00:00,19.90,EUR,,,,", "future"),
        ("1970-01-01T00:00:00+00:00,19.90,EUR,,,,", "before 1995"),
        ("0001-01-01T00:00:00+14:00,19.90,EUR,,,,", "no time"),
        ("yesterday,19.90,EUR,,,,", "not written as"),
        ('2026-03-01T09:30:00+00:00,"19,90",EUR,,,,', "not written as"),
        ("2026-03-01T09:30:00+00:00,-1,EUR,,,,", "no amount"),
        ("2026-03-01T09:30:00+00:00,0,EUR,,,,", "no price"),
        ("2026-03-01T09:30:00+00:00,NaN,EUR,,,,", "no amount"),
        ("2026-03-01T09:30:00+00:00,1e99999999,EUR,,,,", "no amount"),
        ("2026-03-01T09:30:00+00:00,19.90,euro,,,,", "ISO 4217"),
        ("2026-03-01T09:30:00+00:00,19.90,,,,,", "ISO 4217"),
        ("2026-03-01T09:30:00+00:00,19.90,EUR,broken,,,", "condition"),
        ("2026-03-01T09:30:00+00:00,19.90,EUR,,thief,,", "seller_kind"),
        ("2026-03-01T09:30:00+00:00,19.90,EUR,,,-2,", "no amount"),
        ("2026-03-01T09:30:00+00:00,19.90,EUR,,,2.00,30.00", "total"),
        ("2026-03-01T09:30:00+00:00,19.90,EUR", "3 columns instead of 7"),
        ('2026-03-01T09:30:00+00:00,"19.90,EUR,,,,', "quotes"),
    ],
)
def test_a_wrong_line_is_named_and_nothing_is_read(row: str, because: str) -> None:
    good = "2026-02-01T00:00:00+00:00,18.90,EUR,,,,\n"
    with pytest.raises(InvalidRequest, match=because) as refused:
        read_price_file((HEADER + good + row + "\n").encode(), NOW)
    assert refused.value.detail.startswith("Line 3: ")
    assert refused.value.code == "E009"


def test_a_wrong_entry_of_json_is_named() -> None:
    good = '{"at":"2026-03-01T09:30:00Z","amount":"19.90","currency":"EUR"}'
    with pytest.raises(InvalidRequest, match=r"prices\[1\]: .* future"):
        read_price_file(f'{{"prices":[{good},{good.replace("2026", "2027")}]}}'.encode(), NOW)
    with pytest.raises(InvalidRequest, match=r"\$\.prices\[1\]"):
        read_price_file(f'{{"prices":[{good},{{"at":1}}]}}'.encode(), NOW)


def in_dollars() -> list[PriceObservation]:
    return [PriceObservation(at=NOW, amount=Decimal("19.90"), currency="USD")]


@pytest.mark.parametrize(
    ("content", "where"), [(as_csv(in_dollars()), "Line 2"), (as_json(in_dollars()), "prices[0]")], ids=["CSV", "JSON"]
)
def test_prices_in_another_currency_than_the_one_asked_for_are_refused(content: str, where: str) -> None:
    assert read_price_file(content.encode(), NOW, currency="USD").observations == tuple(in_dollars())
    with pytest.raises(InvalidRequest) as refused:
        read_price_file(content.encode(), NOW, currency="EUR")
    assert refused.value.detail == f"{where}: this price is in USD, not in EUR."


def test_half_a_json_file_is_called_damaged_whoever_wrote_it() -> None:
    content = as_json(in_dollars()).encode()
    with pytest.raises(InvalidRequest) as refused:
        read_price_file(content[: len(content) // 2], NOW)
    assert refused.value.detail.startswith("The file is damaged JSON, or its end is missing")
