import pytest

from worthit.product.extract import dates
from worthit.product.extract.dates import parse_date


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Reviewed in the United Kingdom on 12 January 2021", "2021-01-12"),
        ("Reviewed in the United States on March 28, 2013", "2013-03-28"),
        ("Recensito in Italia il 3 marzo 2022", "2022-03-03"),
        ("Rezension aus Deutschland vom 5. Juli 2020", "2020-07-05"),
        ("Commenté en France le 1er août 2021", "2021-08-01"),
        ("Reseñado en España el 7 de febrero de 2024", "2024-02-07"),
        ("Beoordeeld in Nederland op 4 mei 2022", "2022-05-04"),
        ("Opinia z Polski, 12 września 2023", "2023-09-12"),
        ("Granskad i Sverige den 2 juni 2022", "2022-06-02"),
        ("Avaliado no Brasil em 12 de dezembro de 2021", "2021-12-12"),
        ("2021年1月12日に日本でレビュー済み", "2021-01-12"),
        ("12 Ocak 2021 tarihinde değerlendirildi", "2021-01-12"),
        ("تمت المراجعة بتاريخ 12 يناير 2021", "2021-01-12"),
    ],
)
def test_a_review_is_dated_in_the_language_of_its_marketplace(text: str, day: str) -> None:
    assert parse_date(text) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12 Sept. 2024", "2024-09-12"),
        ("17 octubre 2018", "2018-10-17"),
        ("27 oct. 2020", "2020-10-27"),
        ("14 févr. 2019", "2019-02-14"),
        ("2018/10/17", "2018-10-17"),
        ("2018-10-17T09:30:00Z", "2018-10-17"),
        ("published 2018-10-17", "2018-10-17"),
        ("03.04.2020", "2020-04-03"),
        ("25/12/2020", "2020-12-25"),
        ("12/25/2020", "2020-12-25"),
        ("Harbour Press; 1st edition (April 22, 2008)", "2008-04-22"),
    ],
)
def test_short_forms_and_numbers_are_read(text: str, day: str) -> None:
    assert parse_date(text) == day


@pytest.mark.parametrize("text", ["03/04/2020", "two days ago", "30 February 2020", "12 Thermidor 1794", "2021", ""])
def test_what_names_no_one_day_is_no_date(text: str) -> None:
    assert parse_date(text) is None


def test_the_first_date_of_several_counts() -> None:
    assert parse_date("Updated on 3 May 2021, first written on 1 May 2021") == "2021-05-03"


@pytest.mark.parametrize("language", dates._MONTHS)
def test_every_month_of_a_language_is_known_and_no_word_means_two(language: str) -> None:
    months = dates._MONTHS[language].split()
    assert len(months) == 12
    for number, forms in enumerate(months, start=1):
        for form in forms.split("|"):
            assert parse_date(f"5 {form} 2020") == f"2020-{number:02}-05"
