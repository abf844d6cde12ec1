"""A folder of keys: files are there whole or not at all, readable by their owner alone, and changed by one process at a
time.
"""

import fcntl
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from worthit.errors import AnalysisUnavailable

_DRAFT = ".draft-"
_TRIAL = ".trial-"


class KeyFolder:
    """Nothing is touched before the first use. What cannot be read or written raises AnalysisUnavailable."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self, name: str) -> bytes | None:
        """The content of a file; None where there is none."""
        with _told():
            try:
                return (self.path / name).read_bytes()
            except FileNotFoundError:
                return None

    def names(self, pattern: str) -> list[str]:
        """The files that there are, sorted by name."""
        with _told():
            return sorted(str(found.relative_to(self.path)) for found in self.path.glob(pattern))

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Whoever else wants to write waits until the block ends. A process that dies lets the others go on."""
        with _told():
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
            lock = os.open(self.path / ".lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            with _told():
                fcntl.flock(lock, fcntl.LOCK_EX)
                self._forget_drafts()
            yield
        finally:
            os.close(lock)

    def write(self, name: str, content: bytes) -> None:
        """Put a file in the place of the one that was there; only for those who are `alone`."""
        with _told():
            path = self.path / name
            path.parent.mkdir(mode=0o700, exist_ok=True)
            handle, draft = tempfile.mkstemp(prefix=_DRAFT, dir=self.path)
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(handle)
            Path(draft).replace(path)
            _sync(path.parent)

    def writable(self) -> bool:
        """Whether files can be written here, or the folder be made. It is tried, and nothing is left behind.

        To ask for permission is not enough: root has it in `/proc` too, where nothing can be made.
        """
        there = next(path for path in (self.path, *self.path.absolute().parents) if os.path.lexists(path))
        try:
            Path(tempfile.mkdtemp(prefix=_TRIAL, dir=there)).rmdir()
        except OSError:
            return False
        return True

    def _forget_drafts(self) -> None:
        """A process that died in the middle must leave no copy of a key."""
        for draft in self.path.glob(f"{_DRAFT}*"):
            draft.unlink()


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise AnalysisUnavailable(f"The folder of keys cannot be used (WORTHIT_KEYS__FOLDER): {reason}.") from None
