"""Simple sentences of buyers in five languages: what they praise, what they blame, and what only sounds bad."""

import pytest

from tests.unit.reviews.aspects.opinions import sides, told, written
from worthit.reviews.listen import listen
from worthit.reviews.model import Polarity
from worthit.reviews.sentiment import Engine

ENGINES = pytest.mark.parametrize("engine", ["deep", "fast"])


@ENGINES
@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("The battery is great.", "positive"),
        ("The battery is terrible.", "negative"),
        ("The battery is not good.", "negative"),
        ("La batteria è ottima.", "positive"),
        ("La batteria è pessima.", "negative"),
        ("La batteria non è buona.", "negative"),
        ("Der Akku ist super.", "positive"),
        ("Der Akku ist furchtbar.", "negative"),
        ("Der Akku ist nicht gut.", "negative"),
        ("La batterie est excellente.", "positive"),
        ("La batterie est nulle.", "negative"),
        ("La batterie n'est pas bonne.", "negative"),
        ("La batería es excelente.", "positive"),
        ("La batería es pésima.", "negative"),
        ("La batería no es buena.", "negative"),
    ],
)
def test_praise_and_blame_of_one_thing(text: str, side: Polarity, engine: Engine) -> None:
    assert sides(told(text, engine=engine)) == {"battery": side}


@ENGINES
@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("It is not expensive.", "positive"),
        ("It is too expensive.", "negative"),
        ("Non è caro.", "positive"),
        ("È troppo caro.", "negative"),
        ("Es ist nicht teuer.", "positive"),
        ("Es ist zu teuer.", "negative"),
        ("Ce n'est pas cher.", "positive"),
        ("C'est trop cher.", "negative"),
        ("No es caro.", "positive"),
        ("Es muy caro.", "negative"),
    ],
)
def test_a_denied_complaint_of_the_price_is_praise(text: str, side: Polarity, engine: Engine) -> None:
    assert sides(told(text, engine=engine)) == {"price_value": side}
    heard = listen(written(text), engine=engine)
    assert (heard.content, heard.discontent) == ((1, 0) if side == "positive" else (0, 1))


@pytest.mark.parametrize(
    "text",
    [
        "The pressure is at eight bars.",
        "La pressione è di otto bar.",
        "Der Druck liegt bei acht Bar.",
        "La pression est de huit bars.",
        "La presión es de ocho bares.",
        "It has a low fire setting.",
    ],
)
def test_a_thing_whose_name_sounds_bad_is_not_blamed_for_it(text: str) -> None:
    assert told(text).cons == ()
    assert "negative" not in sides(told(text)).values()


@ENGINES
@pytest.mark.parametrize(
    "text",
    [
        "The sound is great but the battery is terrible.",
        "The battery is terrible but the sound is great.",
        "Il suono è ottimo ma la batteria è pessima.",
        "La batteria è pessima ma il suono è ottimo.",
        "Der Klang ist toll, aber der Akku ist schrecklich.",
        "Der Akku ist schrecklich, aber der Klang ist toll.",
        "Le son est excellent mais la batterie est horrible.",
        "La batterie est horrible mais le son est excellent.",
        "El sonido es excelente pero la batería es pésima.",
        "La batería es pésima pero el sonido es excelente.",
    ],
)
def test_both_sides_of_a_but_are_heard(text: str, engine: Engine) -> None:
    assert sides(told(text, engine=engine)) == {"sound_quality": "positive", "battery": "negative"}
