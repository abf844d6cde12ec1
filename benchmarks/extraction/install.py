"""The peers in rooms of their own under `var/peers/`, never in the project's venv: made once for each list of pins."""

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent / "peers"
ROOMS = Path("var") / "peers"
_UV = Path(sys.executable).with_name("uv")


def python_peer() -> Path:
    """The Python that has extruct and price-parser."""
    room, pins = ROOMS / "python", HERE / "requirements.txt"
    python = room / "bin" / "python"
    if not _is_made(room, pins):
        _run(str(_UV), "--quiet", "venv", "--clear", "--no-project", "--python", sys.executable, str(room))
        _run(str(_UV), "--quiet", "pip", "install", "--no-deps", "--python", str(python), "-r", str(pins))
        _note(room, pins)
    return python


def node_peer() -> Path | None:
    """The script that answers with metascraper, beside its node_modules; None where npm or node is absent."""
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        return None
    room, pins, script = ROOMS / "node", HERE / "package.json", HERE / "metascraper_peer.mjs"
    if not _is_made(room, pins):
        room.mkdir(parents=True, exist_ok=True)
        shutil.copy(pins, room)
        _run(npm, "install", "--no-package-lock", "--ignore-scripts", "--no-audit", "--no-fund", "--silent", cwd=room)
        _note(room, pins)
    return Path(shutil.copy(script, room))


def _is_made(room: Path, pins: Path) -> bool:
    stamp = room / "installed"
    return stamp.is_file() and stamp.read_text() == _digest(pins)


def _note(room: Path, pins: Path) -> None:
    (room / "installed").write_text(_digest(pins))


def _digest(pins: Path) -> str:
    return hashlib.sha256(pins.read_bytes()).hexdigest()


def _run(*command: str, cwd: Path | None = None) -> None:
    print(f"installing a peer: {' '.join(command[:3])} …", file=sys.stderr)
    subprocess.run(command, cwd=cwd, check=True, stdout=sys.stderr)
