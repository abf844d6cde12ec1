import io
import json
from typing import Any

import pytest

from worthit.batch import run


def answers(*lines: object, **options: Any) -> list[dict[str, Any]]:
    out = io.BytesIO()
    run("sentiment", [json.dumps(line).encode() for line in lines], out, **options)
    return [json.loads(line) for line in out.getvalue().splitlines()]


@pytest.mark.parametrize("engine", ["deep", "fast"])
def test_each_text_has_its_language_and_its_score(engine: str) -> None:
    good, bad = answers(
        {"id": 1, "text": "Ottimo, lo consiglio.", "extra": None}, {"id": "b", "text": "Leider kaputt."}, engine=engine
    )
    assert (good["id"], good["lang"]) == (1, "it")
    assert (bad["id"], bad["lang"]) == ("b", "de")
    assert good["sentiment"] > 0 > bad["sentiment"]
    assert set(good) == {"id", "lang", "sentiment"}


def test_the_language_given_is_believed() -> None:
    told, absent = answers({"id": 1, "text": "ok", "lang": "fr-CA"}, {"id": 2, "text": "Muy bueno", "lang": None})
    assert (told["lang"], absent["lang"]) == ("fr", "es")


def test_a_line_that_cannot_be_judged_says_so_and_the_rest_goes_on() -> None:
    first, second, third = answers({"id": 1}, {"id": 2, "text": "x", "lang": "tlh"}, {"id": 3, "text": "Good."})
    assert (first["id"], first["error"]["code"]) == (1, "E009")
    assert second["error"]["code"] == "E009"
    assert third["sentiment"] > 0
