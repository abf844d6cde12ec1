"""`make fuzz SECONDS=60`: every target for so long, two side by side. What breaks one is kept under var/fuzz/found/."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.fuzz.targets import SEEDS, TARGETS

ATHERIS = "atheris==3.0.0"
HOME = Path("var/fuzz")
LIBRARY, FOUND = HOME / "library", HOME / "found"
SECONDS_UNTIL_HANGING = 60
"""By the clock, on a machine however busy; the CPU time of an input is limited by the targets."""
MOST_MEGABYTES = 1024
LONGEST_INPUT = 100_000
AT_ONCE = 2


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
    return 1 if any(code for code, _ in results) else 0


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
