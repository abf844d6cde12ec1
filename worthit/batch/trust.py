"""`trust`: the reviews of one product → how far they can be trusted."""

import msgspec
from msgspec import Raw, Struct

from worthit.batch.given import GivenEvidence
from worthit.reviews.trust.judge import judge_trust
from worthit.reviews.trust.model import Grade, ReviewTrust, TestName, TestResult


class _Given(GivenEvidence):
    id: Raw = Raw(b"null")


class _Test(Struct):
    name: TestName
    p: float
    delta_stars: float
    failed: bool


class _Answer(Struct):
    id: Raw
    grade: Grade | None
    adjusted_rating: float | None
    range: tuple[float, float] | None
    kept: int
    seen: int
    tests: list[_Test]
    reviews: tuple[ReviewTrust, ...]


_decoder = msgspec.json.Decoder(_Given, strict=False)


def answer(line: bytes) -> bytes:
    given = _decoder.decode(line)
    evidence = given.as_input()
    product = evidence.product
    reviews = (*(product.reviews if product else ()), *evidence.reviews)
    trust = judge_trust(reviews, product, evidence.snapshots, evidence.now)
    return msgspec.json.encode(
        _Answer(
            id=given.id,
            grade=trust.grade,
            adjusted_rating=trust.adjusted_rating,
            range=trust.range,
            kept=trust.kept,
            seen=trust.seen,
            tests=[_shown(test) for test in trust.tests],
            reviews=trust.reviews,
        )
    )


def _shown(test: TestResult) -> _Test:
    return _Test(test.name, test.p, test.delta_stars, test.failed)
