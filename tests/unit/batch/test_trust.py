import io
import json
from typing import Any

from tests.unit.reviews.trust.lists import honest, planted
from worthit.batch import run
from worthit.product.model import Review


def answers(*lines: object) -> list[dict[str, Any]]:
    out = io.BytesIO()
    run("trust", [json.dumps(line).encode() for line in lines], out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def as_lines(reviews: list[Review]) -> list[dict[str, Any]]:
    return [
        {"id": one.id, "text": one.text, "rating": one.rating, "date": one.date, "verified": one.verified,
         "author": one.author}
        for one in reviews
    ]  # fmt: skip


def test_an_answer_has_these_keys_and_no_others() -> None:
    (answer,) = answers({"id": 7, "reviews": as_lines(honest(20)), "more": 1})
    assert list(answer) == ["id", "grade", "adjusted_rating", "range", "kept", "seen", "tests", "reviews"]
    assert (answer["id"], answer["grade"], answer["kept"], answer["seen"]) == (7, "A", 20, 20)
    assert all(list(test) == ["name", "p", "delta_stars", "failed"] for test in answer["tests"])
    assert all(list(review) == ["id", "trust"] for review in answer["reviews"])
    assert len(answer["reviews"]) == 20


def test_copies_are_set_aside() -> None:
    (answer,) = answers({"id": "x", "reviews": as_lines([*honest(40), *planted(20)])})
    trusted = {review["id"]: review["trust"] for review in answer["reviews"]}
    assert answer["grade"] in ("E", "F")
    assert max(trust for name, trust in trusted.items() if name.startswith("f")) < 0.2
    assert answer["range"][0] <= answer["adjusted_rating"] <= answer["range"][1]


def test_the_marks_of_reviews_are_read() -> None:
    reviews = as_lines([*honest(40), *planted(1)])
    (answer,) = answers(
        {"id": 1, "reviews": [{**review, "verified": number > 3} for number, review in enumerate(reviews)]}
    )
    assert "unverified" in {test["name"] for test in answer["tests"]}


def test_the_product_and_snapshots_are_read() -> None:
    product = {
        "rating_count": 5000,
        "histogram": {"5": 40, "4": 10, "3": 10, "2": 10, "1": 30},
        "first_on_sale": "2026-01-01",
    }
    snapshots = [
        {"at": "2026-02-01", "rating": 4.0, "rating_count": 900, "review_ids": [1, "b"]},
        {"at": "2026-02-02", "rating": 4.5, "rating_count": 600, "histogram": None},
        {"at": None, "rating": 1.0},
    ]
    (answer,) = answers(
        {"id": 1, "reviews": as_lines(honest(12)), "product": product, "snapshots": snapshots, "now": "2026-03-01"}
    )
    ran = {test["name"]: test for test in answer["tests"]}
    assert {"shop_choice", "rating_rate", "removed"} <= set(ran)
    assert ran["removed"]["failed"]
    assert ran["removed"]["delta_stars"] == 0.5
    assert (answer["adjusted_rating"], answer["range"]) == (None, None)


def test_the_reviews_of_the_product_are_read_too() -> None:
    reviews = as_lines(honest(20))
    (answer,) = answers({"id": 1, "product": {"reviews": reviews[:12]}, "reviews": reviews[8:]})
    assert answer["seen"] == 20


def test_a_line_that_cannot_be_judged_says_so_and_the_rest_goes_on() -> None:
    first, second, third, empty = answers(
        {"id": 1, "reviews": "many"}, {"id": 2, "now": "soon"}, {"id": 3, "snapshots": [{"at": "x"}]}, {"id": 4}
    )
    assert [line["error"]["code"] for line in (first, second, third)] == ["E009"] * 3
    assert (first["id"], empty["id"], empty["grade"], empty["reviews"]) == (1, 4, None, [])
