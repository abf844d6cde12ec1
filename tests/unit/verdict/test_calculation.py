"""Why this score: the arithmetic as it is printed can be followed with a pencil, in every language."""

import re
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.unit.verdict.kettle import NOW, daily, kept_verdict, kettle
from worthit.price.model import PricePoint
from worthit.product.model import Product, Theme
from worthit.testing.laws.strategies import evidence
from worthit.verdict.calculation import adding_up
from worthit.verdict.explain import LANGUAGES, explain, explain_score
from worthit.verdict.model import Evidence, VerdictDocument, VerdictInput, Veto

VALUE = (Theme(name="Value for money", positive=61, negative=7),)
OF_TEN = r"(?:of|su|von|sur|de) 10"
BASE = re.compile(
    rf"[^:]+: (\S+) {OF_TEN} \(.+\)\. "
    r"(?:That is the base of the score|È la base del punteggio|Das ist die Grundlage der Punktzahl"
    r"|C'est la base du score|Es la base de la puntuación)\."
)
SHIFT = re.compile(rf"[^:]+: (\S+) {OF_TEN} \(.+\)\. .*\((\S+) − (\S+)\) × (\S+) = (\S+)\.")
SUM = re.compile(rf"(?:Sum|Somma|Summe|Total)\s?: (.+?)(?: {OF_TEN}\.|, .*[^\d](10|0), .+\.)")

every_language = pytest.mark.parametrize("language", LANGUAGES)


def about(product: Product, points: tuple[PricePoint, ...] = ()) -> VerdictDocument:
    return kept_verdict(VerdictInput(product=product, points=points, now=NOW))


def number(written: str, language: str) -> Decimal:
    plain = written.replace("−", "-").replace("+", "").replace(" ", "")
    return Decimal(plain if language == "en" else plain.replace(",", "."))


@every_language
@settings(deadline=None)
@given(given=evidence())
def test_what_is_printed_adds_up_and_multiplies(given: VerdictInput, language: str) -> None:
    reached = kept_verdict(given)
    verdict = reached.verdict
    assume(verdict.value_score is not None)
    lines = explain_score(reached, language)
    terms = []
    for line, reason in zip(lines, verdict.reasons, strict=False):
        if found := BASE.fullmatch(line):
            terms.append(number(found[1], language))
        else:
            found = SHIFT.fullmatch(line)
            assert found, line
            shown, value, usual, share, product = (number(group, language) for group in found.groups())
            assert shown == value
            assert abs((value - usual) * share - product) < Decimal("0.005"), line
            assert float(value) == pytest.approx(reason.value, abs=0.051)
            terms.append(product)
        assert float(terms[-1]) == pytest.approx(reason.contribution, abs=0.016)
    found = SUM.fullmatch(lines[len(verdict.reasons)])
    assert found, lines
    added, equals, total = found[1].rpartition(" = ")
    printed = [number(term, language) for term in re.findall(r"(?:^|[+−] )\S+", added if equals else total)]
    assert printed == terms
    assert sum(terms) == number(total, language)
    assert float(number(found[2] or total, language)) == verdict.value_score


@given(st.lists(st.floats(-2, 9), min_size=1, max_size=4))
def test_rounded_parts_add_up_to_the_rounded_total(parts: list[float]) -> None:
    total = sum(parts)
    shown = adding_up(parts, total)
    assert sum(Decimal(f"{part:.2f}") for part in shown) == Decimal(f"{total:.2f}")
    assert shown == pytest.approx(parts, abs=0.005 * (len(parts) + 2))


def test_what_rounding_leaves_over_never_turns_the_first_part_s_sign() -> None:
    assert adding_up((0.0, -0.124, -0.234), -0.358) == (0.0, -0.12, -0.24)
    assert adding_up((6.844, 0.124, 0.134), 7.102) == (6.85, 0.12, 0.13)


def test_every_part_is_told_with_its_evidence() -> None:
    assert explain_score(about(kettle(themes=VALUE), daily(90, "40.50")), "en") == (
        "Owners' stars: 6.94 of 10 (the stars of 2,000 owners, counted by the shop; between 6.1 and 7.8). "
        "That is the base of the score.",
        "What owners say about its value: 8.78 of 10 (68 owners in the shop's own theme; between 7.6 and 10.0). "
        "7.50 is usual, so it moves the score by (8.78 − 7.50) × 0.2 = +0.26.",
        "The price against its past: 5.12 of 10 (90 days of price history; between 4.8 and 5.4). "
        "5.00 is usual, so it moves the score by (5.12 − 5.00) × 0.3 = +0.04.",
        "Sum: 6.94 + 0.26 + 0.04 = 7.24 of 10.",
        "With what is known the score lies between 6.1 and 8.4, so it may be excellent or good.",
        "Not known yet: how far the reviews can be trusted.",
    )


def test_it_is_told_in_italian() -> None:
    assert explain_score(about(kettle()), "it-IT") == (
        "Stelle degli acquirenti: 6,95 su 10 (le stelle di 2.000 acquirenti, contate dal negozio; fra 6,1 e 7,8). "
        "È la base del punteggio.",
        "Somma: 6,95 su 10.",
        "Per quel che si sa, il punteggio sta fra 5,0 e 8,9, "
        "quindi il giudizio può andare da «nella media» a «eccellente».",
        "Non si sa ancora che cosa pensa un numero sufficiente di acquirenti del rapporto qualità-prezzo, come si è "
        "mosso il prezzo e quanto ci si può fidare delle recensioni.",
    )


def test_a_sum_beyond_the_scale_is_cut_at_its_end() -> None:
    everyone = {"5": 100.0, "4": 0.0, "3": 0.0, "2": 0.0, "1": 0.0}
    lines = explain_score(about(kettle(histogram=everyone, price=Decimal(10)), daily(60, "40")), "en")
    assert "Sum: 8.98 + 1.49 = 10.47, cut to 10, the end of the scale." in lines


@pytest.mark.parametrize(
    ("language", "limit", "total"),
    [
        (
            "en",
            "Whatever else is true, the score is 4 at most, because several reviews tell of a recall.",
            "Sum: 6.95, cut to 4, for that reason.",
        ),
        (
            "it",
            "Qualunque sia il resto, il punteggio è al massimo 4, perché più recensioni parlano di un richiamo.",
            "Somma: 6,95, riportato a 4, per questo motivo.",
        ),
    ],
)
def test_a_finding_that_limits_the_score_is_told_before_the_sum(language: str, limit: str, total: str) -> None:
    reached = about(kettle())
    veto = Veto(name="recall", cap=4.0, evidence=Evidence(source="recalls"))
    limited = replace(reached, verdict=replace(reached.verdict, vetoes=(veto,), value_score=4.0))
    assert explain_score(limited, language)[1:3] == (limit, total)


@every_language
@pytest.mark.parametrize("lack", [{"price": None}, {"rating_count": 3}, {"rating_count": None, "histogram": None}])
def test_without_a_score_the_one_line_says_why(language: str, lack: dict[str, Any]) -> None:
    reached = about(kettle(**lack))
    told = explain(reached.product, reached.verdict, language=language)
    assert explain_score(reached, language) == (told.answer,)
