"""Requests made from the OpenAPI document: schemathesis, with all its checks, against a running instance."""

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

CONFIGURATION = Path(__file__).with_name("schemathesis.toml")


def schemathesis(url: str, *, seed: int, examples: int, seconds: int | None = None) -> tuple[int, str]:
    """Its exit code, and what it said. seconds: fuzz for so long; else each part runs once."""
    limits = [f"--max-examples={examples}", *([f"--max-time={seconds}"] if seconds else [])]
    with TemporaryDirectory() as folder:  # it leaves notes where it runs
        run = subprocess.run(
            [
                Path(sys.executable).with_name("schemathesis"),
                f"--config-file={CONFIGURATION}",
                "--no-color",
                "run",
                f"{url}/openapi.json",
                "--checks=all",
                f"--seed={seed}",
                *limits,
            ],
            cwd=folder,
            check=False,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
    return run.returncode, run.stdout.decode("utf-8", "replace")
