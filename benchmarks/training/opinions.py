"""The opinions that train sentiment, as their files hold them."""

import gzip
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct


class Opinion(Struct, frozen=True):
    """good: 1, 0, or a half for a sentence that judges nothing. product: what it is about, where that is known."""

    text: str
    good: float
    product: str = ""


def fragments(folder: Path) -> list[Opinion]:
    """Pros and cons."""
    return [Opinion(line["text"], line["pro"]) for line in _lines(folder / "pros_cons.jsonl.gz") if line["text"]]


def sentences(folder: Path) -> list[Opinion]:
    """Sentences of reviews. One that judges is good by the sign of the sum over its features."""
    found: list[Opinion] = []
    for line in _lines(folder / "huliu_9products.jsonl.gz"):
        total = sum(strength or 0 for _, strength, *_ in line.get("features") or ())
        found.append(Opinion(line["text"], 0.5 if not total else float(total > 0), line["product"]))
    return found


def _lines(path: Path) -> list[dict[str, Any]]:
    return msgspec.json.Decoder(dict[str, Any]).decode_lines(gzip.decompress(path.read_bytes()))
