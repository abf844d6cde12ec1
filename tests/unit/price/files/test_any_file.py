"""Whatever is in a file, it is read or refused: no other error leaves the reader."""

import json
from contextlib import suppress
from datetime import UTC, datetime
from typing import get_args

from hypothesis import example, given
from hypothesis import strategies as st

from worthit.errors import InvalidRequest
from worthit.price.files import FileFormat, read_price_file

NOW = datetime(2026, 9, 1, 12, tzinfo=UTC)
FORMATS = st.sampled_from(get_args(FileFormat))
CURRENCIES = st.sampled_from([None, "EUR", "JPY", "KWD"])

anything = st.text(alphabet="0123456789.,-+/: €$TZEe'\" APMprwanul", max_size=14)
times = anything | st.sampled_from(
    ["2026-04-03", "2026-04-03 14:30", "03/04/2026", "13/04/2026", "13.04.2026", "Apr 3, 2026", "9" * 13, "0001-01-01"]
)
amounts = st.sampled_from(["", "-1", "1e9", "19.90 €", "1.234", "1.234.567", "1 299,5"]) | st.text(
    "0123456789.,", max_size=7
)
HEADERS: tuple[list[str], ...] = (
    ["date", "price"],
    ["time", "Amazon", "New", "x"],
    ["date", "amount", "currency"],
    ["at", "Used"],
    ["total"],
    [],
)


@st.composite
def tables(draw: st.DrawFn) -> str:
    """A known or an unknown first line, then rows that are mostly of its width."""
    header = draw(st.sampled_from(HEADERS))
    rows = [header] if header else []
    for _ in range(draw(st.integers(0, 5))):
        width = len(header) or 2
        row = [draw(times), *draw(st.lists(amounts, min_size=width - 1, max_size=width - 1))]
        if "currency" in header:
            row[-1] = draw(st.sampled_from(["EUR", "usd", "€", "?"]))
        rows.append(row)
    separator = draw(st.sampled_from([",", ";", "\t"]))
    return "\n".join(separator.join(f'"{cell}"' if separator in cell else cell for cell in row) for row in rows)


minutes = st.integers(0, 8_200_000)
numbers = st.integers(-(2**70), 2**70) | st.floats() | st.text(max_size=3)
series = st.lists(st.tuples(minutes, st.integers(-1, 10**9)), max_size=5).map(
    lambda pairs: [n for pair in pairs for n in pair]
)
keepa = st.fixed_dictionaries(
    {
        "csv": st.lists(st.none() | series, max_size=8) | st.lists(st.lists(numbers, max_size=4), max_size=2),
        "domainId": st.integers(1, 13) | numbers,
    },
    optional={"lastUpdate": minutes | numbers, "asin": st.text(max_size=3)},
)


def is_read_or_refused(content: bytes, file_format: FileFormat, currency: str | None) -> None:
    with suppress(InvalidRequest):
        read = read_price_file(content, NOW, file_format=file_format, currency=currency)
        assert all(seen.amount > 0 and seen.at <= NOW and seen.at.tzinfo is UTC for seen in read.observations)


@given(st.binary(max_size=300), FORMATS, CURRENCIES)
@example(b"\xff\xfe\x00", "auto", None)
@example(b'{"prices":', "json", None)
def test_any_bytes(content: bytes, file_format: FileFormat, currency: str | None) -> None:
    is_read_or_refused(content, file_format, currency)


@given(tables(), FORMATS, CURRENCIES)
@example("date,price\n2026-04-03,00\n2026-04-04,1.5", "auto", "EUR")
def test_any_table(table: str, file_format: FileFormat, currency: str | None) -> None:
    is_read_or_refused(table.encode(), file_format, currency)


@given(keepa | st.lists(keepa, max_size=2))
def test_any_product_of_keepa(answer: object) -> None:
    is_read_or_refused(json.dumps(answer).encode(), "keepa", None)
