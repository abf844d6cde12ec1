"""`make quality DATA=FOLDER`: the whole report. FOLDER holds `pages/manifest.json` and `reviews/urls.jsonl.gz`."""

import sys
from pathlib import Path

from benchmarks.quality import (
    aspects,
    confidence,
    languages,
    links,
    pages,
    price_history,
    rank,
    sentiment,
    trust,
    value_mentions,
    verdicts,
)

USAGE = "make quality DATA=FOLDER: give the folder of labelled data (pages/manifest.json, reviews/*.jsonl.gz)."


def main() -> int:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 and sys.argv[1] else None
    if folder is None or not folder.is_dir():
        print(USAGE if folder is None else f"{folder}: no such folder. {USAGE}", file=sys.stderr)
        return 2
    if not (folder / "pages" / "manifest.json").is_file():
        print(f"{folder}: there is no pages/manifest.json in it. {USAGE}", file=sys.stderr)
        return 2
    for part in (
        links,
        pages,
        confidence,
        verdicts,
        languages,
        sentiment,
        trust,
        value_mentions,
        aspects,
        rank,
        price_history,
    ):
        print(part.report(folder), end="\n\n", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
