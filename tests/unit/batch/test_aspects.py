"""`aspects` on the batch face: what the reviews of a product praise and blame, with counts and quotes to the letter."""

import io
import json
from typing import Any

import pytest

from tests.unit.reviews.aspects.opinions import BUYERS
from worthit.batch import run
from worthit.product.model import Review
from worthit.reviews.listen import listen

SIDES = ("pros", "cons", "mixed", "voices")
REVIEWS: list[dict[str, Any]] = [
    {"id": number, "text": f"{buyer} The battery is terrible. {'I love the screen.' if number % 2 else ''}"}
    for number, buyer in enumerate(BUYERS)
]


def answers(*lines: object, engine: str = "fast") -> list[dict[str, Any]]:
    out = io.BytesIO()
    run("aspects", [json.dumps(line).encode() for line in lines], out, engine=engine)  # type: ignore[arg-type]
    return [json.loads(line) for line in out.getvalue().splitlines()]


@pytest.mark.parametrize("engine", ["deep", "fast"])
def test_an_answer_has_these_keys_and_the_aspects_theirs(engine: str) -> None:
    (answer,) = answers({"id": 7, "reviews": REVIEWS, "more": 1}, engine=engine)
    assert list(answer) == ["id", *SIDES]
    assert answer["id"] == 7
    (con,) = (one for one in answer["cons"] if one["topic"] == "battery")
    assert {"aspect", "label", "polarity", "k", "n", "opposite", "share", "quotes"} <= set(con)
    assert (con["aspect"], con["polarity"], con["k"], con["n"], con["opposite"]) == ("battery", "negative", 10, 10, 0)
    assert "screen" in {one["topic"] for one in answer["pros"]}


def test_quotes_are_python_slices_of_their_review() -> None:
    emoji = [{"id": f"e{number}", "text": f"👍🏽 Ça, {one['text']}"} for number, one in enumerate(REVIEWS)]
    (answer,) = answers({"id": 1, "reviews": emoji})
    texts = {one["id"]: one["text"] for one in emoji}
    quotes = [quote for side in SIDES for one in answer[side] for quote in one["quotes"]]
    assert quotes
    assert all(texts[quote["review"]][quote["start"] : quote["end"]] == quote["text"] for quote in quotes)


@pytest.mark.parametrize(
    ("lang", "label"),
    [
        (None, "Battery life"),
        ("de-AT", "Akkulaufzeit"),
        ("it_CH", "Autonomia"),
        ("FR", "Autonomie"),
        ("", "Battery life"),
    ],
)
def test_labels_are_the_reader_s_and_words_the_buyers(lang: str | None, label: str) -> None:
    (answer,) = answers({"id": 1, "reviews": REVIEWS, "lang": lang})
    assert ("battery", label) in {(one["aspect"], one["label"]) for one in answer["cons"]}


def test_a_line_is_heard_as_its_reviews_are() -> None:
    (answer,) = answers({"id": 1, "reviews": REVIEWS})
    heard = listen([Review(id=str(one["id"]), text=one["text"]) for one in REVIEWS], engine="fast").opinions
    for side in SIDES:
        assert [(one["label"], one["k"], one["opposite"]) for one in answer[side]] == [
            (one.label, one.k, one.opposite) for one in getattr(heard, side)
        ]


def test_without_reviews_nothing_is_invented() -> None:
    nothing: dict[str, Any] = {side: [] for side in SIDES}
    told = answers(
        {"id": 1}, {"id": 2, "reviews": None}, {"id": 3, "reviews": []}, {"id": 4, "reviews": [{}, {"text": None}]}
    )
    assert told == [{"id": number} | nothing for number in (1, 2, 3, 4)]


def test_reviews_without_ids_are_quoted_by_their_place() -> None:
    given = [{"text": "Nothing to say."}, {"text": "The battery is terrible."}]
    (answer,) = answers({"id": 1, "reviews": given})
    (quote,) = answer["voices"][0]["quotes"]
    assert (quote["review"], quote["text"]) == ("#2", given[1]["text"])


def test_reviews_without_ids_are_each_heard() -> None:
    (answer,) = answers({"id": 1, "reviews": [{"text": one["text"]} for one in REVIEWS]})
    assert [(one["k"], one["n"]) for one in answer["cons"] if one["topic"] == "battery"] == [(10, 10)]


def test_a_line_that_cannot_be_answered_says_so_and_the_rest_goes_on() -> None:
    first, second, third = answers(
        {"id": 1, "reviews": "many"}, {"id": 2, "reviews": REVIEWS, "lang": "tlh"}, {"id": 3}
    )
    assert [(line["id"], line["error"]["code"]) for line in (first, second)] == [(1, "E009"), (2, "E009")]
    assert "error" not in third
