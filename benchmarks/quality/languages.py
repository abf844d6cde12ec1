"""Languages: is it told in which one a review is written? The label is that of the set, not of each text.

A third of the cooker's texts are machine translations, and a quarter of the Spanish restaurants' are in English.
"""

from collections.abc import Sequence
from pathlib import Path

from benchmarks.quality.batch import Line, run_batch, share, table
from benchmarks.quality.sentiment import lines
from worthit.reviews.language import LANGUAGES

MOST = 400
"""Texts of a set at most, spread over all of it."""


def report(folder: Path) -> str:
    names = sorted(path.name.removesuffix(".jsonl.gz") for path in (folder / "reviews").glob("*.jsonl.gz"))
    sets = {name: texts for name in names if (texts := _texts(lines(folder / "reviews", name)))}
    if not sets:
        return "Languages: the data has no reviews of a known language"
    asked = [{"id": name, "text": line["text"]} for name, texts in sets.items() for line in texts]
    rest = iter(run_batch("sentiment", asked, "--engine", "fast"))
    rows: list[tuple[str, ...]] = []
    for name, texts in sets.items():
        right = sum(next(rest)["lang"] == line["lang"] for line in texts)
        rows.append((name, texts[0]["lang"], ".97", f"{right / len(texts):.3f}", share(right, len(texts))))
    return table("Languages", ("set", "language", "at least", "told right", "texts"), rows)


def _texts(labelled: Sequence[Line]) -> Sequence[Line]:
    some = [line for line in labelled if line.get("lang") in LANGUAGES and line.get("text")]
    return some[:: max(1, -(-len(some) // MOST))]
