"""From saved pages to verdicts, as the batch face hands them on; and verdicts from data that people write by hand."""

import gzip
import io
import json
from pathlib import Path
from typing import Any

from worthit.batch import run

OFFER = {
    "@context": "https://schema.org",
    "@type": "Product",
    "name": "Nordhof Kettle 7",
    "offers": {
        "@type": "Offer",
        "price": "39.90",
        "priceCurrency": "EUR",
        "availability": "https://schema.org/InStock",
    },
    "aggregateRating": {"@type": "AggregateRating", "ratingValue": "4.7", "ratingCount": "412"},
}
PAGE = f"""<!doctype html><html lang="en"><head><title>Nordhof Kettle 7</title>
<script type="application/ld+json">{json.dumps(OFFER)}</script></head>
<body><h1>Nordhof Kettle 7</h1><p>Price: €39.90</p><button>Add to basket</button></body></html>"""
ARTICLE = (
    "<html><head><title>How to boil water</title></head><body><article><p>Take a kettle.</p></article></body></html>"
)


def answered(kind: str, *lines: dict[str, Any] | bytes) -> bytes:
    out = io.BytesIO()
    run(kind, [line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines], out)
    return out.getvalue()


def answers(kind: str, *lines: dict[str, Any] | bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in answered(kind, *lines).splitlines()]


def test_what_extract_answers_goes_into_verdict_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "kettle.html.gz").write_bytes(gzip.compress(PAGE.encode()))
    (tmp_path / "water.html").write_text(ARTICLE)
    kettle, water, nowhere = (str(tmp_path / name) for name in ("kettle.html.gz", "water.html", "nowhere.html"))
    extracted = answered("extract", {"file": kettle}, {"file": water}, {"file": nowhere})
    product, article, absent = (json.loads(line) for line in extracted.splitlines())
    assert set(product) == {"file", "kind", "product"}
    assert (product["file"], product["kind"], product["product"]["price"]) == (kettle, "product", "39.90")
    assert (article["kind"], article["product"]) == ("not_product", None)
    assert (absent["file"], absent["error"]["code"]) == (nowhere, "E009")

    good, none, failed = answers("verdict", *extracted.splitlines())
    assert (good["file"], good["band"], good["basis"]) == (kettle, "good", ["satisfaction"])
    assert (none["file"], none["kind"], none["value_score"]) == (water, "not_product", None)
    assert failed == absent


def test_several_files_are_one_product_and_the_first_names_it(tmp_path: Path) -> None:
    for name in ("one.html", "two.html"):
        (tmp_path / name).write_text(PAGE)
    files = [str(tmp_path / name) for name in ("one.html", "two.html")]
    answer, missing, nothing = answers("extract", {"files": files}, {"files": [str(tmp_path / "x")]}, {"files": []})
    assert (answer["file"], answer["kind"]) == (files[0], "product")
    assert (missing["file"], missing["error"]["code"]) == (str(tmp_path / "x"), "E009")
    assert nothing["error"]["code"] == "E009"


def test_a_verdict_has_the_keys_of_its_contract() -> None:
    (answer,) = answers(
        "verdict", {"id": 7, "product": {"price": 12.5, "currency": "EUR", "rating": 4, "rating_count": 9}}
    )
    assert list(answer)[:2] == ["id", "kind"]
    assert answer["id"] == 7
    promised = {
        "value_score", "uncapped", "interval", "band", "recommendation", "basis", "reasons", "vetoes", "missing",
        "pros", "cons", "mixed", "voices", "themes", "trust", "price", "stars", "read", "engine",
    }  # fmt: skip
    assert promised <= set(answer)
    assert set(answer["reasons"][0]) == {"name", "weight", "value", "contribution", "evidence"}
    assert set(answer["price"]["lows"]) == {"30", "90", "365", "ever"}
    assert answer["price"]["lows"]["ever"] == "12.5"
    assert answer["read"] == {"reviews": 0, "of": 9}


def test_null_means_absent_and_unknown_keys_and_words_are_ignored() -> None:
    full = {"id": "k", "product": {"price": "40", "currency": "EUR", "rating": 4.5, "rating_count": 90}}
    padded: dict[str, Any] = {
        "id": "k", "kind": None, "reviews": None, "points": None, "snapshots": None, "now": None, "colour": "blue",
        "product": {
            **full["product"],  # type: ignore[dict-item]
            "histogram": None, "themes": None, "reviews": None, "availability": "preorder", "spout": {"length": 3},
            "list_price": None, "rating_best": None, "review_count": None,
        },
    }  # fmt: skip
    assert answered("verdict", padded) == answered("verdict", full)
    assert answers("verdict", {"id": 1, "product": {}}, {"id": 2, "product": None})[0]["recommendation"] == "unknown"


def test_numbers_may_stand_in_strings_and_times_may_be_days() -> None:
    def line(**product: Any) -> dict[str, Any]:
        points = [{"at": f"2026-07-{day:02}", "amount": product["price"], "currency": "eur"} for day in range(1, 25)]
        return {"id": 1, "product": product, "points": points}

    exact = line(price="40", currency="EUR", rating=4.5, rating_count=90)
    loose = line(price=40, currency=" eur ", rating="4.5", rating_count="90")
    loose["points"][0] |= {"at": "2026-07-01T02:00:00+0200"}
    assert answered("verdict", exact) == answered("verdict", loose)
    assert answers("verdict", exact)[0]["price"]["days_tracked"] == 23


def test_the_word_of_older_data_for_a_page_that_is_no_product_is_understood() -> None:
    assert answers("verdict", {"file": "a", "kind": "not-product"})[0]["kind"] == "not_product"


def test_reviews_of_the_line_and_of_its_product_merge_by_id() -> None:
    review = {"id": "r1", "text": "Fine.", "rating": 4}
    (answer,) = answers(
        "verdict", {"id": 1, "product": {"reviews": [review, {"id": 2}]}, "reviews": [review, {"id": "2"}]}
    )
    assert answer["read"]["reviews"] == 2


def test_a_point_or_a_theme_with_a_part_absent_is_no_point_and_no_theme() -> None:
    points = [{"at": None, "amount": 3, "currency": "EUR"}, {"at": "2026-07-01", "amount": None, "currency": "EUR"}]
    (answer,) = answers("verdict", {"id": 1, "product": {"themes": [{"mentions": 3}]}, "points": points})
    assert (answer["themes"], answer["price"]["days_tracked"]) == ([], 0)


def test_a_page_with_a_link_that_is_none_is_the_lines_fault(tmp_path: Path) -> None:
    (tmp_path / "kettle.html").write_text(PAGE)
    (line,) = answers("extract", {"file": str(tmp_path / "kettle.html"), "url": "http://["})
    assert line["error"]["code"] == "E001"
