"""A verdict in every language: the same facts, the same numbers, and no word of another language."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from string import Formatter
from typing import Any, get_args

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.verdict.every_fact import EXAMPLES, HEADLINES, VARIANTS
from tests.unit.verdict.kettle import NOW, SHOP, kept_verdict, kettle
from tests.unit.verdict.random_reviews import heard
from worthit.config import Environment
from worthit.errors import WorthItError
from worthit.house import House
from worthit.plugin.load import load_host
from worthit.reviews.heard import Heard
from worthit.reviews.language import Language
from worthit.testing.laws.strategies import evidence
from worthit.verdict.explain import LANGUAGES, explain_again, explain_score
from worthit.verdict.facts import Fact, Headline
from worthit.verdict.model import VerdictDocument, VerdictInput
from worthit.verdict.question import Question
from worthit.verdict.words.frame import answer, sentence
from worthit.verdict.words.numbers import Counted

TESTS = Path(__file__).parents[2]
PAGES = sorted([*TESTS.glob("pages/*.html"), *TESTS.glob("journeys/pages/*.html")])
LONGEST_ANSWER = 120
BROKEN = re.compile(r"[{}]|None|  | [.,]")
"""What a sentence has that was filled in badly."""
ENGLISH = re.compile(
    r"\b(the|and|of|or|to|is|it|its|from|for|with|without|this|that|what|how|so|by|not|no|but|out|one|two|rated?|price"
    r"|owners?|stars?|reviews?|shop|score|points?|days?|page|known|excellent|good|average|poor|buy|wait|avoid|better"
    r"|worth|usual|high|low|lowest|positive|negative|mixed|sum|cut|scale|missing|discount|charged|evidence|more|danger"
    r"|recall|fake|law|again|every|year|think|twice)\b",
    re.IGNORECASE,
)
ALSO_OWN: dict[Language, set[str]] = {
    "it": set(),
    "de": set(),
    "fr": {"excellent", "page", "point", "points", "score", "danger"},
    "es": {"no"},
}
"""Words of a language that are written like English ones."""
SEPARATORS: dict[Language, tuple[str, str]] = {
    "en": (",", "."),
    "it": (".", ","),
    "de": (".", ","),
    "fr": ("\u202f", ","),
    "es": (".", ","),
}
OTHERS = tuple(language for language in LANGUAGES if language != "en")
every_language = pytest.mark.parametrize("language", LANGUAGES)
every_other_language = pytest.mark.parametrize("language", OTHERS)


def numbers(text: str, language: Language) -> Counter[Decimal]:
    """The numbers of a text, read as its language writes them."""
    thousands, point = (re.escape(sign) for sign in SEPARATORS[language])
    written = rf"\d{{1,3}}(?:{thousands}\d{{3}})+(?:{point}\d+)?|\d+(?:{point}\d+)?"
    plain = str.maketrans(dict(zip(SEPARATORS[language], (None, "."), strict=True)))
    return Counter(Decimal(number.translate(plain)) for number in re.findall(written, text))


def foreign(text: str, language: Language, *theirs: str) -> list[str]:
    """English words in a text of another language, but for what a shop or an owner wrote."""
    for name in theirs:
        text = text.replace(name, "")
    return [word for word in ENGLISH.findall(text) if word.lower() not in ALSO_OWN[language]]


def everything_told(about: VerdictDocument, language: str) -> tuple[str, ...]:
    told = explain_again(about, language)
    return (told.answer, *told.lines, *explain_score(about, language))


def told_in(language: Language, fact: Fact | Headline) -> str:
    words = LANGUAGES[language]
    return answer(fact, words) if isinstance(fact, Headline) else sentence(fact, words)


@settings(deadline=None)
@given(evidence(), heard())
def test_every_language_tells_the_same_numbers_line_by_line(given: VerdictInput, said: Heard) -> None:
    reached = kept_verdict(given, said)
    english = everything_told(reached, "en")
    for language in OTHERS:
        for line, other in zip(english, everything_told(reached, language), strict=True):
            assert numbers(line, "en") == numbers(other, language), (line, other)


@settings(deadline=None)
@given(evidence(), heard())
def test_every_sentence_is_whole_and_the_first_is_short(given: VerdictInput, said: Heard) -> None:
    reached = kept_verdict(given, said)
    for language in LANGUAGES:
        first, *others = everything_told(reached, language)
        assert len(first) <= LONGEST_ANSWER
        for line in (first, *others):
            assert line.strip() == line != ""
            assert not BROKEN.search(line), line


@settings(deadline=None)
@given(evidence(), heard())
def test_no_english_word_is_in_another_language(given: VerdictInput, said: Heard) -> None:
    reached = kept_verdict(given, said)
    names = [theme.name for theme in reached.verdict.themes]
    for language in OTHERS:
        for line in everything_told(reached, language):
            assert not foreign(line, language, *names), line


@settings(deadline=None)
@given(evidence(), st.sampled_from(sorted(LANGUAGES)))
def test_telling_again_gives_the_same_words(given: VerdictInput, language: str) -> None:
    reached = kept_verdict(given)
    assert everything_told(reached, language) == everything_told(kept_verdict(given), language)
    assert explain_again(reached, "en") == reached.explanation


async def test_a_kept_verdict_told_again_in_english_is_what_was_told(tmp_path: Path) -> None:
    storage = {"url": f"sqlite+aiosqlite:///{tmp_path / 'worthit.db'}"}
    house = House(load_host(Environment(sections={"storage": storage, "plugins": {"enabled": ""}})))
    told = 0
    async with house.open() as verdicts:
        for page in PAGES:
            try:
                reached = await verdicts.reach(Question(pages=(page.read_text("utf-8"),)))
            except WorthItError:
                continue
            kept = await verdicts.get(reached.id)
            assert explain_again(kept, "en") == reached.explanation
            assert all(len(explain_again(kept, one).lines) == len(reached.explanation.lines) for one in LANGUAGES)
            told += 1
    assert told >= 6


@pytest.mark.parametrize("fact", [*get_args(Headline), *get_args(Fact)])
@every_language
def test_every_fact_has_a_sentence_in_every_language(language: Language, fact: type[Any]) -> None:
    assert told_in(language, EXAMPLES[fact])


@pytest.mark.parametrize("fact", [*EXAMPLES.values(), *HEADLINES, *VARIANTS])
@every_other_language
def test_every_way_to_tell_a_fact_has_its_words_and_numbers(fact: Fact | Headline, language: Language) -> None:
    line, other = told_in("en", fact), told_in(language, fact)
    assert numbers(line, "en") == numbers(other, language), (line, other)
    assert not foreign(other, language, SHOP), other
    assert not BROKEN.search(other), other


@pytest.mark.parametrize("told", HEADLINES)
@every_language
def test_no_first_line_is_long(told: Headline, language: Language) -> None:
    assert len(told_in(language, told)) <= LONGEST_ANSWER, told_in(language, told)


@every_other_language
def test_every_language_fills_in_the_same_and_says_it_in_its_own_words(language: Language) -> None:
    english, other = (dict(texts(LANGUAGES[one])) for one in ("en", language))
    assert english.keys() == other.keys()
    for name, text in english.items():
        assert fields(text) == fields(other[name]), name
        if len(re.findall(r"\b[a-z]{3,}\b", re.sub(r"\{.*?\}", "", text))) > 1:
            assert text != other[name], name


def texts(words: Any, name: str = "") -> Iterator[tuple[str, str]]:
    """All texts of a language by their place in it; its numbers are no texts."""
    if isinstance(words, str):
        yield name, words
    elif isinstance(words, Counted):
        yield name, f"{words.one} {words.many}"
    elif isinstance(words, Mapping):
        for key, value in words.items():
            yield from texts(value, f"{name}.{key}")
    elif isinstance(words, msgspec.Struct) and hasattr(words, "__struct_fields__") and not hasattr(words, "decimal"):
        for field in words.__struct_fields__:
            yield from texts(getattr(words, field), f"{name}.{field}")


def fields(text: str) -> set[str]:
    return {field for _, field, _, _ in Formatter().parse(text) if field is not None}


@pytest.mark.parametrize("tag", ["it", "IT", "it-IT", "it_CH", "It-Latn-IT", "de-AT", "fr-CA", "es-419"])
def test_a_tag_of_a_language_is_answered_in_it(tag: str) -> None:
    reached = kept_verdict(VerdictInput(product=kettle(), now=NOW))
    assert explain_again(reached, tag) == explain_again(reached, tag[:2].lower())
    assert explain_again(reached, tag).language == tag[:2].lower()


@pytest.mark.parametrize("tag", ["", "tlh", "en-GB", "i", "ita-x", "-it", "ITALIANO"])
def test_any_other_tag_is_answered_in_english(tag: str) -> None:
    reached = kept_verdict(VerdictInput(product=kettle(), now=NOW))
    assert explain_again(reached, tag) == explain_again(reached, "en")
