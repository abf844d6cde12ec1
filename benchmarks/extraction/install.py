"""The peers in rooms of their own."""

import shutil
from pathlib import Path

from benchmarks.rooms import ROOMS, is_made, note, python_room, run

HERE = Path(__file__).parent / "peers"


def python_peer() -> Path:
    """The Python that has extruct and price-parser."""
    return python_room("python", HERE / "requirements.txt")


def node_peer() -> Path | None:
    """The script that answers with metascraper, beside its node_modules; None where npm or node is absent."""
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        return None
    room, pins, script = ROOMS / "node", HERE / "package.json", HERE / "metascraper_peer.mjs"
    if not is_made(room, pins):
        room.mkdir(parents=True, exist_ok=True)
        shutil.copy(pins, room)
        run(npm, "install", "--no-package-lock", "--ignore-scripts", "--no-audit", "--no-fund", "--silent", cwd=room)
        note(room, pins)
    return Path(shutil.copy(script, room))
