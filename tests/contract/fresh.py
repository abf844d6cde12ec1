"""A fresh interpreter, in which nothing is imported yet and only installed plugins are to be found."""

import os
import subprocess
import sys
from pathlib import Path


def python(folder: Path, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run Python with `folder` as a place of installed packages and these settings, in an empty directory."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("WORTHIT_")}
    empty = folder.parent / "empty"
    empty.mkdir(exist_ok=True)
    return subprocess.run(
        [sys.executable, *arguments],
        env={**environment, **settings, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"},
        cwd=empty,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def worthit(folder: Path, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run the command line."""
    return python(folder, "-m", "worthit", *arguments, **settings)
