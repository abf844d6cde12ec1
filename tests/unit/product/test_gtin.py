import pytest

from worthit.product.gtin import valid_gtin


@pytest.mark.parametrize("gtin", ["4006381333931", "96385074", "036000291452", "10012345678902", "978-0-306-40615-7"])
def test_right_check_digits(gtin: str) -> None:
    assert valid_gtin(gtin) == gtin.replace("-", "")


@pytest.mark.parametrize("text", ["4006381333932", "0000000000000", "12345", "40063813339x1", "", None])
def test_what_is_no_gtin(text: str | None) -> None:
    assert valid_gtin(text) is None
