"""Requests made from the OpenAPI document: schemathesis, with all its checks, against a running instance."""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

BEHIND_PROXY = {"WORTHIT_WEB__TRUSTED_PROXIES": "127.0.0.0/8"}
"""Settings with which an instance believes the addresses of the hooks."""
CONFIGURATION = Path(__file__).with_name("schemathesis.toml")


def schemathesis(
    url: str, *, seed: int, examples: int, seconds: int | None = None, api_key: str = ""
) -> tuple[int, str]:
    """Its exit code, and what it said. seconds: fuzz for so long; else each part runs once. api_key: of who asks."""
    headers = [f"--header=Authorization: Bearer {api_key}"] if api_key else []
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
                *headers,
            ],
            cwd=folder,
            env={**os.environ, "SCHEMATHESIS_HOOKS": "tests.fuzz.schemathesis_hooks", "PYTHONPATH": _importable()},
            check=False,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
    return run.returncode, run.stdout.decode("utf-8", "replace")


def _importable() -> str:
    return os.pathsep.join(filter(None, [str(Path(__file__).parents[2]), os.environ.get("PYTHONPATH")]))
