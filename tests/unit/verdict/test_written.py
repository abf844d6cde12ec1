"""Verdicts that are written once for many who ask."""

import msgspec
import pytest
from msgspec import structs

from tests.unit.verdict.kettle import NOW, daily, kept_verdict, kettle
from worthit.reviews.language import Language
from worthit.verdict.explain import LANGUAGES, in_language
from worthit.verdict.model import VerdictDocument, VerdictInput
from worthit.verdict.written import WrittenVerdicts


@pytest.fixture
def document() -> VerdictDocument:
    return kept_verdict(VerdictInput(product=kettle(), points=daily(30, "40"), now=NOW))


def test_each_language_has_its_own_words_and_says_which(document: VerdictDocument) -> None:
    verdicts = WrittenVerdicts()
    for language in (*LANGUAGES, *LANGUAGES):
        written = verdicts.of(document, language)
        told = msgspec.json.decode(written.body, type=VerdictDocument)
        assert told == in_language(document, language)
        assert told.explanation.language == language
        assert dict(written.headers)[b"content-language"] == language.encode()
        assert dict(written.headers)[b"content-length"] == str(len(written.body)).encode()


def test_the_same_document_is_written_once(document: VerdictDocument) -> None:
    verdicts = WrittenVerdicts()
    assert verdicts.of(document, "it") is verdicts.of(document, "it")


def test_another_document_with_the_same_id_is_not_told_as_the_one_before(document: VerdictDocument) -> None:
    verdicts = WrittenVerdicts()
    verdicts.of(document, "en")
    changed = structs.replace(document, kept=not document.kept)
    written = verdicts.of(changed, "en")
    assert msgspec.json.decode(written.body, type=VerdictDocument) == changed
    assert (b"location" in dict(written.headers)) is changed.kept


def test_only_the_last_few_hundred_are_at_hand(document: VerdictDocument) -> None:
    verdicts = WrittenVerdicts()
    language: Language = "en"
    first = verdicts.of(document, language)
    for number in range(300):
        verdicts.of(structs.replace(document, id=f"other{number}"), language)
    again = verdicts.of(document, language)
    assert again is not first
    assert again == first
