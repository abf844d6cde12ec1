import pytest

from worthit.errors import InvalidLink
from worthit.product.codes import find_codes, isbn10_as_gtin, valid_gtin
from worthit.product.identify import identify


@pytest.mark.parametrize("gtin", ["4006381333931", "96385074", "036000291452", "10012345678902", "978-0-306-40615-7"])
def test_right_check_digits(gtin: str) -> None:
    assert valid_gtin(gtin) == gtin.replace("-", "")


@pytest.mark.parametrize("text", ["4006381333932", "0000000000000", "12345", "40063813339x1", "", None])
def test_what_is_no_gtin(text: str | None) -> None:
    assert valid_gtin(text) is None


@pytest.mark.parametrize(
    ("isbn", "gtin"),
    [("0-306-40615-2", "9780306406157"), ("080442957x", "9780804429573"), ("3 16 148410 X", "9783161484100")],
)
def test_a_books_old_number_has_become_a_gtin(isbn: str, gtin: str) -> None:
    assert isbn10_as_gtin(isbn) == gtin
    assert valid_gtin(gtin) == gtin


@pytest.mark.parametrize("text", ["0306406153", "0000000000", "X306406152", "030640615", ""])
def test_what_is_no_isbn(text: str) -> None:
    assert isbn10_as_gtin(text) is None


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("EAN 4006381333931, please", [("gtin", "4006381333931")]),
        (
            "Is ISBN 0-306-40615-2 worth it? And 978-3-16-148410-0?",
            [("gtin", "9780306406157"), ("gtin", "9783161484100")],
        ),
        ("B0WRTHTST1 or 0 36000 29145 2", [("asin", "B0WRTHTST1"), ("gtin", "036000291452")]),
        ("B0WRTHTST1 B0WRTHTST1", [("asin", "B0WRTHTST1")]),
        ("call 4006381333932", []),
        ("https://nordhof.example/4006381333931/B0WRTHTST1", []),
        ("it cost 4,006,381.33 and 96385074.50", []),
        ("BACKGROUND B0WRTHTST12", []),
    ],
)
def test_codes_in_what_people_write(text: str, codes: list[tuple[str, str]]) -> None:
    assert [(code.kind, code.value) for code in find_codes(text)] == codes


def test_a_code_is_no_link_and_the_answer_says_what_it_is() -> None:
    with pytest.raises(InvalidLink, match=r"4006381333931 is a product's number \(GTIN\)"):
        identify("4006381333931")
    with pytest.raises(InvalidLink, match="ASIN"):
        identify(" B0WRTHTST1 ")
