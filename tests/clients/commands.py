"""Programs that the tests of clients run."""

import subprocess
from collections.abc import Mapping
from pathlib import Path

HERE = Path(__file__).parent
SAVED_PAGE = HERE.parent / "journeys" / "pages" / "kettle.html"


def run(*command: str | Path, at: Path, environment: Mapping[str, str] | None = None) -> str:
    """What the program says; the test fails with it if the program does."""
    ran = subprocess.run(command, cwd=at, env=environment, check=False, capture_output=True, text=True)
    said = ran.stdout + ran.stderr
    assert ran.returncode == 0, said
    return said
