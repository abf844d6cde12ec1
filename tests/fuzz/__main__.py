"""`make fuzz SECONDS=60`: every target for so long, two side by side, then the API by its document, with a seed of its
own each time. What breaks a target is kept under var/fuzz/found/.
"""

import os
import secrets
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.fuzz.requests import ASKED_MUCH, schemathesis
from tests.fuzz.targets import SEEDS, TARGETS
from tests.journeys.instance import running_instance

ATHERIS = "atheris==3.0.0"
HOME = Path("var/fuzz")
LIBRARY, FOUND = HOME / "library", HOME / "found"
SECONDS_UNTIL_HANGING = 60
"""By the clock, on a machine however busy; the CPU time of an input is limited by the targets."""
MOST_MEGABYTES = 1024
LONGEST_INPUT = 100_000
AT_ONCE = 2
API_EXAMPLES = 100
"""Requests of each operation, at most, in each round."""


def main() -> int:
    if len(sys.argv) != 2 or not sys.argv[1].isdigit():
        print("make fuzz SECONDS=60: give how long each target is fuzzed.", file=sys.stderr)
        return 2
    seconds = int(sys.argv[1])
    _install()
    FOUND.mkdir(parents=True, exist_ok=True)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        results = list(pool.map(lambda target: _fuzz(target, seconds), TARGETS))
    for target, (code, last) in zip(TARGETS, results, strict=True):
        print(f"{target:8} {'held' if code == 0 else 'BROKE'}  {last}")
    broken = _fuzz_api(seconds)
    return 1 if broken or any(code for code, _ in results) else 0


def _fuzz_api(seconds: int) -> bool:
    """Whether schemathesis found anything in a running instance; all that it said is printed then."""
    seed = secrets.randbelow(2**32)
    with TemporaryDirectory() as home, running_instance(Path(home), None, **ASKED_MUCH) as instance:
        key = instance.new_api_key()
        code, said = schemathesis(instance.url, seed=seed, examples=API_EXAMPLES, api_key=key, seconds=seconds)
    print(f"{'api':8} {'held' if code == 0 else 'BROKE'}  seed {seed}")
    if code:
        print(said)
    return code != 0


def _install() -> None:
    """atheris, beside the project's own libraries: only this verb needs it."""
    uv = Path(sys.executable).with_name("uv")
    if not (LIBRARY / "atheris").is_dir():
        install: list[str | Path] = [uv, "pip", "install", "-q", "--target", LIBRARY, ATHERIS]
        if subprocess.run(install, check=False).returncode:
            sys.exit(f"NOTHING WAS FUZZED: {ATHERIS} cannot be installed here.")


def _fuzz(target: str, seconds: int) -> tuple[int, str]:
    """How the run ended, and its last line; of a failure all is printed."""
    corpus = HOME / "corpus" / target
    corpus.mkdir(parents=True, exist_ok=True)
    for name, seed in SEEDS[target]().items():
        (corpus / name).write_bytes(seed[:LONGEST_INPUT])
    options = {
        "max_total_time": seconds,
        "timeout": SECONDS_UNTIL_HANGING,
        "rss_limit_mb": MOST_MEGABYTES,
        "max_len": LONGEST_INPUT,
        "artifact_prefix": f"{FOUND}/{target}-",
    }
    run = subprocess.run(
        [
            sys.executable,
            "-m",
            "tests.fuzz.targets",
            target,
            *(f"-{name}={value}" for name, value in options.items()),
            corpus,
        ],
        env=os.environ | {"PYTHONPATH": f"{LIBRARY}{os.pathsep}{os.environ.get('PYTHONPATH', '')}"},
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    said = run.stdout.decode("utf-8", "replace").splitlines()
    if run.returncode:
        print("\n".join(said[-60:]))
    return run.returncode, next((line for line in reversed(said) if line.startswith("Done")), "")


if __name__ == "__main__":
    sys.exit(main())
