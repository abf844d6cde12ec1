"""`make bench-extraction DATA=FOLDER`: the whole comparison. FOLDER holds pages as for `make quality`."""

import sys
from contextlib import ExitStack
from pathlib import Path

from benchmarks.extraction import accuracy, prices, speed
from benchmarks.extraction.install import HERE, node_peer, python_peer
from benchmarks.extraction.side import Line, Side
from benchmarks.quality.pages import load
from worthit.product.saved import read_saved_page

USAGE = "make bench-extraction DATA=FOLDER: give the folder of labelled pages (pages/manifest.json)."
MARKUP = "microdata,json-ld,opengraph"
EVERY_SYNTAX = "microdata,opengraph,json-ld,microformat,rdfa,dublincore"


def main() -> int:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 and sys.argv[1] else None
    if folder is None or not (folder / "pages" / "manifest.json").is_file():
        print(USAGE, file=sys.stderr)
        return 2
    entries = load(folder)
    pages: list[Line] = [
        {"html": read_saved_page(folder / "pages" / entry["file"]), "url": entry.get("url")} for entry in entries
    ]
    with ExitStack() as running:
        sides = [running.enter_context(Side(name, command)) for name, command in _commands().items()]
        for side in sides:
            side.load(pages)
        ours, extruct = sides[:2]
        # Accuracy comes first: it has every side read every page once, which warms it up.
        print(accuracy.report(sides, entries), end="\n\n", flush=True)
        print(speed.report(sides, pages), end="\n\n", flush=True)
        print(speed.largest_of_amazon(sides, entries, pages), end="\n\n", flush=True)
        print(prices.report(ours, extruct))
    return 0


def _commands() -> dict[str, list[str]]:
    """How each side is started, ours first."""
    python = [str(python_peer()), str(HERE / "extruct_peer.py")]
    commands = {
        "WorthIt!": [sys.executable, "-m", "benchmarks.extraction.ours"],
        "extruct, 3 syntaxes": [*python, MARKUP],
        "extruct, all 6": [*python, EVERY_SYNTAX],
    }
    script = node_peer()
    if script is None:
        print("NO METASCRAPER: node and npm are not installed, so its side is left out.", file=sys.stderr)
    else:
        commands["metascraper"] = ["node", str(script)]
    return commands


if __name__ == "__main__":
    sys.exit(main())
