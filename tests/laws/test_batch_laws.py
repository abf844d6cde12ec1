"""The laws of the batch face: one line, one answer, and the same one as without it."""

import io
import json
from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from worthit.batch import KINDS, run
from worthit.product.model import Review
from worthit.testing.laws.strategies import TELLING_TEXTS, evidence, reviews
from worthit.verdict.hear import hear
from worthit.verdict.model import VerdictInput
from worthit.verdict.weigh import weigh

scalars = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.sampled_from(["1", "2026-01-01"])
)
keys = st.sampled_from(
    (
        "id", "file", "files", "url", "kind", "product", "reviews", "points", "snapshots", "now", "at", "amount",
        "currency", "price", "rating", "rating_count", "histogram", "themes", "name", "positive", "negative", "text",
    )
)  # fmt: skip
anything = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=4), max_leaves=12
)
lines = st.dictionaries(keys, anything, max_size=6).map(lambda line: json.dumps(line).encode()) | st.binary(max_size=40)


def answered(kind: str, *given_lines: bytes) -> list[bytes]:
    out = io.BytesIO()
    run(kind, given_lines, out, engine="fast")
    return out.getvalue().splitlines()


@settings(max_examples=150)
@given(st.sampled_from(sorted(KINDS)), st.lists(lines, max_size=5))
def test_every_line_gets_its_answer_whatever_it_holds(kind: str, given_lines: list[bytes]) -> None:
    given_lines = [line.replace(b"\n", b"") for line in given_lines]
    answers = [json.loads(answer) for answer in answered(kind, *given_lines)]
    assert len(answers) == sum(bool(line.strip()) for line in given_lines)
    assert all(answer.get("error", {}).get("code") != "E012" for answer in answers)


@settings(max_examples=150)
@given(evidence(), reviews(texts=TELLING_TEXTS))
def test_a_verdict_of_a_line_is_the_verdict_of_its_evidence_and_of_what_its_reviews_say(
    given: VerdictInput, said: tuple[Review, ...]
) -> None:
    given = replace(given, reviews=said)
    line: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(given)) | {"id": "x"}
    (answer,) = answered("verdict", json.dumps(line).encode())
    assert answer == b'{"id":"x",' + msgspec.json.encode(weigh(given, hear(given, engine="fast")))[1:]
