"""A comparison in words: the first line is the answer, the others say what it rests on, in five languages."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace

from tests.unit.verdict.test_compare import document, with_veto
from worthit.errors import ErrorCode
from worthit.plugin import LANGUAGES, Language, comparison_words
from worthit.product.model import ProductRef
from worthit.verdict.compare import Compared, Failure, compare
from worthit.verdict.model import VerdictDocument

GONE = Compared(
    asked="https://shop.example/gone",
    failure=Failure(code=ErrorCode.PRODUCT_NOT_FOUND, title="Product not found", detail="The shop answers 404."),
)


def product(
    title: str,
    interval: tuple[float, float] | None = (5.0, 7.0),
    stars: tuple[float, float] | None = (4.4, 4.6),
    **shown: Any,
) -> VerdictDocument:
    made = document(interval, stars, title=title)
    verdict = replace(made.verdict, band="average" if interval else None)
    return replace(made, verdict=verdict, product=replace(made.product, **shown))


def answer(*products: VerdictDocument | Compared, language: str = "en") -> str:
    return told(products, language)[0]


def told(products: Sequence[VerdictDocument | Compared], language: str) -> tuple[str, ...]:
    items = [each if isinstance(each, Compared) else Compared(asked="…", verdict=each) for each in products]
    words = comparison_words(compare(items), language)
    return (words.answer, *words.lines)


CHEAP, DEAR = product("Kettle", price=Decimal(30)), product("Samovar", price=Decimal(40))


@pytest.mark.parametrize(
    ("products", "line"),
    [
        ((DEAR, CHEAP), "“Kettle” is better for the money than “Samovar”: cheaper and rated alike."),
        (
            (DEAR, CHEAP, product("Urn", price=Decimal(35), stars=(3.0, 3.2))),
            "“Kettle” is better for the money than “Samovar” and “Urn”.",
        ),
        ((product("Kettle", (7.5, 8.0)), DEAR), "“Kettle” scores clearly higher than “Samovar”."),
        (
            (product("Kettle", (7.5, 8.0), currency="GBP"), product("Urn", (6.5, 7.6), currency="USD"), DEAR),
            "By score these are too close to tell apart: “Kettle”, “Urn”.",
        ),
        ((with_veto(DEAR, "safety"), product("Urn", currency="GBP")), "Only “Urn” is not advised against."),
        ((with_veto(DEAR, "safety"), with_veto(CHEAP, "recall")), "Better none of them: each is advised against."),
        (
            (DEAR, product("Urn", None, stars=None)),
            "Only “Samovar” has a score; too little is known of the rest.",
        ),
        (
            (product("Kettle", None, stars=None), product("Urn", None, stars=None)),
            "Too little is known to say which of them is better for the money.",
        ),
        ((DEAR, GONE), "Only “Samovar” could be looked up, so there is nothing to compare it with."),
        ((GONE, GONE), "None of them could be looked up."),
    ],
)
def test_the_first_line_is_the_answer(products: Sequence[VerdictDocument | Compared], line: str) -> None:
    assert answer(*products) == line


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("it", "Per i tuoi soldi «Kettle» è meglio di «Samovar»: costa meno ed è valutato allo stesso modo."),
        ("de-AT", "Fürs Geld ist „Kettle“ besser als „Samovar“: billiger und ebenso bewertet."),
        ("fr", "Pour ton argent, « Kettle » vaut mieux que « Samovar » : moins cher et noté de même."),
        ("es", "Por tu dinero, «Kettle» es mejor que «Samovar»: más barato e igual de bien valorado."),
    ],
)
def test_it_is_said_in_the_language_that_is_asked_for(language: str, line: str) -> None:
    assert answer(DEAR, CHEAP, language=language).replace("\u00a0", " ") == line


MANY = (
    product("Samovar", price=Decimal(40), rating=4.5, rating_best=5.0, owners=1200),
    product("Kettle", price=Decimal(30)),
    with_veto(product("Urn", (6.0, 9.0), price=None, availability="out_of_stock"), "safety"),
    product("Pan", None, stars=None, owners=3, price=Decimal(20), currency="GBP"),
    GONE,
)


def test_each_product_has_a_line_and_what_follows_comes_last() -> None:
    assert told(MANY, "en") == (
        "“Kettle” is better for the money than “Samovar”: cheaper and rated alike.",
        "1. “Samovar”: 6.00 out of 10 (average), between 5.00 and 7.00 · €40.00 · 4.5 of 5 stars from 1,200 owners.",
        "2. “Kettle”: 6.00 out of 10 (average), between 5.00 and 7.00 · €30.00 · no stars shown.",
        "3. “Urn”: 7.50 out of 10 (average), between 6.00 and 9.00 · no price shown · out of stock · no stars shown"
        " · advised against: several reviews tell of danger.",
        "– “Pan”: Not enough evidence: only 3 owners rated it · £20.00 · no stars shown.",
        "– “https://shop.example/gone”: the shop has no such page (E003).",
        "By score these are too close to tell apart: “Samovar”, “Kettle”.",
        "Prices in EUR and GBP are not converted, and not compared with each other.",
        "Ranked by what each is worth at the least; what is advised against comes last.",
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_tells_the_same_of_each_product(language: Language) -> None:
    ours, english = told(MANY, language), told(MANY, "en")
    assert len(ours) == len(english)
    for line, other in zip(ours, english, strict=True):
        assert names_in(line) == names_in(other)
        assert language == "en" or line != other


def names_in(line: str) -> set[str]:
    return {name for name in ("Samovar", "Kettle", "Urn", "Pan", "gone", "E003", "GBP") if name in line}


def test_what_is_not_known_is_said() -> None:
    unknown = replace(DEAR, verdict=replace(DEAR.verdict, missing=("price_history", "trust", "price")))
    line = told((unknown, CHEAP), "en")[1]
    assert line.endswith("Not known yet: how the price has moved and how far the reviews can be trusted.")


def test_products_of_one_name_are_told_apart_by_their_shops_else_by_their_places() -> None:
    def at(shop: str, price: int) -> VerdictDocument:
        ref = ProductRef(url="", canonical="", shop=shop, kind="product")
        return replace(product("Kettle", price=Decimal(price)), ref=ref)

    assert "“Kettle (b.example)” is better for the money than “Kettle (a.example)”" in answer(
        at("a.example", 40), at("b.example", 30)
    )
    assert "than “Kettle (a.example) (1)”" in answer(at("a.example", 40), at("a.example", 30))
