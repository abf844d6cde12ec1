"""WorthIt! on the side of the pipe that is asked, as its peers are: one JSON line asks, one answers."""

import sys
import time
from collections.abc import Callable
from typing import Any

import msgspec

from worthit.money.parse import parse_price
from worthit.product.extract.document import Document
from worthit.product.read import read_pages

Line = dict[str, Any]


def main() -> None:
    pages: list[tuple[str, str | None]] = []
    answers: dict[str, Callable[[Line], Line]] = {
        "page": lambda asked: _keep(pages, asked),
        "read": lambda asked: _read(pages, asked),
        "tell": lambda asked: _tell(pages, asked),
        "prices": _prices,
    }
    _say({"ready": True})
    for line in sys.stdin.buffer:
        asked = msgspec.json.decode(line, type=Line)
        _say(answers[asked["ask"]](asked))


def _say(answer: Line) -> None:
    sys.stdout.buffer.write(msgspec.json.encode(answer) + b"\n")
    sys.stdout.buffer.flush()


def _keep(pages: list[tuple[str, str | None]], asked: Line) -> Line:
    pages.append((asked["html"], asked["url"]))
    return {"pages": len(pages)}


def _read(pages: list[tuple[str, str | None]], asked: Line) -> Line:
    began = time.perf_counter()
    for number in asked["pages"]:
        html, url = pages[number]
        read_pages([Document(html, url)])
    return {"seconds": time.perf_counter() - began}


def _tell(pages: list[tuple[str, str | None]], asked: Line) -> Line:
    html, url = pages[asked["page"]]
    reading = read_pages([Document(html, url)])
    return {"kind": reading.kind, "product": reading.product}


def _prices(asked: Line) -> Line:
    texts, read = asked["texts"], []
    began = time.perf_counter()
    for _ in range(asked["times"]):
        read = [parse_price(text, currency_hint=hint) for text, hint in texts]
    seconds = time.perf_counter() - began
    told = [(each.amount, each.amount_high, each.currency) if each else (None, None, None) for each in read]
    return {"seconds": seconds, "prices": told}


if __name__ == "__main__":
    main()
