"""Does a bundle hold? Who signed it, whether weighing its evidence again gives the same bytes, and whether its reviews
say the same when they are heard again. Pure but for the models of the analyzers: no network, no clock.
"""

from collections.abc import Sequence
from typing import Any, Literal

import msgspec
from msgspec import Struct

from worthit.reviews.heard import NOTHING, Heard
from worthit.reviews.sentiment import Engine
from worthit.secrets.canonical import canonical
from worthit.secrets.signing import PublicKey, is_signed, key_id
from worthit.verdict.bundle.compare import Difference, differences
from worthit.verdict.bundle.model import Bundle
from worthit.verdict.bundle.read import Opened
from worthit.verdict.bundle.redact import is_redacted
from worthit.verdict.bundle.sign import unsigned_bytes
from worthit.verdict.parameters import DEFAULT
from worthit.verdict.weigh import weigh

TOLERANCE = 0.001
"""By how much numbers of the analyzers may differ: their floats are not the same on every machine."""
_CLOSE = TOLERANCE + 1e-9
"""0.501 − 0.5 is a little more than 0.001 in floats."""
Signature = Literal["good", "bad", "missing"]
Signatory = Literal["expected", "current", "retired", "unknown", "another"]
"""`expected`: the key that was asked for; `another`: a different one. The others: to this instance."""
Outcome = Literal["same", "different", "broke_off", "redacted", "unredacted", "unheard", "hosted"]
"""broke_off: what is in the bundle cannot be computed with. redacted: there are no texts. unredacted: that is said of a
file with texts. unheard: nobody heard the reviews for this verdict, or there are none. hosted: a hosted model did,
which cannot be asked offline.
"""


class Replay(Struct, frozen=True, kw_only=True):
    """What came of doing it again."""

    outcome: Outcome
    differences: tuple[Difference, ...] = ()


class Verification(Struct, frozen=True, kw_only=True):
    """What can be said of a bundle. parameters: those that are not as in this version; the bundle's own were used."""

    signature: Signature
    signatory: Signatory
    weighing: Replay
    hearing: Replay
    parameters: tuple[Difference, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether it is signed, by the key asked for where one was, and whatever can be done again gave the same."""
        replays = {self.weighing.outcome, self.hearing.outcome}
        signed = self.signature == "good" and self.signatory != "another"
        return signed and replays.isdisjoint(("different", "broke_off", "unredacted"))

    @property
    def is_by_somebody_unknown(self) -> bool:
        """Whether the signature is good, and nobody here knows whose it is."""
        return self.signature == "good" and self.signatory == "unknown"

    @property
    def says_nothing(self) -> bool:
        """Whether the signature is all that could be checked, of a key that anybody may have made."""
        return self.holds and self.weighing.outcome == "redacted" and self.is_by_somebody_unknown


def verify(opened: Opened, keys: Sequence[PublicKey] = (), expected: str | None = None) -> Verification:
    """Check a bundle. keys: those of this instance. expected: the public key, in hex, that must have signed."""
    bundle, value = opened.bundle, opened.value
    here = msgspec.to_builtins(DEFAULT)
    without_texts = _without_texts(bundle) if bundle.redacted else None
    return Verification(
        signature=_signature(bundle, value),
        signatory=_signatory(bundle, keys, expected),
        weighing=without_texts or _weighed_again(bundle, value),
        hearing=without_texts or _heard_again(bundle, value),
        parameters=tuple(differences(value["parameters"], here)),
    )


def _signature(bundle: Bundle, value: dict[str, Any]) -> Signature:
    if not bundle.signature:
        return "missing"
    good = is_signed(unsigned_bytes(value), bundle.signature, bundle.public_key)
    return "good" if good and bundle.key == key_id(bytes.fromhex(bundle.public_key)) else "bad"


def _signatory(bundle: Bundle, keys: Sequence[PublicKey], expected: str | None) -> Signatory:
    if expected is not None:
        return "expected" if bundle.public_key.lower() == expected.lower() else "another"
    known = next((key for key in keys if key.public_key == bundle.public_key.lower()), None)
    if known is None:
        return "unknown"
    return "retired" if known.retired else "current"


def _without_texts(bundle: Bundle) -> Replay:
    return Replay(outcome="redacted" if is_redacted(bundle) else "unredacted")


def _weighed_again(bundle: Bundle, value: dict[str, Any]) -> Replay:
    try:
        verdict = msgspec.to_builtins(weigh(bundle.evidence, bundle.heard, bundle.parameters))
    except Exception:  # noqa: BLE001 - whatever a forged file makes of the formulas
        return Replay(outcome="broke_off")
    if canonical(verdict) == canonical(value["verdict"]):
        return Replay(outcome="same")
    return Replay(outcome="different", differences=tuple(differences(value["verdict"], verdict)))


def _heard_again(bundle: Bundle, value: dict[str, Any]) -> Replay:
    from worthit.verdict.hear import hear  # brings the readers of reviews along, which take a second

    if bundle.heard == NOTHING:
        return Replay(outcome="unheard")
    engine = _engine(bundle.heard)
    if engine is None:
        return Replay(outcome="hosted")
    try:
        heard = msgspec.to_builtins(hear(bundle.evidence, engine=engine))
    except Exception:  # noqa: BLE001 - whatever a forged file makes of the analyzers
        return Replay(outcome="broke_off")
    found = tuple(differences(value["heard"], heard, _CLOSE))
    return Replay(outcome="different" if found else "same", differences=found)


def _engine(heard: Heard) -> Engine | None:
    """Which engine heard: `deep 200, fast 392`, `fast 8`; None for a hosted model. Without texts both say the same."""
    names = [part.rpartition(" ")[0] for part in heard.engine.split(", ")]
    if names[0] in ("", "deep"):
        return "deep"
    return "fast" if names == ["fast"] else None
