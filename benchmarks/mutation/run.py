"""One run of mutmut over a copy of the sources."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from msgspec import Struct

from benchmarks.mutation.targets import Target

COPIED = ("worthit", "tests", "docs", "pyproject.toml")
_KILLED = frozenset((1, 3, 24, -24, 36, 152, 255))
"""Exit codes of mutmut: a test failed, pytest broke, or it ran on without end."""
_SURVIVED = 0


class Outcome(Struct, frozen=True, kw_only=True):
    """unreached: mutants that no test runs. survivors: by mutmut's names."""

    made: int
    killed: int
    unreached: int
    survivors: tuple[str, ...]


def run(target: Target, repository: Path, folder: Path, at_once: int = 2) -> Outcome:
    """Mutate a target in this folder. Raises CalledProcessError where its tests fail without any mutant."""
    for name in COPIED:
        source = repository / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / name)
    (folder / "setup.cfg").write_text(_settings(target))
    kept = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "CI")}
    with (folder / "log").open("wb") as log:
        done = subprocess.run(
            [sys.executable, "-m", "mutmut", "run", "--max-children", str(at_once)],
            cwd=folder,
            env={**kept, "HYPOTHESIS_PROFILE": "mutation"},
            stdout=log,
            stderr=subprocess.STDOUT,
            check=False,
        )
    outcome = _outcome(folder / "mutants")
    if not outcome.made or outcome.killed + len(outcome.survivors) + outcome.unreached < outcome.made:
        print((folder / "log").read_text(errors="replace")[-4000:], file=sys.stderr)
        raise subprocess.CalledProcessError(done.returncode, "mutmut")
    return outcome


def _settings(target: Target) -> str:
    lines = (
        "[mutmut]",
        "source_paths=worthit",
        f"only_mutate={target.code}",
        "also_copy=docs",
        "pytest_add_cli_args=",
        *("    -q", "    -x", "    -p", "    no:xdist"),
        "pytest_add_cli_args_test_selection=",
        *(f"    {test}" for test in target.tests),
    )
    return "\n".join(lines) + "\n"


def _outcome(mutants: Path) -> Outcome:
    codes: dict[str, int | None] = {}
    for file in sorted(mutants.rglob("*.py.meta")):
        codes |= json.loads(file.read_text())["exit_code_by_key"]
    ended = {name: code for name, code in codes.items() if code is not None}
    killed = sum(code in _KILLED for code in ended.values())
    survivors = tuple(name for name, code in ended.items() if code == _SURVIVED)
    return Outcome(made=len(codes), killed=killed, unreached=len(ended) - killed - len(survivors), survivors=survivors)
