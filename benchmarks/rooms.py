"""Peers in rooms of their own under `var/peers/`, never in the project's venv: made once for each list of pins."""

import hashlib
import subprocess
import sys
from pathlib import Path

ROOMS = Path("var") / "peers"
_UV = Path(sys.executable).with_name("uv")


def python_room(name: str, pins: Path) -> Path:
    """The Python of a venv that has what `pins` names and nothing else."""
    room = ROOMS / name
    python = room / "bin" / "python"
    if not is_made(room, pins):
        run(str(_UV), "--quiet", "venv", "--clear", "--no-project", "--python", sys.executable, str(room))
        run(str(_UV), "--quiet", "pip", "install", "--no-deps", "--python", str(python), "-r", str(pins))
        note(room, pins)
    return python


def is_made(room: Path, pins: Path) -> bool:
    stamp = room / "installed"
    return stamp.is_file() and stamp.read_text() == _digest(pins)


def note(room: Path, pins: Path) -> None:
    """Remember that the room has what `pins` names."""
    (room / "installed").write_text(_digest(pins))


def run(*command: str, cwd: Path | None = None) -> None:
    print(f"installing a peer: {' '.join(command[:3])} …", file=sys.stderr)
    subprocess.run(command, cwd=cwd, check=True, stdout=sys.stderr)


def _digest(pins: Path) -> str:
    return hashlib.sha256(pins.read_bytes()).hexdigest()
