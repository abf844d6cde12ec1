"""One side of the comparison: a process that holds all pages and answers one JSON line for each that asks."""

import re
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Self

import msgspec

Line = dict[str, Any]


class Side:
    """A started process. `name` is what the tables call it."""

    def __init__(self, name: str, command: Sequence[str]) -> None:
        self.name = name
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._hear()
        self.imported_mib = self._memory("VmRSS")
        self.loaded_mib = self.imported_mib

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.communicate()

    def load(self, pages: Iterable[Line]) -> None:
        """Hand over every page (`html`, `url`); from here the peak of memory counts anew."""
        for page in pages:
            self.ask("page", **page)
        self.loaded_mib = self._memory("VmRSS")
        Path(f"/proc/{self._process.pid}/clear_refs").write_text("5")  # the peak of loading is nobody's reading

    def seconds(self, pages: Sequence[int]) -> float:
        """How long it takes to read these pages once, by the side's own clock."""
        return float(self.ask("read", pages=pages)["seconds"])

    def peak_mib(self) -> float:
        """The most memory held since all pages were loaded, above what was held then."""
        return self._memory("VmHWM") - self.loaded_mib

    def ask(self, what: str, **given: Any) -> Line:
        """Raises RuntimeError when the process has ended."""
        assert self._process.stdin is not None
        self._process.stdin.write(msgspec.json.encode({"ask": what, **given}) + b"\n")
        self._process.stdin.flush()
        return self._hear()

    def _hear(self) -> Line:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"{self.name} ended with {self._process.wait()}")
        answer: Line = msgspec.json.decode(line)
        return answer

    def _memory(self, what: str) -> float:
        status = Path(f"/proc/{self._process.pid}/status").read_text()
        found = re.search(rf"{what}:\s*(\d+) kB", status)
        assert found is not None
        return int(found[1]) / 1024
