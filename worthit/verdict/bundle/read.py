"""A file into a bundle. A file is anybody's: what is no bundle is told in one sentence, whatever it holds."""

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, NoReturn

import msgspec
from msgspec import Struct

from worthit.errors import InvalidRequest
from worthit.money.model import is_amount
from worthit.secrets.canonical import canonical
from worthit.verdict.bundle.model import FORMAT, MOST_BYTES, Bundle

MOST_VALUES = 5_000_000
"""Values in a file at most: JSON of brackets and commas alone would take a gigabyte of memory."""
MOST_EDGE = 100
"""Largest exponent of the price position: it is multiplied out, once for each price."""
_FORMAT = re.compile(r"worthit-bundle/(?P<version>[1-9][0-9]{0,8})")
_PATH = re.compile(r" - at `(?P<path>\$[A-Za-z0-9_.\[\]]{1,100})`$")


class Opened(Struct, frozen=True, kw_only=True):
    """A bundle as it was read. value: the JSON of the file, with members that this version does not know."""

    bundle: Bundle
    value: dict[str, Any]


def open_bundle(content: bytes) -> Opened:
    """Raises InvalidRequest for what is no bundle, or one that this version cannot read."""
    if len(content) > MOST_BYTES:
        raise InvalidRequest(f"This is no bundle: it has more than {MOST_BYTES:,} bytes.")
    value = _json(content)
    _check_format(value)
    try:
        bundle: Bundle = msgspec.convert(value, Bundle)
    except msgspec.ValidationError as error:
        found = _PATH.search(str(error))
        at = f" at {found['path'].removeprefix('$.')}" if found else ""
        raise InvalidRequest(f"This bundle is damaged{at}.") from None
    _check_numbers(bundle)
    return Opened(bundle=bundle, value=value)


def _json(content: bytes) -> Any:
    """Strict JSON: no member twice, no NaN, nothing that has no canonical bytes."""
    if sum(map(content.count, (b",", b"[", b"{"))) > MOST_VALUES:
        raise InvalidRequest("This is no bundle: it holds too many values.")
    try:
        value = json.loads(content.decode(), object_pairs_hook=_members, parse_constant=_refuse)
        canonical(value)
    except (ValueError, RecursionError):
        raise InvalidRequest("This is no bundle: it is not strict JSON in UTF-8.") from None
    return value


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) < len(pairs):
        raise ValueError("a member is given twice")
    return members


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)


def _check_format(value: Any) -> None:
    told = value.get("format") if isinstance(value, dict) else None
    named = _FORMAT.fullmatch(told) if isinstance(told, str) else None
    if named is None:
        raise InvalidRequest("This is no bundle of a verdict.")
    if told != FORMAT:
        raise InvalidRequest(f"This bundle is {told}, newer than this program, which reads {FORMAT}: use a newer one.")


def _check_numbers(bundle: Bundle) -> None:
    """Numbers with which the formulas could be kept busy for hours are no evidence."""
    if not all(map(is_amount, _amounts(bundle))):
        raise InvalidRequest("This bundle is damaged: one of its amounts can be no money.")
    if bundle.parameters.price.edge > MOST_EDGE:
        raise InvalidRequest("This bundle is damaged at parameters.price.edge.")


def _amounts(bundle: Bundle) -> Iterator[Decimal]:
    product = bundle.evidence.product
    if product is not None:
        given = (product.price, product.price_high, product.list_price, product.shipping)
        yield from (amount for amount in given if amount is not None)
    yield from (point.amount for point in bundle.evidence.points)
