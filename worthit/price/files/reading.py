"""Any price file that we can read, whole or not at all."""

import codecs
from datetime import datetime
from typing import Literal

from msgspec import Struct

from worthit.errors import InvalidRequest
from worthit.price.files.columns import columns_of
from worthit.price.files.keepa import read_keepa
from worthit.price.files.limits import MAX_BYTES
from worthit.price.files.own import is_own_csv, is_own_json, read_csv, read_json
from worthit.price.files.table import read_table, read_table_of_changes
from worthit.price.files.text import Rows, decode
from worthit.price.model import PriceObservation
from worthit.product.model import ProductRef

FileFormat = Literal["auto", "csv", "json", "keepa", "camel"]
"""csv: our own, or one price a row. json: our own. camel: a column for each kind of offer, every row a sighting.
keepa: JSON of its API, or a table of which every row is a change."""


class PriceFile(Struct, frozen=True, kw_only=True):
    """What was read, oldest first. read_as: in words. ignored: names of columns that were not understood."""

    read_as: str
    observations: tuple[PriceObservation, ...]
    ignored: tuple[str, ...] = ()


def read_price_file(
    content: bytes,
    now: datetime,
    *,
    file_format: FileFormat = "auto",
    currency: str | None = None,
    ref: ProductRef | None = None,
) -> PriceFile:
    """Every price in the file, seen up to `now`. `currency`: for files that do not name theirs;
    a file that names another is refused.

    `ref` is the product that it should be about, where the file says which. Raises InvalidRequest, naming the line;
    then nothing of the file is to be used.
    """
    if len(content) > MAX_BYTES:
        raise InvalidRequest(f"The file is larger than {MAX_BYTES // 1_000_000} MB.")
    read = _read(content, now, file_format, currency, ref)
    if not read.observations:
        raise InvalidRequest("The file holds no price.")
    in_order = sorted(dict.fromkeys(read.observations), key=lambda seen: seen.at)
    return PriceFile(read_as=read.read_as, observations=tuple(in_order), ignored=read.ignored)


def _read(
    content: bytes, now: datetime, file_format: FileFormat, currency: str | None, ref: ProductRef | None
) -> PriceFile:
    content = content.removeprefix(codecs.BOM_UTF8)
    if content.lstrip()[:1] in (b"{", b"["):
        if file_format in ("csv", "camel"):
            raise InvalidRequest("The file is JSON, not a table.")
        if file_format == "json" or (file_format == "auto" and is_own_json(content)):
            return PriceFile(read_as="JSON of WorthIt!", observations=tuple(read_json(content, currency, now)))
        observations = tuple(read_keepa(content, ref, currency, now))
        return PriceFile(read_as="a product of Keepa's API, prices kept while they stood", observations=observations)
    if file_format == "json":
        raise InvalidRequest("The file is not JSON.")
    rows = Rows(decode(content))
    if is_own_csv(rows) and file_format in ("auto", "csv"):
        return PriceFile(read_as="CSV of WorthIt!", observations=tuple(read_csv(rows, currency, now)))
    return _read_table(rows, now, file_format, currency)


def _read_table(rows: Rows, now: datetime, file_format: FileFormat, currency: str | None) -> PriceFile:
    columns = columns_of(rows)
    if file_format == "camel" and not columns.by_offer:
        raise InvalidRequest("The file has no columns for kinds of offers (Amazon, 3rd Party New, 3rd Party Used).")
    if file_format == "keepa":
        read, read_as = read_table_of_changes, "a table of changes, prices kept while they stood"
    else:
        read, read_as = read_table, "a table of sightings"
    observations = tuple(read(rows, columns, currency, now))
    return PriceFile(read_as=read_as, observations=observations, ignored=columns.ignored)
