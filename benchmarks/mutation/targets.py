"""What is mutated, and by which tests each mutant must be caught."""

from msgspec import Struct


class Target(Struct, frozen=True, kw_only=True):
    """code: a file, or a pattern of files. tests: files and folders."""

    name: str
    code: str
    tests: tuple[str, ...]


TARGETS = (
    Target(
        name="weigh",
        code="worthit/verdict/weigh.py",
        tests=(
            "tests/unit/verdict/test_weigh.py",
            "tests/unit/verdict/test_alarm_limits.py",
            "tests/unit/verdict/test_trust_limits.py",
            "tests/laws/test_verdict_laws.py",
        ),
    ),
    Target(
        name="discount",
        code="worthit/price/discount.py",
        tests=("tests/unit/price/test_discount.py", "tests/unit/price/test_judge.py", "tests/laws/test_price_laws.py"),
    ),
    Target(name="trust", code="worthit/reviews/trust/*", tests=("tests/unit/reviews/trust",)),
)
