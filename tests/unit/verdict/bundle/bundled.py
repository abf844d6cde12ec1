"""Bundles of a kettle, signed by a key of a folder."""

import json
from pathlib import Path
from typing import Any

from msgspec import structs

from tests.unit.verdict.kettle import NOW, daily, kept_verdict, kettle
from worthit.product.model import Review, Theme
from worthit.reviews.heard import Heard
from worthit.secrets.signing import Keyring
from worthit.verdict.bundle.keep import weighed_now
from worthit.verdict.bundle.make import bundle_of
from worthit.verdict.bundle.model import Bundle
from worthit.verdict.bundle.sign import signed
from worthit.verdict.hear import hear
from worthit.verdict.model import VerdictInput
from worthit.verdict.weigh import weigh

SAID = (
    "The lid leaks and the handle gets hot. Worth every penny all the same.",
    "The lid leaks. A very good price for what it does.",
    "Il coperchio perde acqua, ma vale tutti i soldi spesi.",
    "Der Deckel ist undicht, der Preis ist sehr gut.",
    "Le couvercle fuit. Excellent rapport qualité-prix.",
    "La tapa pierde agua y es demasiado caro.",
)
BURNT = (
    "It caught fire in my kitchen on the third day.",
    "The base caught fire while we were at breakfast!",
    "Dangerous: the cable caught fire and I pulled the plug.",
    "Mine caught fire after a month, stay away.",
)
EVIDENCE = VerdictInput(
    product=kettle(
        title="Vesna kettle",
        themes=(Theme(name="Ease of use", positive=20, negative=3),),
        reviews=tuple(
            Review(id=f"r{number}", text=text, title=f"My opinion {number}", rating=4.0, author=f"author{number}")
            for number, text in enumerate(SAID)
        ),
    ),
    reviews=(
        Review(id="pasted", text="The lid leaks, sadly.", rating=2.0),
        *(Review(id=f"burnt{number}", text=text, rating=1.0) for number, text in enumerate(BURNT)),
    ),
    points=daily(40, "44.90"),
    now=NOW,
)


def heard_of(evidence: VerdictInput = EVIDENCE) -> Heard:
    return hear(evidence, engine="fast")


def kettle_bundle(evidence: VerdictInput = EVIDENCE, heard: Heard | None = None) -> Bundle:
    """Unsigned. heard: by default what the words alone say."""
    weighed = weighed_now(evidence, heard_of(evidence) if heard is None else heard)
    verdict = weigh(weighed.evidence, weighed.heard, weighed.parameters)
    return bundle_of(structs.replace(kept_verdict(evidence), verdict=verdict), weighed)


def signed_kettle(folder: Path, evidence: VerdictInput = EVIDENCE, heard: Heard | None = None) -> bytes:
    return signed(kettle_bundle(evidence, heard), Keyring(folder).signer())


def value_of(content: bytes) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(content)
    return value
