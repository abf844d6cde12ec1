"""Links that tell of a person, or open a door for one, are told from those that only lead to a product."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worthit.product.identify import identify
from worthit.product.personal import is_personal, without_query

SHOP = "https://shop.example/p/kettle"
RANDOM = "q7Xb2Lm9" + "Tz4Kp1Rv8Ws3"


@pytest.mark.parametrize(
    "query",
    [
        "email=ada%40mailbox.example",
        "E-Mail=x",
        "token=x",
        "access_token=x",
        "accessToken=x",
        "auth[token]=x",
        "session=x",
        "session_id=x",
        "sid=x",
        "auth=x",
        "key=x",
        "api_key=x",
        "password=x",
        "X-Amz-Signature=x",
        "jwt=x",
        "code=x",
        "colour=red;token=x",
        "colour=red&amp;token=x",
        "%74oken=x",
        "to=ada%40mailbox.example",
        "to=ada%2540mailbox.example",
        "size=ada@mailbox.example",
        f"visit={RANDOM}",
        f"visit={RANDOM}-abc",
        RANDOM,
        "visit=9f1c0a9b-e2d4-4586-a0b1-0123456789ab",
        "id=eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhZGEifQ.c2ln",
        "back=https%3A%2F%2Fshop.example%2F%3Ftoken%3Dx",
    ],
)
def test_links_that_carry_a_person_or_a_secret_are_told(query: str) -> None:
    assert is_personal(f"{SHOP}?{query}")
    assert is_personal(identify(f"{SHOP}?{query}").canonical)


@pytest.mark.parametrize(
    "link",
    [
        SHOP,
        f"{SHOP}?size=2&colour=red",
        f"{SHOP}?id=0123456789abcdef0123",
        f"{SHOP}?sku={RANDOM}",
        f"{SHOP}?product_code=KT-100&item_key=2",
        f"{SHOP}?token=",
        "https://shop.example/p/4006381333931?variant=41234567890123",
        "https://shop.example/@brand/samsung-galaxy-s21-ultra-5g-128gb",
        "https://shop.example/p?model=samsung-galaxy-s21-ultra-5g-128gb-black",
        "https://www.amazon.it/dp/B0ABCD1234?th=1",
    ],
)
def test_links_that_only_lead_to_a_product_are_not(link: str) -> None:
    assert not is_personal(link)


def test_an_address_of_e_mail_in_the_path_is_told() -> None:
    assert is_personal("https://shop.example/for/ada@mailbox.example/kettle")


@given(st.text(max_size=200))
def test_any_text_is_judged(text: str) -> None:
    assert is_personal(text) in (True, False)
    assert "?" not in without_query(text)


@pytest.mark.parametrize("part", ["a@", "a1", "%25", "a.", "eyJ", "a&", "=", "?"])
def test_links_of_any_length_are_judged_in_one_go(part: str) -> None:
    """A pattern that looks back and forth would take hours for this; the time limit of the tests would end it."""
    link = f"{SHOP}?x={part * (300_000 // len(part))}"
    assert is_personal(link) in (True, False)
