"""`worthit verify`: does a bundle hold? No network, and nothing is written."""

import json
import re
import sys
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from itertools import islice
from pathlib import Path

import click

from worthit.cli.keys import keyring
from worthit.errors import InvalidRequest, WorthItError
from worthit.secrets.signing import PublicKey
from worthit.verdict.bundle.compare import ABSENT, Difference
from worthit.verdict.bundle.model import MOST_BYTES, Bundle
from worthit.verdict.bundle.read import open_bundle
from worthit.verdict.bundle.verify import TOLERANCE, Replay, Verification
from worthit.verdict.bundle.verify import verify as verify_bundle
from worthit.verdict.model import Provenance
from worthit.verdict.weigh import ENGINE

MOST_SHOWN = 20
"""Differences that are printed of one kind."""
SAYS_NOTHING = 3
_PLAIN = re.compile(r"[\w./\[\]-]{1,120}", re.ASCII)
_SIGNATURES = {
    "good": "good",
    "bad": "BAD: what is signed is not what is in the file",
    "missing": "MISSING: nobody vouches for this file",
}
_SIGNATORIES = {
    "expected": "the one that you gave",
    "current": "the one that this instance signs with",
    "retired": "one that this instance signed with before",
    "unknown": "unknown to this instance; --key says whose it must be",
    "another": "NOT the one that you gave",
}


_PROVENANCES: dict[Provenance, str] = {
    "fetched": "fetched by the instance",
    "your_copy": "from pages that the asker gave",
    "taken_in": "from pages that the operator took in",
}


@click.command()
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--key", metavar="HEX", help="The public key that must have signed, 64 hex digits.")
def verify(file: Path, key: str | None) -> None:
    """Check a bundle: its signature, and whether its evidence gives the same verdict again.

    Exit code 0: it holds; 1: it does not; 2: this is no bundle, or it cannot be read; 3: it says nothing, since it has
    no texts to weigh again and somebody unknown signed it.
    """
    try:
        if key is not None and not re.fullmatch(r"[0-9a-fA-F]{64}", key):
            raise InvalidRequest("--key: a public key has 64 hex digits")
        opened = open_bundle(_read(file))
    except WorthItError as error:
        click.echo(f"{error.code} {error.title}: {error.detail}", err=True)
        sys.exit(2)
    verification = verify_bundle(opened, _known(), key)
    for line in told(opened.bundle, verification):
        click.echo(line)
    sys.exit(SAYS_NOTHING if verification.says_nothing else 0 if verification.holds else 1)


def told(bundle: Bundle, found: Verification) -> Iterator[str]:
    """What was found, for people. Nothing of the file reaches the terminal but as printable ASCII."""
    seen = _PROVENANCES[bundle.provenance]
    yield f"bundle      of verdict {_shown(bundle.id)}, {bundle.created_at:%Y-%m-%d %H:%M}, {seen}"
    yield f"signature   {_SIGNATURES[found.signature]}"
    if found.signature == "good":
        yield f"key         {bundle.public_key}: {_SIGNATORIES[found.signatory]}"
    if (bundle.program, bundle.engine) != (version("worthit"), ENGINE):
        yield f"program     {_shown(bundle.program)}, {_shown(bundle.engine)}: another version than this one"
    if found.parameters:
        yield "parameters  not those of this version; the bundle's own are used"
        yield from _list(found.parameters)
    yield from _replay("weighing", found.weighing, "the same bytes")
    yield from _replay("reviews", found.hearing, f"say the same within {TOLERANCE:g}")
    yield f"result      {_result(found)}"


def _replay(name: str, replay: Replay, same: str) -> Iterator[str]:
    words = {
        "same": same,
        "different": "DIFFERENT:",
        "broke_off": "BROKE OFF: what is in the file cannot be computed with",
        "redacted": "not done again: the file has hashes instead of texts, so only its signature can be checked",
        "unredacted": "NOT done again: the file says that its texts are hashes, and not all of them are",
        "unheard": "none was heard for this verdict",
        "hosted": "a hosted model heard them, which cannot be asked again offline",
    }
    yield f"{name:12}{words[replay.outcome]}"
    yield from _list(replay.differences)


def _list(found: Sequence[Difference]) -> Iterator[str]:
    for one in islice(found, MOST_SHOWN):
        yield f"            {_shown(one.path)}: {_shown(one.bundle)} in the file, {_shown(one.here)} here"
    if len(found) > MOST_SHOWN:
        yield f"            … and {len(found) - MOST_SHOWN} more"


def _result(found: Verification) -> str:
    if found.says_nothing:
        return "this shows nothing: signed by somebody unknown; nothing else can be checked"
    if found.holds and found.weighing.outcome == "redacted":
        return "signed; nothing else can be checked"
    by = "; signed by somebody unknown" if found.is_by_somebody_unknown else ""
    return f"this bundle holds{by}" if found.holds else f"this bundle does NOT hold{by}"


def _shown(value: object) -> str:
    """In ASCII and not for long: a file could move the cursor."""
    if value is ABSENT:
        return "nothing"
    if isinstance(value, str) and _PLAIN.fullmatch(value):
        return value
    text = json.dumps(value)
    return text if len(text) <= 80 else f"{text[:77]}..."


def _known() -> tuple[PublicKey, ...]:
    """The keys of this instance; where they cannot be had, others' bundles can be checked all the same."""
    try:
        return keyring().keys()
    except WorthItError as error:
        click.echo(f"{error.code} {error.title}: {error.detail}", err=True)
        return ()


def _read(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read(MOST_BYTES + 1)
    except OSError as error:
        raise InvalidRequest(f"{file}: it cannot be read ({error.strerror})") from None
