"""What a page says in JSON-LD (`<script type="application/ld+json">`), also where a framework streams it in pieces."""

from collections.abc import Iterator
from typing import Any

from worthit.product.extract.document import Document, Testimony
from worthit.product.extract.lenient_json import first_value, parse_lenient
from worthit.product.extract.schema.items import normalise, resolve_references
from worthit.product.extract.schema.testimony import testify

_STREAM = "self.__next_f.push("
_LINKED_DATA = '{"@context"'


def json_ld_roots(document: Document) -> list[Any]:
    """All JSON-LD of the page as normalised items, in the order of the page."""
    roots: list[Any] = []
    for script in document.tree.css('script[type*="ld+json" i]'):
        roots.extend(normalise(value) for value in parse_lenient(script.text()))
    roots.extend(normalise(value) for value in _streamed(document))
    resolve_references(roots)
    return roots


class JsonLd:
    """Reader of JSON-LD: the witness whose fields are the fullest, though shops forget to keep them up to date."""

    name = "json_ld"

    def applies(self, document: Document) -> bool:
        return "ld+json" in document.html or _STREAM in document.html

    def read(self, document: Document) -> Testimony:
        return testify(document.once(json_ld_roots), document, witness=self.name, strength=0.8)


def _streamed(document: Document) -> Iterator[Any]:
    """Next.js sends what it will put into the page as strings: `self.__next_f.push([1,"{\\"@context\\":…"])`."""
    if _STREAM not in document.html:
        return
    for script in document.tree.css("script:not([src])"):
        text = script.text()
        start = text.find(_STREAM)
        if start < 0 or "schema.org" not in text:
            continue
        pushed = first_value(text, start + len(_STREAM))
        for chunk in pushed if isinstance(pushed, list) else ():
            if isinstance(chunk, str) and (found := chunk.find(_LINKED_DATA)) >= 0:
                yield first_value(chunk, found)
