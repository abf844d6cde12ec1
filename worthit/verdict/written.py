"""A verdict as it is sent: JSON in a language. What many ask for is told and written once."""

from collections import OrderedDict
from typing import Final

import msgspec
from msgspec import Struct

from worthit.reviews.language import Language
from worthit.verdict.explain import in_language
from worthit.verdict.languages import told_in
from worthit.verdict.model import VerdictDocument
from worthit.web.raw_headers import Pair, encoded

_AT_HAND: Final = 256
"""Most that a process has ready, a few kilobytes each."""


class Written(Struct, frozen=True):
    """The body, and the headers that go with it."""

    headers: tuple[Pair, ...]
    body: bytes


class WrittenVerdicts:
    """Those written last. It is asked with a document, so it gives none that its asker does not have."""

    def __init__(self) -> None:
        self._written: OrderedDict[tuple[str, Language], tuple[VerdictDocument, Written]] = OrderedDict()

    def of(self, document: VerdictDocument, language: Language) -> Written:
        """The document in a language. The very same document is written once; of the same id may be another."""
        key = document.id, language
        before, written = self._written.get(key, (None, None))
        if before is document and written is not None:
            return written
        written = _write(document, language)
        self._written[key] = document, written
        if len(self._written) > _AT_HAND:
            self._written.popitem(last=False)
        return written


def _write(document: VerdictDocument, language: Language) -> Written:
    body = msgspec.json.encode(in_language(document, language))
    location = {"Location": f"/v1/verdicts/{document.id}"} if document.kept else {}
    headers = {"Content-Type": "application/json", "Content-Length": str(len(body)), **told_in(language), **location}
    return Written(encoded(headers.items()), body)
