"""Commands that cannot do without the database, on one that cannot be used."""

from pathlib import Path

import pytest

from tests.terminal import worthit

LINK = "https://nordhof.example/products/brass-kettle"


@pytest.mark.parametrize(
    "command",
    [
        ("prices", "show", LINK),
        ("forget", LINK),
        ("forget", "--author", "Ada"),
        ("accounts", "list"),
        ("accounts", "new"),
        ("watch", "list"),
        ("watch", "remove", "abc"),
    ],
)
@pytest.mark.parametrize("where", ["damaged.db", "/proc/worthit.db"])
def test_a_database_that_cannot_be_used_is_told_in_one_line(
    tmp_path: Path, command: tuple[str, ...], where: str
) -> None:
    (tmp_path / "damaged.db").write_bytes(bytes(range(256)))
    done = worthit(*command, cwd=tmp_path, WORTHIT_STORAGE__URL=f"sqlite+aiosqlite:///{tmp_path / where}")
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"Traceback" not in done.stderr
    assert done.stderr.decode().splitlines()[-1].startswith("E004 ")
    assert "worthit doctor" in done.stderr.decode().splitlines()[-1]
