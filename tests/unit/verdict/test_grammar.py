"""What a reader of each language would stumble over: number and case, articles, signs, and the numbers themselves."""

from decimal import Decimal

import pytest
from msgspec.structs import replace

from tests.unit.verdict.every_fact import ANSWER, NO_ANSWER, OPINION, OWNERS, PAST, READ, SALE, TERM
from worthit.money import Money
from worthit.reviews.language import Language
from worthit.verdict.explain import LANGUAGES, write_amount, write_count
from worthit.verdict.facts import Alarm, Fact, Followed, Headline, Sum
from worthit.verdict.words.frame import answer, sentence


def told_in(language: Language, fact: Fact | Headline) -> str:
    words = LANGUAGES[language]
    return answer(fact, words) if isinstance(fact, Headline) else sentence(fact, words)


@pytest.mark.parametrize(
    ("language", "nothing"), [("en", " = 0.00."), ("it", " = 0,00."), ("de", " = 0,00."), ("fr", " = 0,00.")]
)
def test_a_sum_that_rounds_to_zero_has_no_sign_and_is_not_cut(language: Language, nothing: str) -> None:
    level = Sum(parts=(("satisfaction", 0.5), ("price", -0.501)), uncapped=-0.001, cut=None)
    assert told_in(language, level).endswith(nothing)


@pytest.mark.parametrize(
    ("amount", "currency", "written"),
    [
        ("28.9", "EUR", ("€28.90", "28,90 €", "28,90 €", "28,90 €", "28,90 €")),
        ("50", "GBP", ("£50.00", "50,00 £", "50,00 £", "50,00 £", "50,00 £")),
        ("4E+1", "EUR", ("€40.00", "40,00 €", "40,00 €", "40,00 €", "40,00 €")),
        ("0.125", "EUR", ("€0.125", "0,125 €", "0,125 €", "0,125 €", "0,125 €")),
        ("19.900", "EUR", ("€19.90", "19,90 €", "19,90 €", "19,90 €", "19,90 €")),
        ("0", "EUR", ("€0.00", "0,00 €", "0,00 €", "0,00 €", "0,00 €")),
        ("1234.5", "USD", ("$1,234.50", "1.234,50 USD", "1.234,50 USD", "1\u202f234,50 USD", "1234,50 USD")),
        ("24990", "JPY", ("24,990 JPY", "24.990 JPY", "24.990 JPY", "24\u202f990 JPY", "24.990 JPY")),
        ("1.25", "KWD", ("1.250 KWD", "1,250 KWD", "1,250 KWD", "1,250 KWD", "1,250 KWD")),
        (
            "1234567.89",
            "CHF",
            (
                "1,234,567.89 CHF",
                "1.234.567,89 CHF",
                "1.234.567,89 CHF",
                "1\u202f234\u202f567,89 CHF",
                "1.234.567,89 CHF",
            ),
        ),
        ("1980", None, ("1,980.00", "1.980,00", "1.980,00", "1\u202f980,00", "1980,00")),
    ],
)
def test_an_amount_is_written_as_the_language_does_with_all_its_digits(
    amount: str, currency: str | None, written: tuple[str, ...]
) -> None:
    told = [write_amount(Decimal(amount), currency, language) for language in LANGUAGES]
    assert [one.replace("\u00a0", " ") for one in told] == list(written)


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (1204, ["1,204", "1.204", "1.204", "1\u202f204", "1204"]),
        (20000, ["20,000", "20.000", "20.000", "20\u202f000", "20.000"]),
    ],
)
def test_a_count_is_written_as_the_language_does(number: int, written: list[str]) -> None:
    assert [write_count(number, language) for language in LANGUAGES] == written


def test_nothing_comes_between_a_number_and_its_unit() -> None:
    assert write_amount(Decimal(5), "EUR", "it") == "5,00\u00a0€"
    assert write_amount(Decimal(5), "CHF", "en") == "5.00\u00a0CHF"
    assert "25\u00a0% " in told_in("de", PAST)
    assert "25\u00a0% " in told_in("fr", PAST)
    assert "25\u00a0% " in told_in("es", PAST)
    assert "25% " in told_in("en", PAST)
    assert "25% " in told_in("it", PAST)


@pytest.mark.parametrize(
    ("n", "written"),
    [
        (2000, ("2,000 owners", "2.000 acquirenti", "2.000 Käufer", "2\u202f000 acheteurs", "2000 compradores")),
        (
            20_000,
            ("20,000 owners", "20.000 acquirenti", "20.000 Käufer", "20\u202f000 acheteurs", "20.000 compradores"),
        ),
        (
            1_234_567,
            (
                "1,234,567 owners",
                "1.234.567 acquirenti",
                "1.234.567 Käufer",
                "1\u202f234\u202f567 acheteurs",
                "1.234.567 compradores",
            ),
        ),
        (1, ("1 owner", "1 acquirente", "1 Käufer", "1 acheteur", "1 comprador")),
    ],
)
def test_owners_are_counted(n: int, written: tuple[str, ...]) -> None:
    for language, expected in zip(LANGUAGES, written, strict=True):
        assert f"({expected})" in told_in(language, replace(OWNERS, n=n))


@pytest.mark.parametrize(
    ("percent", "spoken"),
    [
        *((percent, f"il {percent}%") for percent in (2, 7, 10, 12, 18, 28, 45, 79, 90, 100)),
        *((percent, f"l'{percent}%") for percent in (1, 8, 11, 80, 81, 88, 89)),
    ],
)
def test_an_italian_percentage_has_the_article_of_its_spoken_number(percent: int, spoken: str) -> None:
    assert f"per {spoken} del tempo" in told_in("it", replace(PAST, percentile=percent / 100))
    after_di = spoken.replace("il ", "del ").replace("l'", "dell'")
    assert f"uno sconto {after_di} su 1.050,00\u00a0€" in told_in("it", replace(SALE, claimed=percent / 100))


def test_an_italian_zero_has_its_article() -> None:
    nothing = replace(SALE, claimed=0.0, charged_share=0.0)
    assert "uno sconto dello 0% su 1.050,00\u00a0€" in told_in("it", nothing)
    assert "per lo 0% del tempo" in told_in("it", nothing)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "lower under 1% of the time, €28.90 at the least."),
        ("it", "più basso per meno dell'1% del tempo, con un minimo di 28,90\u00a0€."),
        ("de", "in weniger als 1\u00a0% der Zeit niedriger, am niedrigsten 28,90\u00a0€."),
        ("fr", "plus bas pendant moins de 1\u00a0% du temps, avec un minimum de 28,90\u00a0€."),
        ("es", "más bajo menos del 1\u00a0% del tiempo, con un mínimo de 28,90\u00a0€."),
    ],
)
def test_a_share_that_is_something_is_not_told_as_nothing(language: Language, line: str) -> None:
    assert told_in(language, replace(PAST, percentile=0.004)).endswith(line)


@pytest.mark.parametrize("percent", [1, 8, 11, 80, 100])
def test_a_percentage_of_any_size_fits_its_sentence(percent: int) -> None:
    past, sale = replace(PAST, percentile=percent / 100), replace(SALE, claimed=percent / 100, lawful=None)
    assert f"war er in {percent}\u00a0% der Zeit niedriger" in told_in("de", past)
    assert f"plus bas pendant {percent}\u00a0% du temps" in told_in("fr", past)
    assert f"fue más bajo el {percent}\u00a0% del tiempo" in told_in("es", past)
    assert f"wirbt mit {percent}\u00a0% Rabatt auf" in told_in("de", sale)
    assert f"une remise de {percent}\u00a0% sur" in told_in("fr", sale)
    assert f"un descuento del {percent}\u00a0% sobre" in told_in("es", sale)


@pytest.mark.parametrize(
    ("language", "one", "three"),
    [
        ("en", "only 1 owner rated it", "only 3 owners rated it"),
        ("it", "lo ha valutato solo 1 acquirente", "lo hanno valutato solo 3 acquirenti"),
        ("de", "nur 1 Käufer hat es bewertet", "nur 3 Käufer haben es bewertet"),
        ("fr", "seul 1 acheteur l'a noté", "seuls 3 acheteurs l'ont noté"),
        ("es", "solo lo ha valorado 1 comprador", "solo lo han valorado 3 compradores"),
    ],
)
def test_one_owner_rates_and_three_rate(language: Language, one: str, three: str) -> None:
    assert one in told_in(language, replace(NO_ANSWER, owners=1))
    assert three in told_in(language, replace(NO_ANSWER, owners=3))


@pytest.mark.parametrize(
    ("fact", "one", "many"),
    [
        (TERM, "Preise von 1 Tag;", "Preise von 60 Tagen;"),
        (replace(TERM, source="star_distribution"), "die Sterne von 1 Käufer,", "die Sterne von 60 Käufern,"),
        (replace(TERM, source="theme_tone"), "zählt wie 1 Käufer;", "zählt wie 60 Käufer;"),
        (replace(TERM, source="reviews_read"), "von 1 gelesenen Rezension;", "von 60 gelesenen Rezensionen;"),
    ],
)
def test_german_nouns_stand_in_their_case(fact: Fact, one: str, many: str) -> None:
    assert isinstance(fact, type(TERM))
    assert one in told_in("de", replace(fact, n=1))
    assert many in told_in("de", fact)


def test_french_takes_none_for_one() -> None:
    numbers, owners = LANGUAGES["fr"].numbers, LANGUAGES["fr"].owners.owners
    assert [numbers.count(n, owners) for n in (0, 1, 2)] == ["0 acheteur", "1 acheteur", "2 acheteurs"]
    assert LANGUAGES["en"].numbers.count(0, LANGUAGES["en"].owners.owners) == "0 owners"


def test_french_signs_stay_on_the_line_of_their_word() -> None:
    for fact in (ANSWER, NO_ANSWER, OPINION, PAST, SALE, OWNERS, TERM, Alarm(name="safety", reviews=3, quote="Aïe.")):
        told = told_in("fr", fact)
        assert not any(f" {sign}" in told for sign in (":", ";", "»", "%", "€"))
        assert "« " not in told
        assert not any(f"{letter}{sign}" in told for sign in (":", ";") for letter in "abcdefghijklmnopqrstuvwxyzé)")


def test_no_spanish_list_joins_its_last_with_y_before_an_i() -> None:
    words = LANGUAGES["es"]
    for last in (*words.reviews.tests.values(), *words.missing.values()):
        assert not last.startswith(("i", "hi"))


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "12 of 2,000 reviews read, but what they say is not weighed yet."),
        ("it", "12 recensioni lette su 2.000, ma quel che dicono non conta ancora."),
        ("de", "12 von 2.000 Rezensionen gelesen, aber was sie sagen, zählt noch nicht."),
        ("fr", "12 avis lus sur 2\u202f000, mais ce qu'ils disent ne compte pas encore."),
        ("es", "12 opiniones leídas de 2000, pero lo que dicen aún no cuenta."),
    ],
)
def test_reviews_read_are_told(language: Language, line: str) -> None:
    assert told_in(language, READ) == line


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("it", "WorthIt! torna a guardarlo ogni giorno per 30 giorni."),
        ("de", "WorthIt! sieht 30 Tage lang jeden Tag wieder nach."),
        ("fr", "WorthIt! le regarde à nouveau chaque jour pendant 30 jours."),
        ("es", "WorthIt! vuelve a mirarlo cada día durante 30 días."),
    ],
)
def test_looking_again_is_told(language: Language, line: str) -> None:
    assert told_in(language, Followed(days=30)) == line


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "is 20% off."),
        ("it", "lo sconto è del 20%."),
        ("de", "sind es 20\u00a0%."),
        ("fr", "elle est de 20\u00a0%."),
        ("es", "es del 20\u00a0%."),
    ],
)
def test_a_discount_is_contradicted_only_where_less_is_lawful_as_printed(language: Language, line: str) -> None:
    assert told_in(language, replace(SALE, claimed=0.204, lawful=0.196)).endswith(f" {line}")
    assert not told_in(language, replace(SALE, claimed=0.204, lawful=0.194)).endswith(f" {line}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_shop_or_an_owner_wrote_is_never_taken_as_a_template(language: Language) -> None:
    braces = "{n} {0} {unread!r} }{ %s"
    assert f"{braces}" in told_in(language, replace(OPINION, quote=braces))
    assert braces in told_in(language, Alarm(name="recall", reviews=3, quote=braces))
    lawless = Money(Decimal(3), "{n}")
    assert "{n}" in told_in(language, replace(SALE, was=lawless))
