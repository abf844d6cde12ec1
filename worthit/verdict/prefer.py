"""How long an asker wants to wait, said by `Prefer` (RFC 7240): `wait=10`, or `respond-async` for not at all."""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

_PREFERENCE = re.compile(r'\s*([A-Za-z0-9!#$%&\'*+.^_`|~-]+)\s*(?:=\s*"?([^";]*)"?)?\s*(?:;.*)?')
_SECONDS = re.compile(r"[0-9]{1,9}")


class Patience(Struct, frozen=True, kw_only=True):
    """How long to wait before the look-up goes on by itself. applied: the `Preference-Applied` of the answer."""

    seconds: float
    applied: str


def patience_of(prefer: Iterable[str]) -> Patience | None:
    """prefer: the values of all such headers. None: the asker waits. What cannot be understood is passed over."""
    told: dict[str, str] = {}
    for name, value in _preferences(prefer):
        told.setdefault(name, value)  # of one name given twice the first counts
    wait = told.get("wait", "")
    applied = ["respond-async"] if "respond-async" in told else []
    if _SECONDS.fullmatch(wait):
        return Patience(seconds=float(wait), applied=", ".join([*applied, f"wait={int(wait)}"]))
    return Patience(seconds=0.0, applied=applied[0]) if applied else None


def _preferences(headers: Iterable[str]) -> Iterator[tuple[str, str]]:
    for header in headers:
        for item in header.split(","):
            if found := _PREFERENCE.fullmatch(item):
                yield found[1].lower(), (found[2] or "").strip()
