"""Requests made from the OpenAPI document: schemathesis, with all its checks, against a running instance."""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ASKED_MUCH = {"WORTHIT_WEB__TRUSTED_PROXIES": "127.0.0.0/8", "WORTHIT_LIMITS__REQUESTS_PER_MINUTE": "1000000"}
"""Settings of an instance that believes the addresses of the hooks, and takes as many requests as are made."""
_HERE = Path(__file__).parent
_HOOKS = "tests.fuzz.schemathesis_hooks"


def schemathesis(url: str, *, seed: int, examples: int, api_key: str, seconds: int | None = None) -> tuple[int, str]:
    """Its exit code, and what it said. api_key: of who asks. seconds: fuzz for so long; else each part runs once."""
    limits = [f"--max-examples={examples}", *([f"--max-time={seconds}"] if seconds else [])]
    importable = os.pathsep.join(filter(None, [str(_HERE.parents[1]), os.environ.get("PYTHONPATH")]))
    hooks = {"SCHEMATHESIS_HOOKS": _HOOKS, "PYTHONPATH": importable, "WORTHIT_TEST_API_KEY": api_key}
    with TemporaryDirectory() as folder:  # it leaves notes where it runs
        run = subprocess.run(
            [
                Path(sys.executable).with_name("schemathesis"),
                f"--config-file={_HERE / 'schemathesis.toml'}",
                "--no-color",
                "run",
                f"{url}/openapi.json",
                "--checks=all",
                f"--seed={seed}",
                *limits,
            ],
            cwd=folder,
            env=os.environ | hooks,
            check=False,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
    return run.returncode, run.stdout.decode("utf-8", "replace")
