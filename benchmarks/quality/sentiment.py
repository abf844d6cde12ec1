"""Sentiment: does the score of a text go with what its writer said by stars, a tick or a label?"""

import gzip
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from benchmarks.quality.batch import Line, run_batch, table

Example = tuple[str, float]
Measure = Callable[[list[float], list[float]], float]


def report(folder: Path) -> str:
    if not (folder / "reviews").is_dir():
        return "Sentiment: the data has no reviews/"
    rows = []
    for name, target, examples, measure in _tasks(folder / "reviews"):
        given = list(examples)
        answers = run_batch("sentiment", [{"id": at, "text": text} for at, (text, _) in enumerate(given)])
        scores = [answer["sentiment"] for answer in answers]
        rows.append((name, len(given), target, f"{measure(scores, [label for _, label in given]):.3f}"))
    return table("Sentiment (deep)", ("what", "texts", "at least", "measured"), rows)


def _tasks(folder: Path) -> Iterator[tuple[str, str, Iterator[Example], Measure]]:
    orientation = "orientation of opinions, Hu & Liu (these sentences were trained on)"
    yield orientation, ".84", _huliu(folder), _orientation
    for name, target in (("airline", ".88"), ("lounge", ".82"), ("seat", ".90")):
        yield f"recommended, {name}: AUC", target, _labelled(folder, f"skytrax_{name}", "recommended"), auc
    yield "recommended, clothing: AUC", ".90", _labelled(folder, "womens_clothing", "recommended"), auc
    for name in ("sinai_cameras", "unlocked_mobile"):
        yield f"stars, {name}: AUC", ".93", _starred(folder, name, 3), auc
    yield "polarity, it: AUC", ".90", _absita(folder), auc
    for name, target in (("german", ".88"), ("french", ".88"), ("spanish", ".88")):
        yield f"stars, restaurants {name}: AUC", target, _starred(folder, f"restaurants_{name}", 30), auc
    yield "recommended, sfu_es: AUC", ".88", _labelled(folder, "sfu_es", "recommended"), auc
    yield "value for money, airline: Spearman", ".64", _labelled(folder, "skytrax_airline", "value"), spearman


def _labelled(folder: Path, name: str, key: str) -> Iterator[Example]:
    for line in lines(folder, name):
        if line["text"] and line.get(key) is not None:
            yield _whole(line), float(line[key])


def _starred(folder: Path, name: str, middle: float) -> Iterator[Example]:
    for line in lines(folder, name):
        if line["text"] and line.get("rating") not in (None, middle):
            yield _whole(line), float(line["rating"] > middle)


def _absita(folder: Path) -> Iterator[Example]:
    for line in lines(folder, "absita_it"):
        good, bad = (any(sides[side] for sides in line["aspects"].values()) for side in (0, 1))
        if good != bad:
            yield line["text"], float(good)


def _huliu(folder: Path) -> Iterator[Example]:
    for line in lines(folder, "huliu_9products"):
        if total := sum(strength or 0 for _, strength, *_ in line.get("features") or ()):
            yield line["text"], float(total > 0)


def _whole(line: Line) -> str:
    return f"{line['title']}.\n{line['text']}" if line.get("title") else str(line["text"])


def lines(folder: Path, name: str) -> list[Line]:
    path = folder / f"{name}.jsonl.gz"
    decoder = msgspec.json.Decoder(dict[str, Any])
    return decoder.decode_lines(gzip.decompress(path.read_bytes())) if path.is_file() else []


def auc(scores: list[float], labels: list[float]) -> float:
    """The chance that a good one scores above a bad one, ties counting half; NaN without both."""
    ranks, good = _ranks(scores), np.array(labels) > 0
    positive, negative = int(good.sum()), int((~good).sum())
    if not positive or not negative:
        return float("nan")
    return float((ranks[good].sum() - positive * (positive + 1) / 2) / (positive * negative))


def spearman(scores: list[float], labels: list[float]) -> float:
    return float(np.corrcoef(_ranks(scores), _ranks(labels))[0, 1])


def _orientation(scores: list[float], labels: list[float]) -> float:
    """The share on the right side; a score of 0 counts half."""
    pairs = zip(scores, labels, strict=True)
    return sum(0.5 if score == 0 else float((score > 0) == (label > 0)) for score, label in pairs) / len(scores)


def _ranks(values: list[float]) -> Any:
    _, back, counts = np.unique(np.array(values), return_inverse=True, return_counts=True)
    return (np.cumsum(counts) - (counts - 1) / 2)[back]
