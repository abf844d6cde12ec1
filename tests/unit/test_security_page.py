"""docs/security.md names tests: each has to be there."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "security.md").read_text("utf-8")


def test_every_test_that_is_named_is_there() -> None:
    named = re.findall(r"`(?P<file>tests/[\w/]+\.py)?(?:::(?P<test>\w+))?`", PAGE)
    named = [(file, test) for file, test in named if file or test]
    assert len(named) >= 30
    file = ""
    for path, test in named:
        file = path or file
        assert (ROOT / file).is_file(), file
        if test:
            assert re.search(rf"^(?:async )?def {test}\(", (ROOT / file).read_text("utf-8"), re.MULTILINE), test


def test_each_threat_has_its_row() -> None:
    assert re.findall(r"\*\*API(\d+) ", PAGE) == [str(number) for number in range(1, 11)]
